import type { XmlElement } from 'libxml2-wasm'

import { namespaces } from './xml/namespaces.ts'
import { elements, elementsOf } from './xml/parse-xml.ts'

/** The payload of a request, read by names in its own namespace: whether that is the right one, a rule says. */
export interface RequestBody {
  /** Text of a field (`assistito/cognome`); undefined when absent. An empty element reads as ''. */
  readonly text: (path: string) => string | undefined
  /** The same, where an empty element counts as absent. */
  readonly filled: (path: string) => string | undefined
  /** One reader for each element at a path. */
  readonly each: (path: string) => readonly RequestBody[]
}

const qualified = (path: string, prefix: string): string =>
  path
    .split('/')
    .map((name) => `${prefix}${name}`)
    .join('/')

/** A request without a payload has no field. */
export const readRequestBody = (element: XmlElement | undefined): RequestBody => {
  const at = (path: string): readonly XmlElement[] => {
    if (element === undefined) return []
    const { namespaceUri } = element
    switch (namespaceUri) {
      case namespaces.sist:
        return elements(element, qualified(path, 'sist:'))
      case '':
        return elements(element, path)
      default:
        return elementsOf(element, qualified(path, 'own:'), { own: namespaceUri })
    }
  }
  const text = (path: string) => at(path)[0]?.content
  return {
    text,
    filled: (path) => text(path) || undefined,
    each: (path) => at(path).map(readRequestBody),
  }
}
