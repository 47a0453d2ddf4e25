import { readEvidence } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import { prettyXml } from '../report/allure/pretty-xml.ts'
import { bodyText, capturedBy, type Side } from './exchange-text.ts'
import { neutralise } from './neutralise.ts'
import { printable } from './printable.ts'

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
}

/** XML with each document that travels in it as text written out as the XML that it is, indented. */
const unfolded = (xml: string): string =>
  xml.replace(/>(\s*&lt;[^<]+)</g, (whole, inner: string) => {
    const written = inner.replace(/&(?:lt|gt|quot|apos|amp);/g, (one) => entities[one] ?? one)
    const pretty = prettyXml(Buffer.from(written.trim()))
    return pretty === undefined ? whole : `>\n${pretty.trimEnd()}\n<`
  })

const messageText = (
  side: Side,
  { head, body }: { readonly head: EvidenceRef; readonly body: EvidenceRef },
): string =>
  [
    readEvidence(side.runFolder, head).toString('latin1').trimEnd(),
    '',
    unfolded(bodyText(side, body)),
  ].join('\n')

/** The parts of an exchange that are set beside those of another run, by name, without what always differs. */
export const neutralParts = (side: Side, exchange: ExchangeRecord): ReadonlyMap<string, string> => {
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
