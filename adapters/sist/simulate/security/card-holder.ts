import type { X509Certificate } from 'node:crypto'

// Letters stand for digits in an omocodia. The identities that the Ministry publishes for tests have X as a month
// letter and wrong check letters, so no more than the shape is asked.
const codiceFiscale =
  /(?<![0-9A-Z])[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z](?![0-9A-Z])/g

/**
 * Whose card it is: the one codice fiscale in the subject of its certificate, whatever attribute holds it (a CNS has
 * `CF/number.hash` as its common name, or `TINIT-CF` as its serialNumber); undefined for none, or for different ones.
 */
export const cardHolder = (certificate: X509Certificate): string | undefined => {
  const found = new Set(certificate.subject.match(codiceFiscale))
  return found.size === 1 ? [...found][0] : undefined
}
