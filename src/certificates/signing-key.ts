import { createPrivateKey, sign, X509Certificate } from 'node:crypto'

import type { SigningKey } from '../model/signing-key.ts'

/** A signing key from PEM text. Throws what node:crypto throws: who knows the file's name explains it. */
export const signingKeyFromPem = (
  certificatePem: string,
  keyPem: string,
  passphrase?: string,
): SigningKey => {
  const key = createPrivateKey(
    passphrase === undefined ? keyPem : { key: keyPem, passphrase, format: 'pem' },
  )
  return {
    certificate: new X509Certificate(certificatePem),
    sign: (hash, data) =>
      new Promise((resolve, reject) => {
        sign(hash, data, key, (error, signature) => {
          if (error) reject(error)
          else resolve(signature)
        })
      }),
  }
}
