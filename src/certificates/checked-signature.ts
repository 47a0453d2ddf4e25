import { verify, type X509Certificate } from 'node:crypto'

import type { SignatureHash } from '../model/signing-key.ts'

/** Whether a signature (RSASSA-PKCS1-v1_5) is of the certificate's key: what comes from elsewhere is looked at before it is used. */
export const isSignatureOf = (
  certificate: X509Certificate,
  hash: SignatureHash,
  data: Uint8Array,
  signature: Uint8Array,
): boolean => {
  try {
    return verify(hash, data, certificate.publicKey, signature)
  } catch {
    return false
  }
}
