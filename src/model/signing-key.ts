import type { X509Certificate } from 'node:crypto'

/** The hash of a signature: WS-Security wants SHA-1, documents SHA-256, tokens one of the last three. */
export type SignatureHash = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/**
 * A certificate and the means to sign with its private key (RSASSA-PKCS1-v1_5), wherever that key lives:
 * a file, a card, another program. `sign` gets the data, not its digest.
 */
export interface SigningKey {
  readonly certificate: X509Certificate
  /**
   * Has the key at hand, where that takes a card and perhaps a person: done before the instant of what is signed
   * is chosen. `isMidway`: in the middle of a case, where a card that was there is not waited for.
   */
  readonly ready?: (isMidway: boolean) => Promise<void>
  readonly sign: (hash: SignatureHash, data: Uint8Array) => Promise<Uint8Array>
}
