import { z } from 'zod'

/** A JSON Schema of draft 7: what the YAML extension of VS Code and the JetBrains editors read alike. */
export type JsonSchema = Readonly<Record<string, unknown>>

type Schemas = Readonly<Record<string, JsonSchema>>

/** A condition of draft 7 and what it chooses. */
export const when = (
  condition: JsonSchema,
  chosen: JsonSchema,
  otherwise?: JsonSchema,
): JsonSchema =>
  Object.fromEntries([
    ['if', condition],
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, never awaited
    ['then', chosen],
    ...(otherwise === undefined ? [] : [['else', otherwise] as const]),
  ])

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

export const isSchemas = (value: unknown): value is Schemas =>
  isRecord(value) && Object.values(value).every(isRecord)

/** A text in which something is filled in: it can become any value. */
export const expression: JsonSchema = { type: 'string', pattern: String.raw`(^|[^$])\$\{` }

/** Any scalar: what we read as text, an editor reads as a number or a boolean where it looks like one. */
export const anyText: JsonSchema = { type: ['string', 'number', 'boolean'] }

const typed = (value: unknown): unknown[] => {
  if (value === 'true' || value === 'false') return [value, value === 'true']
  if (typeof value === 'string' && /^[-+]?\d{1,15}(?:\.\d+)?$/.test(value))
    return [value, Number(value)]
  return [value]
}

/** A closed set of texts, as an editor may read each of them. */
export const anyOfTexts = (values: readonly unknown[]): JsonSchema => ({
  enum: [...new Set(values.flatMap(typed))],
})

const numbers = ['0', '1', '42', '200', '2026', '1.5', '-1', '000280']

/** What an editor may read a text of this pattern as: `30s` is never a number. */
const typesOf = (pattern: string): readonly string[] => {
  const matches = (text: string): boolean => new RegExp(pattern, 'u').test(text)
  return [
    'string',
    ...(numbers.some(matches) ? ['number'] : []),
    ...(['true', 'false'].some(matches) ? ['boolean'] : []),
  ]
}

/** Keys whose value is literal, also where expressions are filled in. */
const literalKeys: ReadonlySet<string> = new Set(['xpath', 'operation'])

const described = (description: unknown, schema: JsonSchema): JsonSchema =>
  description === undefined ? schema : { description, ...schema }

/** Widens a schema of texts to what an editor reads in a YAML file, with `${ … }` where it is filled in. */
const widen = (schema: JsonSchema, interpolated: boolean, key = ''): JsonSchema => {
  const { description, ...rest } = schema
  const canHold = interpolated && !literalKeys.has(key)
  const orExpression = (own: JsonSchema): JsonSchema =>
    described(description, canHold ? { anyOf: [own, expression] } : own)
  if ('const' in rest || Array.isArray(rest['enum'])) {
    const values = 'const' in rest ? [rest['const']] : (rest['enum'] as readonly unknown[])
    return orExpression(anyOfTexts(values))
  }
  if (rest['type'] === 'string') {
    const { pattern } = rest
    if (typeof pattern !== 'string') return described(description, { ...rest, ...anyText })
    return orExpression({ ...rest, type: typesOf(pattern) })
  }
  const inside = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => {
      if (name === 'properties' && isSchemas(value))
        return [
          name,
          Object.fromEntries(
            Object.entries(value).map(([property, one]) => [
              property,
              widen(one, interpolated, property),
            ]),
          ),
        ]
      if (name === 'propertyNames') return [name, value]
      if (Array.isArray(value) && value.every(isRecord))
        return [name, value.map((one) => widen(one, interpolated, key))]
      return [name, isRecord(value) ? widen(value, interpolated, key) : value]
    }),
  )
  return rest['type'] === 'array' ? orExpression(inside) : described(description, inside)
}

const renameReferences = (value: unknown, prefix: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => renameReferences(item, prefix))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string'
        ? item.replace('#/definitions/', `#/definitions/${prefix}-`)
        : renameReferences(item, prefix),
    ]),
  )
}

/**
 * The JSON Schema of what a person writes for a zod schema. Definitions that it needs go to `definitions`,
 * each with the prefix before its name.
 */
export const toJsonSchema = (
  schema: z.ZodType,
  definitions: Record<string, JsonSchema>,
  options: { readonly prefix: string; readonly interpolated?: boolean },
): JsonSchema => {
  const made = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  const { $schema, definitions: own = {}, ...rest } = made as Record<string, unknown>
  void $schema
  const finished = (one: JsonSchema): JsonSchema =>
    renameReferences(widen(one, options.interpolated ?? false), options.prefix) as JsonSchema
  if (isSchemas(own))
    for (const [name, one] of Object.entries(own))
      definitions[`${options.prefix}-${name}`] = finished(one)
  return finished(rest)
}
