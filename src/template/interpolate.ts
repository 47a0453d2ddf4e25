import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { romeIso } from '../lib/rome-time.ts'
import { shown } from '../lib/shown.ts'
import { evaluate, type Scope } from './engine.ts'
import { asText } from './filters.ts'
import { TemplateMistake } from './mistake.ts'
import { parseTemplate, type VariablePath } from './parse-template.ts'

export type { Scope } from './engine.ts'

/** Characters and values that one request may come to: far beyond any real one. */
const largest = 10_000_000

const tooMuch = (): TemplateMistake =>
  new TemplateMistake(t`il risultato supera ${largest} caratteri`)

const toText = (value: unknown): unknown => {
  if (value instanceof Date) return romeIso(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value
}

/** How large a value is when it is written; `limit` ends the counting of what is too large anyway. */
const sizeOf = (value: unknown, limit: number): number => {
  if (typeof value === 'string') return value.length + 1
  if (value === null || typeof value !== 'object') return 1
  let size = 1
  for (const [name, item] of Object.entries(value)) {
    size += name.length + sizeOf(item, limit - size)
    if (size > limit) return size
  }
  return size
}

const explain = (error: unknown): string =>
  error instanceof TemplateMistake ? error.message : t`l'espressione non si può leggere`

/** Fills in texts, one after the other, until together they are too large. */
const makeFiller = (scope: Scope): ((text: string) => unknown) => {
  let left = largest
  const spend = (size: number): void => {
    left -= size
    if (left < 0) throw tooMuch()
  }
  const fill = (text: string): unknown => {
    const segments = parseTemplate(text)
    const [only] = segments
    if (segments.length === 1 && only?.kind === 'expression') {
      const value = toText(evaluate(only.value, scope))
      spend(sizeOf(value, left))
      return value
    }
    return segments
      .map((segment) => {
        const part = segment.kind === 'text' ? segment.text : asText(evaluate(segment.value, scope))
        spend(part.length)
        return part
      })
      .join('')
  }
  return (text) => {
    try {
      return fill(text)
    } catch (error) {
      throw new HarnessError('TEMPLATE_FAILED', `${shown(text)}: ${explain(error)}`, {
        hint: t`controllare il nome: dati del piano, valori catturati prima, needs … take`,
        cause: error,
      })
    }
  }
}

/** One text with its expressions filled in; alone in the text, an expression keeps the type of its value. */
export const interpolateText = (text: string, scope: Scope): unknown => makeFiller(scope)(text)

/** The value with every text in it interpolated: a new value. */
export const interpolate = (value: unknown, scope: Scope): unknown => {
  const fill = makeFiller(scope)
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return fill(part)
    if (Array.isArray(part)) return part.map(visit)
    if (part !== null && typeof part === 'object')
      return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, visit(item)]))
    return part
  }
  return visit(value)
}

/** The variables that a text names, each as its path, or why the text cannot be read. */
export const variablesOf = (
  text: string,
):
  | { readonly ok: true; readonly paths: readonly VariablePath[] }
  | { readonly ok: false; readonly message: string } => {
  try {
    return {
      ok: true,
      paths: parseTemplate(text).flatMap((segment) =>
        segment.kind === 'text' ? [] : segment.paths,
      ),
    }
  } catch (error) {
    return { ok: false, message: explain(error) }
  }
}
