import { readEvidence } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { Paint } from '../lib/paint.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import { bodyText, capturedBy, exchangesOf, patchLines, type Side } from './exchange-text.ts'
import type { FoundCase } from './find-run.ts'
import { neutralise } from './neutralise.ts'
import { printable } from './printable.ts'

const messageText = (
  side: Side,
  { head, body }: { readonly head: EvidenceRef; readonly body: EvidenceRef },
): string =>
  [readEvidence(side.runFolder, head).toString('latin1').trimEnd(), '', bodyText(side, body)].join(
    '\n',
  )

/** The parts of an exchange that are compared, by name. */
const partsOf = (side: Side, exchange: ExchangeRecord): ReadonlyMap<string, string> => {
  const captured = { ...side.inherited, ...capturedBy(side.record) }
  const { answer } = exchange
  const parts = new Map([
    [t`richiesta`, messageText(side, exchange.request)],
    ...exchange.documents
      .filter(({ mediaType }) => mediaType.includes('xml'))
      .map((document) => [document.name, bodyText(side, document)] as const),
    [
      t`risposta`,
      answer.kind === 'http'
        ? messageText(side, answer)
        : t`nessuna risposta: fase ${answer.phase}, codice ${answer.code}, alert TLS ${answer.alert ?? t`nessuno`}`,
    ],
  ])
  return new Map(
    [...parts].map(([name, text]) => [
      name,
      `${neutralise(printable(text), captured).trimEnd()}\n`,
    ]),
  )
}

/** How the exchanges of a case differ from those of the run in which it last passed. */
export const diffLines = (now: Side, then: FoundCase, paint: Paint): string[] => {
  const after = exchangesOf(now.record)
  const before = exchangesOf(then.record)
  const lines = [
    '',
    paint(
      'bold',
      t`CONFRONTO di ${now.record.id} con ${then.run.run}, l'ultima volta che è riuscito`,
    ),
  ]
  if (then.record.fileSha256 !== now.record.fileSha256)
    lines.push(t`Da allora il file ${now.record.file} è cambiato`)
  for (const [name, { exchange }] of after) {
    const earlier = before.get(name)
    if (earlier === undefined) {
      lines.push('', paint('bold', t`Passo ${name}: allora non è stato eseguito`))
      continue
    }
    const old = partsOf(then, earlier.exchange)
    for (const [part, text] of partsOf(now, exchange)) {
      const earlierText = old.get(part) ?? ''
      if (earlierText === text) lines.push(t`Passo ${name}, ${part}: uguale`)
      else
        lines.push(
          '',
          paint('bold', t`Passo ${name}, ${part}:`),
          ...patchLines(earlierText, text, [then.run.run, t`adesso`], paint),
        )
    }
  }
  for (const name of before.keys())
    if (!after.has(name))
      lines.push('', paint('bold', t`Passo ${name}: adesso non è stato eseguito`))
  return [
    ...lines,
    paint(
      'dim',
      t`Non si confrontano identificativi, date con ora, nonce, digest, firme e certificati.`,
    ),
    '',
  ]
}
