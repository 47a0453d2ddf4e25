import { XmlElement } from 'libxml2-wasm'

import { withXml } from '../../../src/xml/parse-xml.ts'
import type { BodyFields, BodyValue } from '../../../src/soap/body-value.ts'

const childrenOf = (parent: XmlElement): XmlElement[] => {
  const found: XmlElement[] = []
  for (let node = parent.firstChild; node !== null; node = node.next)
    if (node instanceof XmlElement) found.push(node)
  return found
}

/** An element's text, or its children by name: of a repeated one, the last. */
export const valueOf = (element: XmlElement): BodyValue => {
  const children = childrenOf(element)
  return children.length === 0
    ? element.content
    : Object.fromEntries(children.map((child) => [child.name, valueOf(child)]))
}

/** The fields of an operation's element as it is sent: of a repeated one, the last. */
export const sentFields = (payload: string): BodyFields => {
  const read = withXml(Buffer.from(payload, 'utf8'), ({ root }) => valueOf(root))
  return read.ok && typeof read.value === 'object' && read.value !== null
    ? (read.value as BodyFields)
    : {}
}
