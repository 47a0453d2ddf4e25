import { ParseOption, XmlDocument } from 'libxml2-wasm'

const options = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET

/**
 * Parses XML from outside, hands it over, and frees it: no entities, no network, no files, no document
 * type, bounded depth and text (libxml2's own limits). Throws when it is not well-formed.
 */
export const withXml = <Result>(
  bytes: Uint8Array,
  use: (document: XmlDocument) => Result,
): Result => {
  const document = XmlDocument.fromBuffer(bytes, { option: options })
  try {
    if (document.dtd !== null) throw new Error('il documento dichiara un DOCTYPE: rifiutato')
    return use(document)
  } finally {
    document.dispose()
  }
}
