import { XmlXPath } from 'libxml2-wasm'

import { withXml } from './parse-xml.ts'
import { bindXpath } from './xpath-variables.ts'

/** What an expression gives: the texts of its nodes (elements, attributes, text), or one scalar. */
export type XpathFound = { readonly values: readonly string[] } | { readonly scalar: string }

/** Evaluates XPath 1.0 on a document. Throws when the document or the expression cannot be read. */
export const evaluateXpath = (
  expression: string,
  bytes: Uint8Array,
  around: {
    readonly variables: Readonly<Record<string, string>>
    readonly namespaces: Readonly<Record<string, string>>
  },
): XpathFound => {
  const parsed = withXml(bytes, (document): XpathFound => {
    const compiled = XmlXPath.compile(bindXpath(expression, around.variables), {
      ...around.namespaces,
    })
    try {
      const result = document.eval(compiled)
      return Array.isArray(result)
        ? { values: result.map((node) => node.content) }
        : { scalar: String(result) }
    } finally {
      compiled.dispose()
    }
  })
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}
