import { ParseOption, XmlDocument, XmlElement } from 'libxml2-wasm'

import { namespaces } from './namespaces.ts'

const options = { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET }

// A message of the service has some hundreds. Each costs a node, and what follows costs more than the parsing does.
const mostMarkup = 100_000

// Bytes, not characters: they are the same in every encoding that holds XML, and nothing is decoded for it.
const hasTooMuchMarkup = (bytes: Uint8Array): boolean => {
  let count = 0
  for (let index = 0; index < bytes.length && count <= mostMarkup; index++) {
    const byte = bytes[index]
    if (byte === 0x3c || byte === 0x3d) count += 1
  }
  return count > mostMarkup
}

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
  if (hasTooMuchMarkup(bytes))
    return notXml({
      because: 'malformed',
      text: `XML con più di ${mostMarkup} tra elementi e attributi`,
    })
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
