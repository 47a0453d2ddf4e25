import { constants, inflateSync } from 'node:zlib'

/** An object stream of a PDF unpacks to some kilobytes; one that wants more holds something else. */
const maxOutputLength = 20_000_000

/** The object streams of a PDF (ISO 32000-1 §7.5.7), unpacked; null among them for one that cannot be. */
function* objectStreams(bytes: Buffer): Generator<Buffer | null> {
  for (let at = bytes.indexOf('/ObjStm'); at >= 0; at = bytes.indexOf('/ObjStm', at + 1)) {
    const start = bytes.indexOf('stream', at)
    if (start < 0) return
    // §7.3.8.1: CR LF or LF alone follows the word.
    const data = start + 6 + (bytes[start + 6] === 0x0d ? 2 : 1)
    try {
      yield inflateSync(bytes.subarray(data), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength,
      })
    } catch {
      yield null
    }
  }
}

/**
 * Whether a PDF carries a file (ISO 32000-1 §7.11.4), as a document with a CDA in it does. `unknown`: it is encrypted, or
 * packed in a way that is not looked into.
 */
export const carriesFile = (bytes: Uint8Array): 'yes' | 'no' | 'unknown' => {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (pdf.includes('/EmbeddedFile')) return 'yes'
  if (pdf.includes('/Encrypt')) return 'unknown'
  let isKnown = true
  for (const objects of objectStreams(pdf)) {
    if (objects === null) isKnown = false
    else if (objects.includes('/EF') || objects.includes('/EmbeddedFile')) return 'yes'
  }
  return isKnown ? 'no' : 'unknown'
}
