import { createHash } from 'node:crypto'

// RFC 8017 §9.2, note 1: the DER of DigestInfo up to the digest itself.
const heads = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
} as const

export const digestOf = (hash: keyof typeof heads, data: Uint8Array): Buffer =>
  createHash(hash).update(data).digest()

/** What RSASSA-PKCS1-v1_5 pads and raises: for whoever only does that part. */
export const digestInfoOf = (hash: keyof typeof heads, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(heads[hash], 'hex'), digestOf(hash, data)])
