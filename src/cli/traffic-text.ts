import { romeIso } from '../lib/rome-time.ts'
import { shown } from '../lib/shown.ts'
import { t } from '../lib/language/t.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import type { RefusedRecord, TrafficEvent, TrafficFinding } from '../model/traffic.ts'
import { ownCodes, type OwnCode } from '../proxy/own-answer.ts'
import { localNames } from './local-certificate.ts'

/** On the clocks of Europe/Rome. */
const time = (at: string): string => romeIso(new Date(at)).slice(11, 19)

const answerText = ({ answer, facts }: ExchangeRecord): string => {
  if (answer.kind === 'http') return `HTTP ${answer.status}`
  const own = facts['proxy'] as OwnCode | undefined
  return own === undefined
    ? answer.message
    : t`${answer.message} (all'applicativo: ${ownCodes[own].status} del proxy)`
}

/** One call, in one line. */
export const exchangeText = (exchange: ExchangeRecord): string => {
  const { operation, method, url, startedAt, endedAt, facts } = exchange
  const ms = Date.parse(endedAt) - Date.parse(startedAt)
  const what = operation === '' ? `${method} ${new URL(url).pathname}` : operation
  const gone =
    facts['application-gone'] === undefined ? '' : t`; l'applicativo non ha atteso la risposta`
  return `${time(startedAt)} ${shown(what)}  ${answerText(exchange)}${gone}  ${ms} ms`
}

const refusedReason = ({ code, detail, alert }: RefusedRecord): string => {
  const about = shown(detail)
  switch (code) {
    case 'tls':
      if (alert !== null && /unknown_ca|bad_certificate|certificate_unknown/.test(alert))
        return t`l'applicativo non si fida del certificato del proxy (${alert}): dargli ${localNames.ca}`
      return t`handshake TLS non riuscito (${alert ?? about}): l'applicativo deve chiamare https:// e fidarsi di ${localNames.ca}`
    case 'no-request':
      return t`connessione chiusa senza una richiesta: forse l'applicativo non si fida di ${localNames.ca}`
    case 'client-not-local':
      return t`non è di questa macchina: se deve poter chiamare, indicarlo con --client`
    case 'not-a-path':
      return t`non è un percorso dell'ambiente: ${about}`
    case 'other-path':
      return t`nessun servizio dell'ambiente sta a questo percorso: ${about}`
    case 'other-host':
      return t`Host di qualcun altro: ${about}`
    default:
      return t`non è HTTP/1.1 valido: ${about}`
  }
}

/** A rule that a call does not keep, in one line. */
export const findingText = ({ level, number, title, text }: TrafficFinding): string =>
  level === 'required'
    ? t`  ✗ chiamata ${number}: non vale «${title}»: ${shown(text, 500)}`
    : t`  ! chiamata ${number}, avviso: non vale «${title}»: ${shown(text, 500)}`

/** What the terminal shows of an event; nothing of a call that is only beginning. */
export const trafficText = (event: TrafficEvent): string | undefined => {
  switch (event.event) {
    case 'exchange':
      return exchangeText(event.exchange)
    case 'refused':
      return t`${time(event.at)} rifiutato ${event.address}: ${refusedReason(event)}`
    case 'finding':
      return findingText(event)
    case 'request':
    case 'traffic-start':
    case 'traffic-end':
      return undefined
  }
}
