import { basename } from 'node:path'

import { step } from 'allure-js-commons'

import { decimal } from '../../lib/language/numbers.ts'
import { t } from '../../lib/language/t.ts'
import type { ExchangeRecord } from '../../model/run-record.ts'
import type { ClientFacts } from '../../model/client-facts.ts'
import type { TlsFacts } from '../../model/tls-facts.ts'
import { attachEvidence, attachReadableXml } from './attach.ts'
import { simulatorText } from '../simulator-text.ts'
import { hiddenParameter } from './restore.ts'

const originText: Readonly<Record<ExchangeRecord['origin'], string>> = {
  harness: t`chiamata eseguita da Collaudo`,
  application: t`chiamata dell'applicazione, osservata dal proxy`,
  file: t`chiamata letta dai registri dell'applicazione`,
}

const phaseText = {
  dns: t`risoluzione del nome`,
  tcp: t`connessione TCP`,
  tls: t`negoziazione TLS`,
  http: t`scambio HTTP`,
} as const

const milliseconds = (duration: number): string =>
  duration < 1000 ? `${duration} ms` : `${decimal(duration / 1000, { most: 2 })} s`

const answerTitle = ({ answer }: ExchangeRecord): string => {
  if (answer.kind === 'http') return `HTTP ${answer.status}`
  const alert = answer.alert === null ? '' : t`, alert TLS ${answer.alert}`
  return t`nessuna risposta (${phaseText[answer.phase]}: ${answer.code}${alert})`
}

type Named = readonly (readonly [name: string, value: string])[]

const tlsParameters = (tls: TlsFacts): Named => [
  [t`protocollo`, tls.protocol],
  [t`cifrario`, tls.cipher],
  [t`certificato del server`, tls.peer.subject],
  [t`emesso da`, tls.peer.issuer],
  [t`numero di serie`, tls.peer.serialNumber],
  [t`impronta SHA-256 del server`, tls.peer.fingerprint256],
  [t`valido dal (UTC)`, tls.peer.validFrom],
  [t`valido fino al (UTC)`, tls.peer.validTo],
  [t`catena verificata`, tls.authorized ? t`sì` : t`no`],
  [
    t`impronta SHA-256 del certificato presentato`,
    tls.clientFingerprint256 ?? t`nessun certificato`,
  ],
]

const reportTls = async (exchange: ExchangeRecord): Promise<void> => {
  const { tls } = exchange
  if (tls === null) return
  const at = Date.parse(exchange.startedAt)
  const verified = tls.authorized ? t`catena verificata` : t`catena NON verificata`
  await step(`TLS: ${tls.protocol}, ${tls.cipher}, ${verified}`, async (context) => {
    for (const [name, value] of tlsParameters(tls)) await context.parameter(name, value)
    await context.parameter(...hiddenParameter({ status: 'passed', start: at, stop: at }), 'hidden')
  })
}

const clientText = ({ address, connection, protocol, cipher, serverName }: ClientFacts): string =>
  [
    address,
    t`connessione ${connection}`,
    protocol,
    cipher,
    ...(serverName === null ? [] : [serverName]),
  ].join(', ')

const callParameters = (exchange: ExchangeRecord): Named => [
  [t`origine`, originText[exchange.origin]],
  [t`adattatore`, exchange.adapter],
  [t`operazione`, exchange.operation],
  [t`indirizzo`, exchange.url],
  [t`inizio (Europe/Rome)`, exchange.startedAtRome],
  [t`fine (Europe/Rome)`, exchange.endedAtRome],
  [t`inizio (UTC)`, exchange.startedAt],
  [t`fine (UTC)`, exchange.endedAt],
  ...Object.entries(exchange.facts),
  ...(exchange.client === undefined
    ? []
    : [[t`dal lato dell'applicativo`, clientText(exchange.client)] as const]),
  ...(exchange.simulator === undefined
    ? []
    : [[t`dal lato del simulatore`, simulatorText(exchange.simulator)] as const]),
]

const noAnswerParameters = ({ answer }: ExchangeRecord): Named =>
  answer.kind === 'http'
    ? []
    : [
        [t`fase`, phaseText[answer.phase]],
        [t`codice`, answer.code],
        [t`messaggio`, answer.message],
        [t`alert TLS`, answer.alert ?? t`nessuno`],
        [t`richiesta scritta`, answer.requestWritten ? t`sì, almeno in parte` : t`no`],
        ...(answer.closedBy === undefined
          ? []
          : [[t`chiusa da`, answer.closedBy === 'peer' ? t`chi rispondeva` : t`noi`] as const]),
        ...(answer.sentBytes === undefined
          ? []
          : [[t`byte della richiesta scritti`, String(answer.sentBytes)] as const]),
        ...(answer.control === undefined
          ? []
          : [
              [
                t`connessione di controllo`,
                answer.control.ok ? t`riuscita` : t`non riuscita: ${answer.control.reason ?? ''}`,
              ] as const,
            ]),
      ]

const documentName = (name: string): string => t`Documento: ${basename(name)}`

const attachMessages = async (exchange: ExchangeRecord, runFolder: string): Promise<void> => {
  const { request, answer } = exchange
  await attachReadableXml(t`Richiesta (XML leggibile)`, request.body, runFolder)
  await attachEvidence(t`Richiesta: testa inviata`, request.head, runFolder)
  await attachEvidence(t`Richiesta: corpo, byte inviati`, request.body, runFolder)
  for (const document of exchange.documents) {
    await attachReadableXml(t`${documentName(document.name)} (leggibile)`, document, runFolder)
    await attachEvidence(documentName(document.name), document, runFolder)
  }
  if (answer.kind === 'none') return
  await attachReadableXml(t`Risposta (XML leggibile)`, answer.body, runFolder)
  await attachEvidence(t`Risposta: testa ricevuta`, answer.head, runFolder)
  await attachEvidence(t`Risposta: corpo, byte ricevuti`, answer.body, runFolder)
}

/**
 * One call as an Allure step: what was called and answered, when, over which TLS, with every byte attached.
 * A refusal is not an error of the call: `broken` is only for an answer that nobody expected to be missing.
 */
export const reportExchange = async (
  exchange: ExchangeRecord,
  status: 'passed' | 'broken',
  runFolder: string,
): Promise<void> => {
  const start = Date.parse(exchange.startedAt)
  const stop = Date.parse(exchange.endedAt)
  // Without the scheme: Allure would make a link of the address, where a click is meant to open the step.
  const address = exchange.url.replace(/^https?:\/\//, '')
  const took = milliseconds(stop - start)
  const title = `${exchange.method} ${address} → ${answerTitle(exchange)}, ${took}`
  await step(title, async (context) => {
    for (const [name, value] of [...callParameters(exchange), ...noAnswerParameters(exchange)]) {
      await context.parameter(name, value)
    }
    await attachMessages(exchange, runFolder)
    await reportTls(exchange)
    await context.parameter(...hiddenParameter({ status, start, stop }), 'hidden')
  })
}
