import type { X509Certificate } from 'node:crypto'

import { sha256 } from '../lib/sha256.ts'

/**
 * SHA-256 of the public key of a certificate (its SubjectPublicKeyInfo in DER), in lower case: the same for every
 * certificate of that key.
 */
export const publicKeyFingerprint = ({ publicKey }: Pick<X509Certificate, 'publicKey'>): string =>
  sha256(publicKey.export({ type: 'spki', format: 'der' }))
