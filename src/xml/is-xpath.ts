import { XmlXPath } from 'libxml2-wasm'

import { bindXpath, xpathVariables } from './xpath-variables.ts'

/** Whether a text is XPath 1.0; its variables may have any value. */
export const isXpath = (expression: string): boolean => {
  const values = Object.fromEntries(xpathVariables(expression).map((name) => [name, '']))
  try {
    XmlXPath.compile(bindXpath(expression, values)).dispose()
    return true
  } catch {
    return false
  }
}
