import type { X509Certificate } from 'node:crypto'

/** Whether an instant is within a certificate's validity, bounds included (RFC 5280 §4.1.2.5). */
export const isInForce = (certificate: X509Certificate, instant: Date): boolean =>
  new Date(certificate.validFrom) <= instant && instant <= new Date(certificate.validTo)

const isIssuedBy = (
  certificate: X509Certificate,
  authority: X509Certificate,
  instant: Date,
): boolean =>
  authority.ca &&
  isInForce(authority, instant) &&
  certificate.checkIssued(authority) &&
  certificate.verify(authority.publicKey)

/** Whether a certificate is one of those communicated, or was issued by a trusted authority that is in force. */
export const isTrusted = (
  certificate: X509Certificate,
  communicated: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  instant: Date,
): boolean =>
  communicated.some((known) => known.raw.equals(certificate.raw)) ||
  authorities.some((authority) => isIssuedBy(certificate, authority, instant))
