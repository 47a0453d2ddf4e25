import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** What is packed larger than this is not unpacked: a small body must stay a small one. */
const maxOutputLength = 100_000_000

const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** A body as it is meant to be read, by its Content-Encoding; as it is, where it cannot be unpacked. */
export const unpacked = (coding: string | undefined, body: Uint8Array): Uint8Array => {
  const decode = decoders[coding?.trim().toLowerCase() ?? '']
  if (decode === undefined) return body
  try {
    return decode(body, { maxOutputLength })
  } catch {
    return body
  }
}
