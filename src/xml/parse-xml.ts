import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm'

import { t } from '../lib/language/t.ts'

/** A value read from XML, or why the XML cannot be read, in Italian. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string }

/** For everything that comes from outside: no external entity, no file, no network. */
export const safeParsing: ParseOption = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

/**
 * Reads XML from outside: no external entity, no network, no DOCTYPE, depth and text within libxml2's own
 * limits. What `use` returns must not hold nodes, since the document is freed at once.
 */
export const withXml = <Value>(
  bytes: Uint8Array,
  use: (document: XmlDocument) => Value,
): Parsed<Value> => {
  if (bytes.length === 0) return { ok: false, reason: t`corpo vuoto` }
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, { option: safeParsing })
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    return { ok: false, reason: t`XML non ben formato (${firstLine(error.message)})` }
  }
  try {
    return document.dtd === null
      ? { ok: true, value: use(document) }
      : { ok: false, reason: t`XML con DOCTYPE, rifiutato` }
  } finally {
    document.dispose()
  }
}
