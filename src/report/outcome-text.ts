import type { CheckResult } from '../model/check-result.ts'
import type { Outcome, SkipCause, Trouble } from '../model/outcome.ts'
import type { CaseHead, CaseRecord, Verdict } from '../model/run-record.ts'

/** The Italian word for each status; the same on the console and in the reports. */
export const statusText: Readonly<Record<Outcome['status'], string>> = {
  passed: 'superato',
  failed: 'non superato',
  broken: 'interrotto',
  skipped: 'non eseguito',
}

/** The colour of each status on a terminal. */
export const statusStyle = {
  passed: 'green',
  failed: 'red',
  broken: 'magenta',
  skipped: 'yellow',
} as const satisfies Record<Outcome['status'], string>

/** Why a case did not run, in Italian, with a capital: it opens a sentence. */
export const skipCauseText: Readonly<Record<SkipCause, string>> = {
  'not-applicable': 'Non applicabile',
  'not-encoded': 'Non ancora codificato',
  'awaiting-operator': "In attesa dell'operatore",
  dependency: 'Dipendenza non soddisfatta',
  environment: 'Ambiente non adatto',
}

/** What kind of trouble it is, in Italian, with a capital: it opens a sentence. */
export const troubleText: Readonly<Record<Trouble, string>> = {
  'unmet-check': 'Verifica non soddisfatta',
  'unexpected-refusal': 'Rifiuto inatteso',
  'unexpected-answer': 'Risposta inattesa',
  'environment-unreachable': 'Ambiente non raggiungibile',
  'plan-error': 'Errore del piano',
  'unknown-state': 'Stato ignoto',
  'internal-error': 'Errore interno',
}

/** What a verdict means, in one Italian sentence. */
export const verdictText: Readonly<Record<Verdict, string>> = {
  positivo: 'POSITIVO: tutti i casi applicabili sono superati',
  negativo: 'NEGATIVO: almeno un caso non è superato o si è interrotto',
  incompleto: 'INCOMPLETO: almeno un caso applicabile non è stato eseguito',
}

/** The kind of a case, in Italian. */
export const kindText: Readonly<Record<CaseHead['kind'], string>> = {
  positive: 'Caso positivo',
  negative: 'Caso negativo',
  declared: 'Caso dichiarato',
}

/** What a check came to, in Italian. */
export const checkStatusText: Readonly<Record<CheckResult['status'], string>> = {
  met: 'soddisfatta',
  unmet: 'non soddisfatta',
  'not-evaluated': 'non valutata',
}

/** The kind of trouble or the cause of the skip, without what was found; undefined when passed. */
export const outcomeReason = (outcome: Outcome): string | undefined => {
  switch (outcome.status) {
    case 'passed':
      return undefined
    case 'failed':
    case 'broken':
      return troubleText[outcome.trouble]
    case 'skipped':
      return skipCauseText[outcome.cause]
  }
}

const startsWith = (message: string, opening: string): boolean =>
  message.toLowerCase().startsWith(opening.toLowerCase())

/**
 * An outcome as Italian text: its kind of trouble or cause, what was found, what to do about it.
 * It always opens with the words of `troubleText` or `skipCauseText`; undefined when passed.
 */
export const outcomeText = (outcome: Outcome): string | undefined => {
  const opening = outcomeReason(outcome)
  if (opening === undefined || outcome.status === 'passed') return undefined
  const found = outcome.status === 'skipped' ? outcome.reason : outcome.message
  const text = startsWith(found, opening)
    ? `${opening}${found.slice(opening.length)}`
    : `${opening}: ${found}`
  return outcome.status === 'broken' && outcome.hint !== undefined
    ? `${text}\n\nChe cosa fare: ${outcome.hint}`
    : text
}

/** Each required check of a case that is not met, with both sides: `<passo>: <titolo>`, atteso, ottenuto. */
export const unmetChecks = ({ steps }: Pick<CaseRecord, 'steps'>): readonly string[] =>
  steps.flatMap(({ id, checks }) =>
    checks
      .filter(({ status, level }) => status === 'unmet' && level !== 'warning')
      .map(
        ({ title, expected, actual }) =>
          `${id}: ${title}\n  atteso:   ${expected}\n  ottenuto: ${actual}`,
      ),
  )

/** What there is to say of a case that did not pass: the outcome and each unmet check; undefined when passed. */
export const caseText = (record: Pick<CaseRecord, 'outcome' | 'steps'>): string | undefined => {
  const text = outcomeText(record.outcome)
  if (text === undefined || record.outcome.status !== 'failed') return text
  return [text, ...unmetChecks(record)].join('\n\n')
}
