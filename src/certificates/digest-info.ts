import { createHash } from 'node:crypto'

import type { SignatureHash } from '../model/signing-key.ts'

// RFC 8017 §9.2, note 1: the DER of DigestInfo up to the digest itself.
const heads: Readonly<Record<SignatureHash, string>> = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}

export const digestOf = (hash: SignatureHash, data: Uint8Array): Buffer =>
  createHash(hash).update(data).digest()

/** What RSASSA-PKCS1-v1_5 pads and raises: for whoever only does that part. */
export const digestInfoOf = (hash: SignatureHash, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(heads[hash], 'hex'), digestOf(hash, data)])
