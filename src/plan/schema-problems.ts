import type { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { expectedText, foundText } from './issue-text.ts'
import type { Problem } from './problem.ts'
import type { Path, TextValue, YamlSource } from './read-yaml.ts'

/** Keys whose value is never shown, not even where it was written by mistake. */
const secretKeys: ReadonlySet<unknown> = new Set([
  'passphrase',
  'application-code',
  'pin',
  'key-pin',
])

/** The value at a path, or undefined. */
export const valueAt = (value: TextValue, path: Path): TextValue | undefined => {
  let current: TextValue | undefined = value
  for (const segment of path) {
    if (current === null || typeof current !== 'object') return undefined
    current = (current as Record<string | number, TextValue>)[segment]
  }
  return current
}

const holdsTemplate = (value: TextValue | undefined): boolean =>
  typeof value === 'string' && /(?<!\$)\$\{/.test(value)

const knownKeys = (schema: z.core.$ZodType | undefined, path: Path): readonly string[] => {
  let current: unknown = schema
  const unwrap = (node: unknown): unknown => {
    const def = (node as { _zod?: { def?: { innerType?: unknown; in?: unknown } } })?._zod?.def
    if (def?.innerType !== undefined) return unwrap(def.innerType)
    if (def?.in !== undefined) return unwrap(def.in)
    return node
  }
  for (const segment of path) {
    const def = (unwrap(current) as { _zod?: { def?: Record<string, unknown> } })?._zod?.def
    const shape = def?.['shape'] as Record<string, unknown> | undefined
    current = shape?.[String(segment)] ?? def?.['element'] ?? def?.['valueType']
  }
  const shape = (unwrap(current) as { _zod?: { def?: { shape?: object } } })?._zod?.def?.shape
  return Object.keys(shape ?? {})
}

/** For each unknown key of a structure, the one of those not written yet that was probably meant. */
const meantKeys = (
  names: readonly string[],
  known: readonly string[],
  written: TextValue | undefined,
): ReadonlyMap<string, string> => {
  const present = written === null || typeof written !== 'object' ? [] : Object.keys(written)
  const free = known.filter((key) => !present.includes(key))
  return new Map(
    names.flatMap((name) => {
      const near = nearest(name, free)
      return near === undefined ? [] : [[name, near] as const]
    }),
  )
}

/** More of them in one structure say nothing to anybody. */
const mostTold = 50

const hasStrangers = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0)

/** Keys whose value chooses what else may be written: it is literal, and never made of values. */
const literalKeys: ReadonlySet<unknown> = new Set([
  'operation',
  'xpath',
  'jsonpath',
  'header',
  'xsd',
  'json-schema',
])

/**
 * Issues of zod as problems with a place and Italian words. `at` is where the parsed value stands. In what is
 * `interpolated`, values that hold an expression are left for after interpolation, when the same schema parses
 * them again; anywhere else an expression is text like any other.
 */
export const schemaProblems = (
  source: YamlSource,
  error: z.core.$ZodError,
  options: {
    readonly code: string
    readonly at?: Path
    readonly schema?: z.core.$ZodType
    readonly interpolated?: boolean
  },
): Problem[] => {
  const base = options.at ?? []
  const at = (path: Path): Path => [...base, ...path]
  const keysAt = (issue: z.core.$ZodIssueUnrecognizedKeys) => {
    const known = knownKeys(options.schema, issue.path as Path)
    return {
      known,
      meant: meantKeys(
        issue.keys.slice(0, mostTold),
        known,
        valueAt(source.value, at(issue.path as Path)),
      ),
    }
  }
  // A key written wrongly is one mistake: that it is missing under its right name is not another.
  const misspelt = new Set(
    error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? [...keysAt(issue).meant.values()].map((key) => JSON.stringify([...issue.path, key]))
        : [],
    ),
  )
  const problems = error.issues.slice(0, mostTold).flatMap((issue): Problem[] => {
    const path = issue.path as Path
    const full = at(path)
    if (misspelt.has(JSON.stringify(path)) && valueAt(source.value, full) === undefined) return []
    if (issue.code === 'unrecognized_keys') {
      const { known, meant } = keysAt(issue)
      return issue.keys.slice(0, mostTold).map((name) => {
        const near = meant.get(name)
        return {
          code: options.code,
          file: source.file,
          ...source.locateKey([...full, name]),
          message: t`chiave sconosciuta «${name}»`,
          hint:
            near === undefined
              ? known.length > 0
                ? t`le chiavi ammesse qui sono: ${known.join(', ')}`
                : undefined
              : t`forse si intendeva «${near}»`,
        }
      })
    }
    if (issue.code === 'invalid_key')
      return issue.issues.map((one) => ({
        code: options.code,
        file: source.file,
        ...source.locateKey(full),
        message: t`chiave non ammessa «${String(path.at(-1))}»: ${expectedText(one)}`,
        hint: undefined,
      }))
    const found = valueAt(source.value, full)
    // An XPath is never made of values: they reach it as variables.
    if (options.interpolated === true && holdsTemplate(found) && !literalKeys.has(path.at(-1)))
      return []
    // A structure that only one branch of a union could take: its own mistakes say more than the union's.
    if (issue.code === 'invalid_union' && found !== null && typeof found === 'object') {
      const structured = issue.errors.filter((branch) =>
        branch.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
      )
      // The branch that knows every key is the one that was meant, however much is wrong further down.
      const [nearestBranch] = structured.toSorted(
        (a, b) => Number(hasStrangers(a)) - Number(hasStrangers(b)) || a.length - b.length,
      )
      if (nearestBranch !== undefined) {
        const { schema: _, ...rest } = options
        return schemaProblems(source, { issues: nearestBranch } as unknown as z.core.$ZodError, {
          ...rest,
          at: full,
        })
      }
    }
    const missing = found === undefined
    const name = path.at(-1)
    // What is said of a structure as a whole says all: that it is a structure adds nothing.
    const saysAll =
      (issue.code === 'custom' || issue.code === 'too_small') &&
      typeof found === 'object' &&
      found !== null
    const isSecret = secretKeys.has(name) && typeof found === 'string'
    return [
      {
        code: options.code,
        file: source.file,
        ...source.locate(full),
        message:
          missing && typeof name === 'string'
            ? t`manca la chiave «${name}»: ${expectedText(issue)}`
            : `${expectedText(issue)}${saysAll ? '' : `, ${isSecret ? t`trovato un testo` : foundText(found)}`}`,
        hint: isSecret
          ? t`i segreti stanno in .env: scrivere ${name}: { env: NOME_DELLA_VARIABILE }`
          : issue.code === 'invalid_value' && typeof found === 'string'
            ? ((near) => (near === undefined ? undefined : t`forse si intendeva «${near}»`))(
                nearest(found, issue.values.map(String)),
              )
            : undefined,
      },
    ]
  })
  const untold = error.issues.reduce(
    (count, issue, index) =>
      count +
      (index >= mostTold ? 1 : 0) +
      (issue.code === 'unrecognized_keys' ? Math.max(0, issue.keys.length - mostTold) : 0),
    0,
  )
  return untold === 0
    ? problems
    : [
        ...problems,
        {
          code: options.code,
          file: source.file,
          ...source.locate(base),
          message: t`qui ci sono altri ${untold} errori dello stesso genere`,
          hint: t`correggere prima gli altri`,
        },
      ]
}
