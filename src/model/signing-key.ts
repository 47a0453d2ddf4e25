import type { X509Certificate } from 'node:crypto'

/**
 * A certificate and the means to sign with its private key (RSASSA-PKCS1-v1_5), wherever that key lives:
 * a file, a card, another program. `sign` gets the data, not its digest.
 */
export interface SigningKey {
  readonly certificate: X509Certificate
  readonly sign: (hash: 'sha1' | 'sha256', data: Uint8Array) => Promise<Uint8Array>
}
