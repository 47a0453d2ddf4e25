import { t } from '../lib/language/t.ts'

/** An XPath 1.0 string literal for any text: there is no escaping, so both quotes need `concat`. */
export const xpathLiteral = (text: string): string => {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  const parts = text.split("'").map((part) => `'${part}'`)
  return `concat(${parts.join(`, "'", `)})`
}

const token = /'[^']*'|"[^"]*"|\$([A-Za-z_][A-Za-z0-9_.-]*)/g

/** The variables that an XPath expression names as `$name`; literals are not looked into. */
export const xpathVariables = (expression: string): string[] =>
  [...expression.matchAll(token)].flatMap((found) => (found[1] === undefined ? [] : [found[1]]))

/**
 * The expression with each `$name` replaced by the literal of its value. libxml2-wasm has no variables;
 * the value becomes one literal token, so that it can never be read as XPath.
 */
export const bindXpath = (
  expression: string,
  variables: Readonly<Record<string, string>>,
): string =>
  expression.replace(token, (whole, name: string | undefined) => {
    if (name === undefined) return whole
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (value === undefined) throw new Error(t`la variabile $${name} non ha un valore`)
    return xpathLiteral(value)
  })
