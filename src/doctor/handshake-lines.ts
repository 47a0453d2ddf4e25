import { X509Certificate } from 'node:crypto'

import { daysBetween, renewalDays } from '../certificates/rules/time.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import type { NoAnswer } from '../model/exchange.ts'
import { isOfCertificate } from '../transport/no-answer.ts'
import type { ShownServer, TriedHandshake } from '../transport/try-handshake.ts'
import { line, type DoctorLine } from './line.ts'
import { validity } from './operator-keys.ts'

/** What the environment presents to a server. */
export type ClientKey =
  /** Nothing, and nothing is declared. */
  | { readonly kind: 'none' }
  | { readonly kind: 'pem'; readonly certificatePem: string; readonly keyPem: string }
  /** It is declared, and there is no presenting it here: why. */
  | { readonly kind: 'withheld'; readonly reason: string }

const onOneLine = (name: string): string => name.split('\n').join(', ')

/** The day of a certificate; the text as it stands, where that is no date. */
const dayText = (text: string): string => {
  const day = new Date(text)
  return Number.isNaN(day.getTime()) ? text : romeDate(day)
}

/** Whose certificates a server showed, each with its last day. */
const chainText = ({ chain }: ShownServer): string =>
  chain
    .map((der) => new X509Certificate(der))
    .map(
      ({ subject, issuer, validTo }) =>
        t`${onOneLine(subject)} (emesso da ${onOneLine(issuer)}, fino al ${dayText(validTo)})`,
    )
    .join(' ← ')

/** Whether a handshake failed since our side did not accept the server. */
const isDistrust = ({ tls, failure, shown }: TriedHandshake): boolean =>
  failure !== null &&
  tls === null &&
  shown !== null &&
  failure.closedBy === 'us' &&
  !failure.code.startsWith('ERR_SSL_')

/** Whether a handshake failed because of what we presented, or did not present. */
export const isRefusal = ({ tls, failure, shown }: TriedHandshake): boolean =>
  failure !== null &&
  failure.closedBy === 'peer' &&
  (tls !== null || shown !== null) &&
  (failure.alert === null || isOfCertificate(failure.alert))

const tlsLine = (tried: TriedHandshake, subject: string): DoctorLine => {
  const check = line('tls', 'TLS', subject)
  const { tls, failure, shown } = tried
  if (tls !== null) return check.ok(`${tls.protocol}, ${tls.cipher}`)
  if (failure === null) return check.unknown(t`la versione non si è letta`)
  if (isDistrust(tried))
    return check.unknown(
      t`${shown?.protocol ?? ''}, ${shown?.cipher ?? ''}; interrotto, perché il certificato del server non è accettato`,
    )
  if (isRefusal(tried))
    return check.unknown(
      t`${shown?.protocol ?? ''}, ${shown?.cipher ?? ''}; interrotto dal server, che rifiuta il certificato client`,
    )
  return check.failed(failure.message, failure.hint ?? null)
}

const serverLine = (tried: TriedHandshake, subject: string, now: Date): DoctorLine => {
  const check = line('server-certificate', t`Certificato del server`, subject)
  const { tls, failure, shown } = tried
  const chain = shown === null ? '' : `: ${chainText(shown)}`
  if (tls !== null) {
    const to = new Date(tls.peer.validTo)
    const left = daysBetween(now, to)
    const found = t`accettato da trust: ca:, giorni interi rimasti: ${left}${chain}`
    return left < renewalDays
      ? check.warning(found, t`avvisare l'help desk dell'autorità, se non sa che scade`)
      : check.ok(found)
  }
  if (failure !== null && isDistrust(tried))
    return check.failed(`${failure.message}${chain}`, failure.hint ?? null)
  return check.unknown(t`l'handshake non arriva a dirlo${chain}`)
}

const outcomeText = (failure: NoAnswer): string =>
  failure.alert === null ? failure.message : t`con l'avviso ${failure.alert}`

const renewHint = t`farne uno nuovo e comunicarlo all'autorità (fase 3)`

const clientLine = (
  client: ClientKey,
  own: TriedHandshake,
  without: TriedHandshake,
  subject: string,
  now: Date,
): DoctorLine => {
  const check = line('client-certificate', t`Certificato client`, subject)
  if (client.kind === 'withheld') return check.unknown(client.reason)
  if (own.failure !== null && !isRefusal(own))
    return check.unknown(t`l'handshake non arriva a dirlo`)
  if (client.kind === 'none')
    return own.failure === null
      ? check.ok(t`l'ambiente non ne ha, e il server non lo pretende`)
      : check.failed(own.failure.message, own.failure.hint ?? null)
  const certificate = new X509Certificate(client.certificatePem)
  const when = validity(certificate, now)
  const whose = `${onOneLine(certificate.subject)}, ${when.found}`
  if (own.failure !== null)
    return check.failed(`${own.failure.message}; ${whose}`, own.failure.hint ?? null)
  if (when.result === 'failed') return check.failed(whose, renewHint)
  if (without.failure === null)
    return check.warning(
      t`il server non lo pretende: la connessione riesce anche senza, e non si può dire se lo riconosca; ${whose}`,
      t`chiedere all'autorità se la mutua autenticazione TLS è attiva`,
    )
  if (!isRefusal(without))
    return check.unknown(
      t`la connessione riesce, e quella di controllo senza certificato si interrompe per altro (${without.failure.message})`,
      t`ripetere`,
    )
  const found = t`accettato; senza, il server rifiuta (${outcomeText(without.failure)}); ${whose}`
  return when.result === 'warning'
    ? check.warning(found, t`rinnovarlo: il nuovo va comunicato prima di usarlo (fase 3)`)
    : check.ok(found)
}

/** What two handshakes say of a server and of our certificate: one with it, one without. */
export const handshakeLines = (
  client: ClientKey,
  own: TriedHandshake,
  without: TriedHandshake,
  subject: string,
  now: Date,
): DoctorLine[] => [
  tlsLine(own, subject),
  serverLine(own, subject, now),
  clientLine(client, own, without, subject, now),
]

/** Our certificate where nobody was there to say what of it: that it is not in force is known all the same. */
const clientAlone = (client: ClientKey, reason: string, subject: string | null, now: Date) => {
  const check = line('client-certificate', t`Certificato client`, subject)
  if (client.kind !== 'pem') return check.unknown(reason)
  const certificate = new X509Certificate(client.certificatePem)
  const { result, found } = validity(certificate, now)
  const whose = `${onOneLine(certificate.subject)}, ${found}`
  return result === 'failed' ? check.failed(whose, renewHint) : check.unknown(`${reason}; ${whose}`)
}

/** The same lines where there was no handshake, with the reason. */
export const withoutHandshake = (
  reason: string,
  client: ClientKey,
  subject: string | null,
  now: Date,
): DoctorLine[] => [
  line('tls', 'TLS', subject).unknown(reason),
  line('server-certificate', t`Certificato del server`, subject).unknown(reason),
  clientAlone(client, reason, subject, now),
]
