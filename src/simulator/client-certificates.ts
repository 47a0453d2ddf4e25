import { X509Certificate } from 'node:crypto'
import type { ServerOptions } from 'node:https'
import type { TLSSocket } from 'node:tls'

import { t } from '../lib/language/t.ts'

/** Whether the simulated server wants a certificate of its TLS clients (RFC 8446 §4.3.2). */
export type ClientCertificatePolicy = 'required' | 'requested' | 'none'

/** When it is asked for: as the connection opens, or once it was spoken to. */
export type ClientCertificateMoment = 'handshake' | 'renegotiation'

const publicKeyOf = (certificate: X509Certificate): string =>
  certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')

const isInForce = (certificate: X509Certificate, now: Date): boolean =>
  new Date(certificate.validFrom) <= now && now <= new Date(certificate.validTo)

/**
 * TLS options for a policy. With `required`, OpenSSL itself refuses a client without a certificate, with
 * one that was not handed over, or with one that has expired. The known certificates are leaves, self-signed or
 * not, hence the partial chain.
 */
export const clientCertificateOptions = (
  policy: ClientCertificatePolicy,
  knownClients: readonly string[],
): ServerOptions =>
  policy === 'none'
    ? { requestCert: false }
    : {
        requestCert: true,
        rejectUnauthorized: policy === 'required',
        ca: [...knownClients],
        allowPartialTrustChain: true,
      }

/**
 * Why a client is refused after the handshake, in Italian; undefined when it may go on. A certificate counts
 * as known by its public key, which is what is handed over: one that a known certificate happened to sign
 * (OpenSSL makes self-signed certificates that are authorities) is still unknown.
 */
export const createClientScreen = (
  policy: ClientCertificatePolicy,
  knownClients: readonly string[],
  clock: () => Date,
): ((certificate: X509Certificate | null) => string | undefined) => {
  const known = new Set(knownClients.map((pem) => publicKeyOf(new X509Certificate(pem))))
  return (certificate) => {
    if (policy === 'none') return undefined
    if (certificate === null)
      return policy === 'required' ? t`nessun certificato del client` : undefined
    if (!known.has(publicKeyOf(certificate))) return t`certificato del client sconosciuto`
    return isInForce(certificate, clock()) ? undefined : t`certificato del client fuori validità`
  }
}

/** The certificate that a TLS client presented; null when none. */
export const clientCertificateOf = (socket: TLSSocket): X509Certificate | null => {
  if (socket.destroyed) return null
  const peer = socket.getPeerX509Certificate()
  return peer === undefined ? null : new X509Certificate(peer.raw)
}
