import { HarnessError } from '../errors/harness-error.ts'
import { romeIso } from '../lib/rome-time.ts'
import { engine } from './engine.ts'

/** What expressions can see: nothing else. */
export type Scope = Readonly<Record<string, unknown>>

// `$${` is a literal `${`: hidden from the engine behind a private-use character.
const literal = '\uE000'
const hide = (text: string): string => text.replaceAll('$${', literal)
const unhide = (text: string): string => text.replaceAll(literal, '${')

const single = /^\$\{((?:[^}'"]|'[^']*'|"[^"]*")*)\}$/

const toText = (value: unknown): unknown => {
  if (value instanceof Date) return romeIso(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value
}

/** The engine's message without its own decoration, as one Italian sentence. */
const explain = (error: unknown): string => {
  const raw = error instanceof Error ? error.message : String(error)
  const message = raw.replace(/, line:\d+, col:\d+[\s\S]*$/, '').split('\n')[0] ?? ''
  const undefinedVariable = /undefined variable: (.+)$/.exec(message)
  if (undefinedVariable) return `«${undefinedVariable[1]}» non è definito qui`
  const undefinedFilter = /undefined filter: (.+)$/.exec(message)
  if (undefinedFilter)
    return `il filtro «${undefinedFilter[1]}» non esiste: ci sono ${Object.keys(engine.filters).join(', ')}`
  if (/limit exceeded/.test(message)) return "l'espressione è troppo grande"
  if (/not closed/.test(message)) return 'manca la } che chiude ${'
  if (/^(?:expected|unexpected|invalid)\b/.test(message))
    return 'tra ${ e } va un nome, con i suoi punti e con i filtri dopo |'
  return message
}

/** One text with its expressions filled in; alone in the text, an expression keeps the type of its value. */
export const interpolateText = (text: string, scope: Scope): unknown => {
  const hidden = hide(text)
  if (!hidden.includes('${')) return unhide(hidden)
  try {
    const alone = single.exec(hidden.trim())
    if (alone !== null && hidden.trim() === hidden)
      return toText(engine.evalValueSync((alone[1] ?? '').trim(), scope))
    return unhide(String(engine.parseAndRenderSync(hidden, scope)))
  } catch (error) {
    throw new HarnessError('TEMPLATE_FAILED', `${text}: ${explain(error)}`, {
      hint: 'controllare il nome: dati del piano, valori catturati prima, needs … take',
      cause: error,
    })
  }
}

/** The value with every text in it interpolated: a new value. */
export const interpolate = (value: unknown, scope: Scope): unknown => {
  if (typeof value === 'string') return interpolateText(value, scope)
  if (Array.isArray(value)) return value.map((item) => interpolate(item, scope))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, interpolate(item, scope)]),
    )
  return value
}

/** The variables that a text names, each as its path, or why the text cannot be read. */
export const variablesOf = (
  text: string,
):
  | { readonly ok: true; readonly paths: readonly (readonly string[])[] }
  | { readonly ok: false; readonly message: string } => {
  const hidden = hide(text)
  if (!hidden.includes('${')) return { ok: true, paths: [] }
  try {
    const template = engine.parse(hidden)
    const segments = engine.variableSegmentsSync(template)
    return {
      ok: true,
      paths: segments.map((path) => path.filter((part) => !Array.isArray(part)).map(String)),
    }
  } catch (error) {
    return { ok: false, message: explain(error) }
  }
}
