import { createHash } from 'node:crypto'

/** The SHA-256 of the bytes (or of the UTF-8 text), in lower-case hexadecimal. */
export const sha256 = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex')
