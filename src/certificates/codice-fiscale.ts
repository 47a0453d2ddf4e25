import type { X509Certificate } from 'node:crypto'

import { codiceFiscaleFault } from '../lib/codice-fiscale.ts'

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
  // The test identities of the Ministry are strictly none.
  return [...fromName, ...fromSerial].find(
    (value) => codiceFiscaleFault(value, { strict: false }) === undefined,
  )
}
