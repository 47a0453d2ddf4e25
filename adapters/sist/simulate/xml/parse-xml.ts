import { ParseOption, XmlDocument, XmlElement, XmlXPath, type XmlNode } from 'libxml2-wasm'

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

const compiled = new Map<string, XmlXPath>()

/**
 * An expression of this simulator, which are some dozens: each is compiled once, with the prefixes that it uses. What
 * is asked of a document is nothing beside compiling the question, and registering prefixes for it.
 */
const compile = (xpath: string): XmlXPath => {
  const known = compiled.get(xpath)
  if (known !== undefined) return known
  const used = Object.entries(namespaces).filter(([prefix]) => xpath.includes(`${prefix}:`))
  const made = XmlXPath.compile(xpath, Object.fromEntries(used))
  compiled.set(xpath, made)
  return made
}

const areElements = (nodes: readonly XmlNode[]): readonly XmlElement[] =>
  nodes.filter((node): node is XmlElement => node instanceof XmlElement)

/** Elements that an XPath selects. It is one of this simulator's own: none is made of what a message says. */
export const elements = (from: XmlElement, xpath: string): readonly XmlElement[] =>
  areElements(from.find(compile(xpath)))

/** The same, where a prefix stands for a namespace that the message says. */
export const elementsOf = (
  from: XmlElement,
  xpath: string,
  prefixes: Readonly<Record<string, string>>,
): readonly XmlElement[] => areElements(from.find(xpath, { ...namespaces, ...prefixes }))

/** The text of the first node that an XPath selects; undefined when it selects none. */
export const textAt = (from: XmlElement, xpath: string): string | undefined =>
  from.get(compile(xpath))?.content

/** The texts of all nodes that an XPath selects. */
export const textsAt = (from: XmlElement, xpath: string): readonly string[] =>
  from.find(compile(xpath)).map((node) => node.content)
