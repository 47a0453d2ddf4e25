import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

import { namespaces } from './namespaces.ts'

const options = { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET }

/** Why bytes are not read as XML. */
export interface NotXml {
  readonly because: 'malformed' | 'doctype'
  readonly text: string
}

export interface ParseOptions {
  /** Reads a document with a DOCTYPE too (SOAP 1.1 §3 forbids it). No entity is loaded all the same. */
  readonly withDoctype?: boolean
}

/**
 * Parses hostile XML and hands it to `use`, then frees it: nothing of the document may outlive `use`. No entity is
 * loaded, none is expanded beyond libxml2's bounds, and a document type is refused unless the options say otherwise.
 * Returns what `notXml` says of what is not read.
 */
export const withXml = <Result>(
  bytes: Uint8Array,
  use: (document: XmlDocument) => Result,
  notXml: (reason: NotXml) => Result,
  { withDoctype = false }: ParseOptions = {},
): Result => {
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, options)
  } catch (error) {
    const text = `XML non ben formato: ${(error as Error).message.trim()}`
    return notXml({ because: 'malformed', text })
  }
  try {
    return document.dtd === null || withDoctype
      ? use(document)
      : notXml({ because: 'doctype', text: 'DOCTYPE non ammesso' })
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

/** Elements that an XPath selects; `prefixes` are known beside those of every message. */
export const elements = (
  from: XmlElement,
  xpath: string,
  prefixes: Readonly<Record<string, string>> = {},
): readonly XmlElement[] =>
  from
    .find(xpath, { ...namespaces, ...prefixes })
    .filter((node): node is XmlElement => node instanceof XmlElement)

/** The text of the first node that an XPath selects; undefined when it selects none. */
export const textAt = (from: XmlElement, xpath: string): string | undefined =>
  from.get(xpath, namespaces)?.content

/** The texts of all nodes that an XPath selects. */
export const textsAt = (from: XmlElement, xpath: string): readonly string[] =>
  from.find(xpath, namespaces).map((node) => node.content)
