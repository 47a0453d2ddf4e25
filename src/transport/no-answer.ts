import { X509Certificate } from 'node:crypto'

import { t } from '../lib/language/t.ts'
import type { ControlHandshake, NoAnswer, Phase } from '../model/exchange.ts'
import { alertOf } from './tls-alert.ts'

/** What is known of a connection when a request on it failed. */
export interface Circumstances {
  readonly host: string
  /** The TLS handshake was completed on our side. */
  readonly secured: boolean
  /** The other side took part in the handshake. */
  readonly heard: boolean
  /** Bytes of the request that were handed to the connection. */
  readonly sentBytes: number
  /** The connection was listened to for so long before anything was written; null when it was not. */
  readonly settleMs: number | null
  readonly control: ControlHandshake | null
  /** No answer was ever received on this connection. */
  readonly fresh: boolean
  /** The first error of the socket itself: it may hold the TLS alert that undici does not report. */
  readonly socketError: Error | null
  readonly clientCertificatePem: string | null
}

const notHttp = 'HTTP_INVALID'

const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown }
  if (name === 'AbortError') return 'ABORT_ERR'
  if (name === 'HTTPParserError') return notHttp
  return typeof code === 'string' ? code : 'UNKNOWN'
}

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'])
const tcpCodes = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
])
const trustCodes = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
// Alerts that are about our certificate (RFC 8446 §6.2); a TLS 1.2 server may say only handshake_failure.
const certificateAlerts = new Set([
  'handshake_failure',
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'unknown_ca',
  'access_denied',
  'decrypt_error',
  'certificate_required',
])
/** Whether an alert is about the certificate of whoever gets it. */
export const isOfCertificate = (alert: string): boolean => certificateAlerts.has(alert)

const timeoutCodes = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])
const closedCodes = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

const isClosed = (code: string): boolean => closedCodes.has(code)

const phaseOf = (code: string, alert: string | null, around: Circumstances): Phase => {
  if (dnsCodes.has(code)) return 'dns'
  if (tcpCodes.has(code)) return 'tcp'
  // What comes after a pause and a request is about the request, or about who makes it.
  if (around.settleMs !== null && around.secured) return around.sentBytes > 0 ? 'http' : 'tls'
  if (trustCodes.has(code) || alert !== null || code.startsWith('ERR_SSL_')) return 'tls'
  if (around.secured) return 'http'
  return isClosed(code) && !around.heard ? 'tcp' : 'tls'
}

/** Who closed the connection; undefined where there was none. */
const closedByOf = (code: string, alert: string | null): NoAnswer['closedBy'] => {
  if (dnsCodes.has(code) || tcpCodes.has(code)) return undefined
  return alert !== null || isClosed(code) ? 'peer' : 'us'
}

const day = (text: string): string => new Date(text).toISOString().slice(0, 10)

const clientCertificateHint = (pem: string | null): string => {
  if (pem === null)
    return t`l'ambiente non ha un certificato client: indicarlo in client: di environment.yaml, con la chiave di quello comunicato all'autorità (fase 3)`
  const certificate = new X509Certificate(pem)
  const subject = certificate.subject.split('\n').at(-1) ?? ''
  if (new Date(certificate.validTo) < new Date())
    return t`il certificato client ${subject} è scaduto il ${day(certificate.validTo)}: farne uno nuovo e comunicarlo all'autorità (fase 3)`
  if (new Date(certificate.validFrom) > new Date())
    return t`il certificato client ${subject} vale solo dal ${day(certificate.validFrom)}: controllare l'orologio`
  return t`il certificato client presentato è ${subject}, impronta SHA-256 ${certificate.fingerprint256}: controllare che sia quello comunicato all'autorità (fase 3)`
}

const trustHint = (code: string, host: string): string => {
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return t`il certificato del server non è per ${host}: controllare endpoints: di environment.yaml`
    case 'CERT_HAS_EXPIRED':
      return t`il certificato del server è scaduto: avvisare l'help desk dell'autorità`
    default:
      return t`il certificato del server non viene da una CA indicata in trust: ca: di environment.yaml: aggiungere quella dell'autorità; la verifica non si può spegnere`
  }
}

