export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A JSON value, or why the bytes are not one, in Italian. */
export type ParsedJson =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly reason: string }

/** Reads JSON from outside: UTF-8 only (RFC 8259 §8.1), a byte order mark is let go. */
export const parseJson = (bytes: Uint8Array): ParsedJson => {
  if (bytes.length === 0) return { ok: false, reason: 'corpo vuoto' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, reason: 'JSON non in UTF-8' }
  }
  try {
    return { ok: true, value: JSON.parse(text) as Json }
  } catch (error) {
    return { ok: false, reason: `JSON non ben formato (${(error as Error).message})` }
  }
}
