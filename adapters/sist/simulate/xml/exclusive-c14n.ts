import { randomBytes } from 'node:crypto'

import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm'

import { xmlEscape } from '../../../../src/lib/xml-escape.ts'

const declaration = (prefix: string, uri: string): string =>
  ` xmlns${prefix === '' ? '' : `:${prefix}`}="${xmlEscape(uri)}"`

const withoutScheme = /(\sxmlns(?::[\w.-]+)?=")([^":]+)"/g

/**
 * Exclusive Canonical XML 1.0 without comments of an element in its context, by libxml2; `prefixes` is the
 * PrefixList of InclusiveNamespaces. Undefined when libxml2 finds no canonical form: for a namespace name that is no URI.
 *
 * libxml2 refuses a document that holds a relative namespace name anywhere, and the authority's payload namespace
 * is one. So the element is canonicalized in a document of its own, where such names carry a passing absolute prefix.
 */
export const exclusiveC14n = (
  element: XmlElement,
  prefixes: readonly string[] = [],
): string | undefined => {
  const mark = `urn:${randomBytes(12).toString('hex')}:`
  const context = Object.entries(element.namespaces)
    .map(([prefix, uri]) => declaration(prefix, uri))
    .join('')
  const isolated = `<context${context}>${element.toString({ format: false })}</context>`
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromString(isolated.replace(withoutScheme, `$1${mark}$2"`))
    const copy = document.root.firstChild
    if (!(copy instanceof XmlElement)) throw new Error('the element was lost in its own document')
    return copy
      .canonicalizeToString({
        mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
        withComments: false,
        inclusiveNamespacePrefixes: [...prefixes],
      })
      .replaceAll(mark, '')
  } catch {
    return undefined
  } finally {
    document?.dispose()
  }
}

/** The same of an element given as text, which declares all that it uses. */
export const exclusiveC14nOfText = (xml: string): string => {
  const document = XmlDocument.fromString(xml)
  try {
    const canonical = exclusiveC14n(document.root)
    if (canonical === undefined) throw new Error('a text of our own has no canonical form')
    return canonical
  } finally {
    document.dispose()
  }
}
