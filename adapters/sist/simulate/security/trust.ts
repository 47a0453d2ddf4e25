import type { X509Certificate } from 'node:crypto'

import { allowsUse } from './certificate-extensions.ts'

/** Whether an instant is within a certificate's validity, bounds included (RFC 5280 §4.1.2.5). */
export const isInForce = (certificate: X509Certificate, instant: Date): boolean =>
  new Date(certificate.validFrom) <= instant && instant <= new Date(certificate.validTo)

const isIssuedBy = (
  certificate: X509Certificate,
  authority: X509Certificate,
  instant: Date,
): boolean =>
  authority.ca &&
  allowsUse(authority, 'keyCertSign') &&
  isInForce(authority, instant) &&
  certificate.checkIssued(authority) &&
  certificate.verify(authority.publicKey)

const isSelfIssued = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer

// A token carries the holder's certificate alone, so every authority between it and the root is in the truststore.
const leadsToRoot = (
  certificate: X509Certificate,
  authorities: readonly X509Certificate[],
  instant: Date,
  below: readonly X509Certificate[] = [],
): boolean =>
  authorities.some(
    (authority) =>
      !below.includes(authority) &&
      isIssuedBy(certificate, authority, instant) &&
      (isSelfIssued(authority) ||
        leadsToRoot(authority, authorities, instant, [...below, authority])),
  )

/**
 * Whether a certificate is one of those communicated, or leads through trusted authorities that are in force to one
 * that is its own issuer.
 */
export const isTrusted = (
  certificate: X509Certificate,
  communicated: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  instant: Date,
): boolean =>
  communicated.some((known) => known.raw.equals(certificate.raw)) ||
  leadsToRoot(certificate, authorities, instant)
