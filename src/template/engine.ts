import { Context, Liquid, toValueSync, Value } from 'liquidjs'

import { t } from '../lib/language/t.ts'
import { filters } from './filters.ts'
import { TemplateMistake } from './mistake.ts'

/** What expressions can see: nothing else. */
export type Scope = Readonly<Record<string, unknown>>

const makeEngine = (): Liquid => {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    relativeReference: false,
    fs: {
      exists: () => Promise.resolve(false),
      existsSync: () => false,
      readFile: () => Promise.reject(new Error('no files')),
      readFileSync: () => {
        throw new Error('no files')
      },
      resolve: (_root, file) => file,
    },
    templates: {},
  })
  for (const name of Object.keys(engine.tags)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name)
  for (const [name, { apply }] of Object.entries(filters)) engine.registerFilter(name, apply)
  return engine
}

/** LiquidJS with our own filters, no tags, no files. Only its expressions are used. */
const engine = makeEngine()

/**
 * What a structure or a list holds under a name of its own. LiquidJS would also answer `size`, `first` and
 * `last`, and would call what is a function.
 */
const ownValue = (holder: unknown, name: unknown): unknown => {
  if (holder === null || typeof holder !== 'object' || holder instanceof Date) return undefined
  if (typeof name !== 'string' && typeof name !== 'number') return undefined
  if (Array.isArray(holder))
    return /^-?\d{1,6}$/.test(String(name)) ? (holder.at(Number(name)) as unknown) : undefined
  if (!Object.hasOwn(holder, name)) return undefined
  const value = (holder as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'function' ? undefined : value
}

/** Reads one expression, already known to be of the grammar of `parse-template`. */
export const readValue = (source: string): Value => new Value(source, engine)

/** The value of an expression, with its type. */
export const evaluate = (value: Value, scope: Scope): unknown => {
  const context = new Context(scope, engine.options, { sync: true })
  context.readProperty = ownValue
  try {
    return toValueSync(value.value(context, false))
  } catch (error) {
    if (error instanceof TemplateMistake) throw error
    const name = /undefined variable: (.+?)(?:, line:\d+, col:\d+)?$/.exec(
      error instanceof Error ? error.message : '',
    )
    throw new TemplateMistake(
      name === null ? t`l'espressione non ha un valore` : t`«${name[1]}» non è definito qui`,
    )
  }
}
