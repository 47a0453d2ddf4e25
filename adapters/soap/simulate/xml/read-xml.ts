import { ParseOption, XmlC14NMode, XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm'

import { xmlEscape } from '../../../../src/lib/xml-escape.ts'
import { namespaces } from './namespaces.ts'

const options = { option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET }

/** A document that was read; it must be closed. */
export interface OpenXml extends Disposable {
  readonly document: XmlDocument
  readonly root: XmlElement
}

/** Reads XML from outside: no entity is loaded. What cannot be read is a text. */
export const openXml = (bytes: Uint8Array): OpenXml | string => {
  try {
    const document = XmlDocument.fromBuffer(bytes, options)
    return { document, root: document.root, [Symbol.dispose]: () => document.dispose() }
  } catch (error) {
    return `XML non ben formato: ${(error as Error).message.trim()}`
  }
}

const areElements = (nodes: readonly XmlNode[]): readonly XmlElement[] =>
  nodes.filter((node): node is XmlElement => node instanceof XmlElement)

/** Elements that an XPath of this simulator selects. */
export const elements = (from: XmlElement, xpath: string): readonly XmlElement[] =>
  areElements(from.find(xpath, { ...namespaces }))

/** The first of them. */
export const elementAt = (from: XmlElement, xpath: string): XmlElement | undefined =>
  elements(from, xpath)[0]

/** The text of the first node that an XPath selects; undefined when it selects none. */
export const textAt = (from: XmlElement, xpath: string): string | undefined =>
  from.find(xpath, { ...namespaces })[0]?.content.trim()

/** The texts of all of them. */
export const textsAt = (from: XmlElement, xpath: string): readonly string[] =>
  from.find(xpath, { ...namespaces }).map((node) => node.content.trim())

export const childElements = (parent: XmlElement): readonly XmlElement[] => {
  const found: XmlElement[] = []
  for (let node = parent.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) found.push(node)
  return found
}

/** A qualified name as text: `{namespace}name`. */
export const nameOf = ({ namespaceUri, name }: XmlElement): string => `{${namespaceUri}}${name}`

const canonical = (element: XmlElement): string =>
  element.canonicalizeToString({
    mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
    withComments: false,
  })

/** Exclusive Canonical XML 1.0 without comments, by libxml2; undefined where it finds none. */
export const exclusiveC14n = (element: XmlElement): string | undefined => {
  try {
    return canonical(element)
  } catch {
    return undefined
  }
}

/** Uses a copy of an element in a document of its own, with the namespaces that it stands in. */
export const copyOf = <Result>(element: XmlElement, use: (copy: XmlElement) => Result): Result => {
  const context = Object.entries(element.namespaces)
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${xmlEscape(uri)}"`)
    .join('')
  const opened = openXml(
    Buffer.from(`<context${context}>${element.toString({ format: false })}</context>`),
  )
  if (typeof opened === 'string') throw new Error(`a copy that cannot be read: ${opened}`)
  try {
    const [copy] = childElements(opened.root)
    if (copy === undefined) throw new Error('an element was lost in its copy')
    return use(copy)
  } finally {
    opened[Symbol.dispose]()
  }
}

/** The same of an element without the ds:Signature that is its own child (enveloped signature). */
export const c14nWithoutSignature = (element: XmlElement): string | undefined =>
  copyOf(element, (copy) => {
    for (const signature of elements(copy, 'ds:Signature')) signature.remove()
    return exclusiveC14n(copy)
  })

/** The bytes of an xs:base64Binary; undefined when the text is none. */
export const decodeBase64 = (text: string): Buffer | undefined => {
  const compact = text.replace(/\s/g, '')
  const bytes = Buffer.from(compact, 'base64')
  return bytes.toString('base64') === compact ? bytes : undefined
}
