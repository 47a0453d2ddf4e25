import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

import { namespaces } from './namespaces.ts'

const options = { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET }

/**
 * Parses hostile XML and hands it to `use`, then frees it: nothing of the document may outlive `use`. No entity is
 * loaded, none is expanded beyond libxml2's bounds, and a document type is refused (SOAP 1.1 §3).
 * Returns `notXml(reason)` for what is not well-formed.
 */
export const withXml = <Result>(
  bytes: Uint8Array,
  use: (document: XmlDocument) => Result,
  notXml: (reason: string) => Result,
): Result => {
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, options)
  } catch (error) {
    return notXml(`XML non ben formato: ${(error as Error).message.trim()}`)
  }
  try {
    return document.dtd === null ? use(document) : notXml('DOCTYPE non ammesso')
  } finally {
    document.dispose()
  }
}

/** Element children, in order. */
export const childElements = (parent: XmlElement): readonly XmlElement[] => {
  const found: XmlElement[] = []
  for (let node = parent.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) found.push(node)
  return found
}

/** Elements that an XPath selects. */
export const elements = (from: XmlElement, xpath: string): readonly XmlElement[] =>
  from.find(xpath, namespaces).filter((node): node is XmlElement => node instanceof XmlElement)

/** The text of the first node that an XPath selects; undefined when it selects none. */
export const textAt = (from: XmlElement, xpath: string): string | undefined =>
  from.get(xpath, namespaces)?.content

/** The texts of all nodes that an XPath selects. */
export const textsAt = (from: XmlElement, xpath: string): readonly string[] =>
  from.find(xpath, namespaces).map((node) => node.content)
