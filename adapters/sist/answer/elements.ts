import type { XmlElement } from 'libxml2-wasm'

/** The children of an element that are elements, in document order. */
export const childElements = (parent: XmlElement): readonly XmlElement[] =>
  parent.find('*') as XmlElement[]

export const isNamed = (element: XmlElement, namespace: string, name: string): boolean =>
  element.name === name && element.namespaceUri === namespace