const handshakeHint = (code: string, alert: string | null, pem: string | null): string => {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
    return t`a questo indirizzo non risponde un servizio TLS: controllare indirizzo e porta in endpoints: di environment.yaml`
  if (alert === 'protocol_version' || code === 'ERR_SSL_UNSUPPORTED_PROTOCOL')
    return t`serve almeno TLS 1.2, e il server non lo offre`
  if (alert !== null && !isOfCertificate(alert))
    return t`il rifiuto non riguarda il certificato client: riferire l'avviso all'help desk dell'autorità`
  return clientCertificateHint(pem)
}

/** A failed request as a fact: how far it got, the alert, and what to do. */
export const noAnswerOf = (error: unknown, around: Circumstances): NoAnswer => {
  const alert = alertOf(error) ?? alertOf(around.socketError)
  const own = codeOf(error)
  const code = alert !== null && around.socketError !== null ? codeOf(around.socketError) : own
  const phase = phaseOf(code, alert, around)
  const closedBy = closedByOf(code, alert)
  const base = {
    kind: 'none' as const,
    phase,
    code,
    alert,
    requestWritten: around.sentBytes > 0,
    sentBytes: around.sentBytes,
    ...(closedBy === undefined ? {} : { closedBy }),
    ...(around.settleMs === null ? {} : { settleMs: around.settleMs }),
    ...(around.control === null ? {} : { control: around.control }),
  }
  const cause = error instanceof Error ? error.message : String(error)
  switch (phase) {
    case 'dns':
      return {
        ...base,
        message: t`il nome ${around.host} non si risolve (${code})`,
        hint: t`controllare che la VPN sia attiva e l'indirizzo in endpoints: di environment.yaml`,
      }
    case 'tcp':
      if (isClosed(code))
        return {
          ...base,
          message: t`${around.host} chiude la connessione prima dell'handshake TLS (${code})`,
          hint: t`controllare che la VPN sia attiva e che a questo indirizzo risponda il servizio dell'autorità`,
        }
      return {
        ...base,
        message: t`la connessione a ${around.host} non si apre (${code})`,
        hint: t`controllare che la VPN sia attiva e che il servizio sia in funzione`,
      }
    case 'tls':
      if (trustCodes.has(code))
        return {
          ...base,
          message: t`il certificato del server ${around.host} non è accettato (${code})`,
          hint: trustHint(code, around.host),
        }
      return {
        ...base,
        message:
          alert === null
            ? around.secured
              ? t`${around.host} chiude la connessione alla fine dell'handshake TLS, senza avviso (${code})`
              : t`l'handshake TLS con ${around.host} non riesce (${code})`
            : t`${around.host} rifiuta la connessione TLS con l'avviso ${alert}`,
        hint: handshakeHint(code, alert, around.clientCertificatePem),
      }
    case 'http':
      if (alert !== null)
        return {
          ...base,
          message: t`${around.host} chiude la connessione dopo la richiesta, con l'avviso ${alert}`,
          hint: handshakeHint(code, alert, around.clientCertificatePem),
        }
      if (timeoutCodes.has(code))
        return {
          ...base,
          message: t`nessuna risposta da ${around.host} nel tempo previsto (${code})`,
          hint: t`se il servizio è lento, alzare timeout: in environment.yaml`,
        }
      if (code === 'UND_ERR_ABORTED' || code === 'ABORT_ERR')
        return { ...base, message: t`la chiamata è stata interrotta` }
      if (code === notHttp)
        return {
          ...base,
          message: t`la risposta di ${around.host} non è HTTP (${cause})`,
          hint: t`controllare indirizzo e porta in endpoints: di environment.yaml`,
        }
      if (closedCodes.has(code) && around.fresh)
        return {
          ...base,
          message: t`${around.host} ha chiuso la connessione subito dopo l'handshake TLS, senza rispondere (${code})`,
          hint: t`di solito il certificato client non è accettato: ${clientCertificateHint(around.clientCertificatePem)}`,
        }
      return {
        ...base,
        message: t`la risposta di ${around.host} si interrompe (${code}: ${cause})`,
      }
  }
}
