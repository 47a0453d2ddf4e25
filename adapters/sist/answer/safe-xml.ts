import type { XmlElement } from 'libxml2-wasm'
import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm'

export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string }

const options = { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET }

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

/**
 * Reads XML that came from outside: no external entity, no network, no DOCTYPE. What `use` returns must not
 * hold nodes, since the document is freed at once.
 */
export const withXml = <Value>(
  bytes: Uint8Array,
  use: (root: XmlElement) => Value,
): Parsed<Value> => {
  if (bytes.length === 0) return { ok: false, reason: 'corpo vuoto' }
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, options)
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error
    return { ok: false, reason: `XML non ben formato (${firstLine(error.message)})` }
  }
  try {
    return document.dtd === null
      ? { ok: true, value: use(document.root) }
      : { ok: false, reason: 'XML con DOCTYPE, rifiutato' }
  } finally {
    document.dispose()
  }
}

/** The children of an element that are elements, in document order. */
export const childElements = (parent: XmlElement): readonly XmlElement[] =>
  parent.find('*') as XmlElement[]

export const isNamed = (element: XmlElement, namespace: string, name: string): boolean =>
  element.name === name && element.namespaceUri === namespace
