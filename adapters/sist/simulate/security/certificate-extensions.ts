import { createHash, type X509Certificate } from 'node:crypto'

import { children, isContext, octets, oid, parseDer, type Der } from './der.ts'

const extension = (certificate: X509Certificate, wanted: string): Der | undefined => {
  const tbs = children(parseDer(certificate.raw))[0]
  const wrapper = children(tbs).find((field) => isContext(field, 3))
  const found = children(children(wrapper)[0]).find((entry) => oid(children(entry)[0]) === wanted)
  const value = children(found).at(-1)
  return value === undefined ? undefined : parseDer(octets(value))
}

const bits = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04 } as const

/** Whether a certificate may be used so (RFC 5280 §4.2.1.3); without the extension it may, with an unreadable one not. */
export const allowsUse = (certificate: X509Certificate, use: keyof typeof bits): boolean => {
  try {
    const keyUsage = extension(certificate, '2.5.29.15')
    // The first octet of a BIT STRING counts its unused bits.
    return keyUsage === undefined || ((octets(keyUsage)[1] ?? 0) & bits[use]) !== 0
  } catch {
    return false
  }
}

/** The subject key identifier (RFC 5280 §4.2.1.2); without the extension, the SHA-1 that the same section suggests. */
export const subjectKeyIdentifier = (certificate: X509Certificate): Buffer => {
  const declared = extension(certificate, '2.5.29.14')
  if (declared !== undefined) return octets(declared)
  const spki = parseDer(certificate.publicKey.export({ type: 'spki', format: 'der' }))
  return createHash('sha1')
    .update(octets(children(spki)[1]).subarray(1))
    .digest()
}
