import { JSONPathEnvironment } from 'json-p3'

import { t } from '../lib/language/t.ts'
import { parseJson, type Json } from './parse-json.ts'

// RFC 9535 and nothing more. The depth bounds what `..` may walk into.
const environment = new JSONPathEnvironment({ strict: true, maxRecursionDepth: 200 })

/** Whether a text is JSONPath (RFC 9535). */
export const isJsonPath = (expression: string): boolean => {
  try {
    environment.compile(expression)
    return true
  } catch {
    return false
  }
}

/**
 * A value as text: a text as it is, `true`, `false` and `null` as written, a number in its shortest form,
 * an object or a list as JSON without spaces.
 */
const textOf = (value: Json): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error(t`il numero ${value} è troppo grande per essere letto senza perdere cifre`)
  return JSON.stringify(value)
}

const hasLostDigits = (value: Json): boolean => {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLostDigits)
}

/** The values that an expression selects. Throws when the JSON or the expression cannot be read. */
export const selectJson = (expression: string, bytes: Uint8Array): readonly Json[] => {
  const parsed = parseJson(bytes)
  if (!parsed.ok) throw new Error(parsed.reason)
  const values = environment.query(expression, parsed.value).values() as Json[]
  if (values.some(hasLostDigits))
    throw new Error(t`un numero è troppo grande per essere letto senza perdere cifre`)
  return values
}

/** The values that an expression selects, as texts. Throws when the JSON or the expression cannot be read. */
export const evaluateJsonPath = (
  expression: string,
  bytes: Uint8Array,
): { readonly values: readonly string[] } => {
  const parsed = parseJson(bytes)
  if (!parsed.ok) throw new Error(parsed.reason)
  return {
    values: environment
      .query(expression, parsed.value)
      .values()
      .map((value) => textOf(value as Json)),
  }
}
