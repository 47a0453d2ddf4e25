import { printable } from '../../debug/printable.ts'
import { t } from '../../lib/language/t.ts'
import type { JournalLine, JournalOutcome } from '../../simulator/journal.ts'

const outcomeWords = (outcome: JournalOutcome, result: string | null): string => {
  switch (outcome.kind) {
    case 'answered':
      return [
        `HTTP ${outcome.status}`,
        ...(outcome.fault === null ? [] : [t`Fault ${outcome.fault}`]),
        ...(outcome.rule === null ? [] : [t`regola ${outcome.rule}`]),
        ...(result === null ? [] : [result]),
      ].join(', ')
    case 'dropped':
      return outcome.executed
        ? t`eseguita, connessione chiusa prima della fine della risposta`
        : t`connessione chiusa senza risposta`
    case 'silent':
      return t`eseguita, nessuna risposta`
    case 'refused-by-tls':
      return t`rifiutato da TLS: ${outcome.reason}`
    case 'not-http':
      return t`non è HTTP: ${outcome.reason}`
  }
}

/** A line of the simulator's journal, for whoever watches it: what a peer wrote cannot move the cursor. */
export const journalText = (line: JournalLine): string => {
  const { identifiers, result } = line
  const about = identifiers.filter((one) => result?.includes(one) !== true)
  const parts = [
    line.at,
    line.operation ?? line.path ?? '-',
    outcomeWords(line.outcome, result),
    ...(line.operator === null ? [] : [line.operator]),
    ...(about.length === 0 ? [] : [about.join(' ')]),
    ...(line.conditions.length === 0 ? [] : [`[${line.conditions.join(' ')}]`]),
  ]
  return printable(parts.join('  ')).replaceAll('\n', ' ')
}
