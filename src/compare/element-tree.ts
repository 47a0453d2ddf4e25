import { XmlCData, XmlText, type XmlElement } from 'libxml2-wasm'

import { withXml } from '../xml/parse-xml.ts'

/** An element of XML as it is compared: what prefixes it uses, and where it breaks its lines, says nothing. */
export interface ElementTree {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  /** Its own text, without the blanks around it. */
  readonly text: string
  readonly children: readonly ElementTree[]
}

const ownText = (element: XmlElement): string => {
  let text = ''
  for (let node = element.firstChild; node !== null; node = node.next)
    if (node instanceof XmlText || node instanceof XmlCData) text += node.content
  return text.trim()
}

const toTree = (element: XmlElement): ElementTree => {
  const children = element.find('*').map((child) => toTree(child as XmlElement))
  const text = ownText(element)
  // A document that travels as text inside of another is compared as what it is.
  const inner = children.length === 0 && text.startsWith('<') ? parseTree(Buffer.from(text)) : null
  return {
    name: element.name,
    namespace: element.namespaceUri,
    attributes: Object.fromEntries(element.attrs.map((one) => [one.name, one.value])),
    text: inner === null ? text : '',
    children: inner === null ? children : [inner],
  }
}

/** XML from outside as a tree; null where it is no XML. */
export const parseTree = (bytes: Uint8Array): ElementTree | null => {
  const read = withXml(bytes, ({ root }) => toTree(root))
  return read.ok ? read.value : null
}

/** Every text of a tree with the name of its element, in document order. */
export const leavesOf = ({ name, text, children }: ElementTree): (readonly [string, string])[] => [
  ...(text === '' ? [] : [[name, text] as const]),
  ...children.flatMap(leavesOf),
]
