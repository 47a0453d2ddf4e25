import { grouped } from '../lib/language/numbers.ts'
import { t } from '../lib/language/t.ts'
import { simulatorText } from '../report/simulator-text.ts'
import { readEvidence } from '../evidence/read-exchange.ts'
import type { Paint } from '../lib/paint.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import type { TlsFacts } from '../model/tls-facts.ts'
import { bodyLines } from './body-text.ts'
import { printable } from './printable.ts'

/** Where the run is kept, and how to print what is in it. */
export interface RunView {
  readonly paint: Paint
  readonly runFolder: string
  /** The run's folder as a person types it. */
  readonly shown: string
}

const tlsLine = ({ protocol, cipher, authorized, peer, clientFingerprint256 }: TlsFacts): string =>
  [
    protocol,
    cipher,
    t`server ${peer.subject} (da ${peer.issuer}, fino al ${peer.validTo.slice(0, 10)})`,
    authorized ? t`catena verificata` : t`catena NON verificata`,
    clientFingerprint256 === null
      ? t`nessun certificato client`
      : t`certificato client ${clientFingerprint256}`,
  ].join(', ')

const messageLines = (
  view: RunView,
  { head, body }: { readonly head: EvidenceRef; readonly body: EvidenceRef },
  documents: readonly EvidenceRef[],
): string[] => {
  const { paint, runFolder, shown } = view
  const [first = '', ...headers] = printable(
    readEvidence(runFolder, head).toString('latin1').trimEnd(),
  ).split('\n')
  const coloured = headers.map((line) => line.replace(/^[^:]+:/, (name) => paint('yellow', name)))
  return [
    ...(first === '' ? [] : [paint('bold', first), ...coloured, '']),
    ...bodyLines(readEvidence(runFolder, body), body, { paint, shown, documents }),
  ]
}

const closers = { peer: t`dal server`, us: t`da noi` } as const

type NoAnswerRecord = Extract<ExchangeRecord['answer'], { kind: 'none' }>

const noAnswerFacts = (answer: NoAnswerRecord): string[] => [
  t`fase ${answer.phase}`,
  t`codice ${answer.code}`,
  t`alert TLS ${answer.alert ?? t`nessuno`}`,
  t`richiesta ${answer.requestWritten ? t`scritta almeno in parte` : t`non scritta`}`,
  ...(answer.closedBy === undefined ? [] : [t`chiusa ${closers[answer.closedBy]}`]),
  ...(answer.control === undefined
    ? []
    : [
        t`con il certificato dell'ambiente ${answer.control.ok ? t`l'handshake riesce` : t`l'handshake non riesce`}`,
      ]),
]

const milliseconds = ({ startedAt, endedAt }: ExchangeRecord): string =>
  `${grouped(Date.parse(endedAt) - Date.parse(startedAt))} ms`

/** One exchange for a reader: the request, the documents in it, the answer, TLS, the simulator's own line. */
export const exchangeLines = (view: RunView, exchange: ExchangeRecord): string[] => {
  const { paint, runFolder, shown } = view
  const { request, answer, documents, tls, simulator } = exchange
  const title = (text: string): string => paint(['bold', 'blue'], text)
  const fact = (name: string, text: string): string =>
    `${paint('bold', name.padEnd(12))}${printable(text)}`
  const at = (ref: EvidenceRef): string => `${shown}/${ref.path}`
  return [
    title(t`> RICHIESTA ${exchange.operation}  ${exchange.startedAtRome}  ${exchange.url}`),
    ...messageLines(view, request, documents),
    ...documents.flatMap((document) =>
      document.mediaType.includes('xml')
        ? [
            '',
            title(t`> DOCUMENTO ${document.name}`),
            ...bodyLines(readEvidence(runFolder, document), document, {
              paint,
              shown,
              documents: [],
            }),
          ]
        : [],
    ),
    '',
    ...(answer.kind === 'http'
      ? [
          title(t`< RISPOSTA HTTP ${answer.status}, ${milliseconds(exchange)}`),
          ...messageLines(view, answer, []),
        ]
      : [
          title(t`< NESSUNA RISPOSTA, ${milliseconds(exchange)}`),
          printable(`${answer.message} (${noAnswerFacts(answer).join(', ')})`),
        ]),
    '',
    ...(tls === null ? [] : [fact('TLS', tlsLine(tls))]),
    ...(simulator === undefined ? [] : [fact(t`Simulatore`, simulatorText(simulator))]),
    fact(t`Prove`, t`richiesta ${at(request.body)}`),
    ...(answer.kind === 'http' ? [fact('', t`risposta  ${at(answer.body)}`)] : []),
    ...documents.map((document) => fact('', `${document.name}: ${at(document)}`)),
  ]
}
