import { XmlDocument, XmlElement } from 'libxml2-wasm'

import { safeParsing } from '../../../src/xml/parse-xml.ts'

/** A name with its namespace; the namespace is empty where there is none. */
export interface QName {
  readonly namespace: string
  readonly name: string
}

/** An element of an XSD as plain data: what outlives the document that it was read from. */
export interface SchemaNode {
  readonly kind: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly SchemaNode[]
  /** The namespaces in scope, by prefix: qualified names in attributes are read by them. */
  readonly scope: Readonly<Record<string, string>>
}

/** One schema document. */
export interface SchemaDocument {
  readonly targetNamespace: string
  readonly root: SchemaNode
}

export const xsNamespace = 'http://www.w3.org/2001/XMLSchema'

// What is written for people, and what only narrows a text, says nothing about which elements there are.
const ignored = new Set(['annotation', 'unique', 'key', 'keyref', 'notation'])

const childNodes = (element: XmlElement): XmlElement[] => {
  const found: XmlElement[] = []
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement && node.namespaceUri === xsNamespace && !ignored.has(node.name))
      found.push(node)
  return found
}

const toNode = (element: XmlElement, above: Readonly<Record<string, string>>): SchemaNode => {
  const own = element.nsDeclarations
  const scope = Object.keys(own).length === 0 ? above : { ...above, ...own }
  return {
    kind: element.name,
    attributes: Object.fromEntries(
      element.attrs
        .filter(({ namespaceUri }) => namespaceUri === '')
        .map(({ name, value }) => [name, value]),
    ),
    children: childNodes(element).map((child) => toNode(child, scope)),
    scope,
  }
}

/** Reads one schema document. Throws where it is not well-formed. */
export const parseSchema = (text: string): SchemaDocument => {
  const document = XmlDocument.fromString(text, { option: safeParsing })
  try {
    const root = toNode(document.root, document.root.namespaces)
    return { targetNamespace: root.attributes['targetNamespace'] ?? '', root }
  } finally {
    document.dispose()
  }
}

/** The name that an attribute holds. Without a prefix it is in the default namespace, else in the schema's own. */
export const qualified = (node: SchemaNode, text: string, targetNamespace: string): QName => {
  const at = text.indexOf(':')
  if (at >= 0) return { namespace: node.scope[text.slice(0, at)] ?? '', name: text.slice(at + 1) }
  // A schema that is included without a namespace of its own takes that of the schema that includes it.
  return { namespace: node.scope[''] ?? targetNamespace, name: text }
}
