import type { XmlElement } from 'libxml2-wasm'

import { elements, textAt } from './xml/parse-xml.ts'

/** The payload of a request, read by names in its own namespace. */
export interface RequestBody {
  /** Text of a field (`assistito/cognome`); undefined when absent. An empty element reads as ''. */
  readonly text: (path: string) => string | undefined
  /** The same, where an empty element counts as absent. */
  readonly filled: (path: string) => string | undefined
  /** One reader for each element at a path. */
  readonly each: (path: string) => readonly RequestBody[]
}

const qualified = (path: string): string =>
  path
    .split('/')
    .map((name) => `sist:${name}`)
    .join('/')

export const readRequestBody = (element: XmlElement): RequestBody => {
  const text = (path: string) => textAt(element, qualified(path))
  return {
    text,
    filled: (path) => text(path) || undefined,
    each: (path) => elements(element, qualified(path)).map(readRequestBody),
  }
}
