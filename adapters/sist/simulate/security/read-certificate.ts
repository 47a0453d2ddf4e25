import { X509Certificate } from 'node:crypto'

import { parseDer } from './der.ts'

/**
 * A certificate in DER; undefined when the bytes are none, or are not it alone. It can be read through and through:
 * node:crypto looks at the key only when it is asked for, and throws then, and takes no notice of what follows.
 */
export const readCertificate = (der: Uint8Array): X509Certificate | undefined => {
  try {
    const certificate = new X509Certificate(der)
    parseDer(certificate.raw)
    return certificate.publicKey.type === 'public' && certificate.raw.length === der.length
      ? certificate
      : undefined
  } catch {
    return undefined
  }
}
