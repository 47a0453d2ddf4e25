import type { X509Certificate } from 'node:crypto'

// Omocodia: digits may be replaced by L M N P Q R S T U V. The test identities of the Ministry use X as
// a month letter and wrong check letters, so the shape is deliberately loose here.
const shape = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/

const attribute = (subject: string, name: string): string[] =>
  subject
    .split('\n')
    .filter((line) => line.startsWith(`${name}=`))
    .map((line) => line.slice(name.length + 1))

/**
 * The holder's codice fiscale in a certificate of a CNS: the part of the common name before `/`,
 * else a subject serialNumber of the form `TINIT-<codice fiscale>`; undefined when neither holds one.
 */
export const codiceFiscaleOf = (certificate: X509Certificate): string | undefined => {
  const fromName = attribute(certificate.subject, 'CN').map((name) => name.split('/')[0] ?? '')
  const fromSerial = attribute(certificate.subject, 'serialNumber').map((serial) =>
    serial.replace(/^TINIT-/, ''),
  )
  return [...fromName, ...fromSerial].find((value) => shape.test(value))
}
