import { toJSONSchema } from 'zod'

import { code, either, plain } from './markdown.mjs'

const isReference = (schema) =>
  schema.type === 'object' && Object.keys(schema.properties ?? {}).join(' ') === 'env'

const alternatives = (schema) => schema.anyOf ?? schema.oneOf ?? [schema]

/** What may stand there, where it is a closed set or has another shape than a text. */
const values = (schema) => {
  const found = alternatives(schema).flatMap((one) => {
    if (one.anyOf !== undefined || one.oneOf !== undefined) return [values(one)]
    if ('const' in one) return [code(String(one.const))]
    if (Array.isArray(one.enum)) return one.enum.map((value) => code(String(value)))
    if (isReference(one)) return [code('{ env: … }')]
    if (one.type === 'array') return [either('list', 'elenco')]
    if (one.type === 'null') return [code('null')]
    if (one.type === 'object')
      return [one.properties === undefined ? either('names', 'nomi') : either('keys', 'chiavi')]
    return [either('text', 'testo')]
  })
  return [...new Set(found)].filter((one) => one !== '').join(', ')
}

const nested = (schema, path) => {
  if (isReference(schema)) return []
  if (schema.anyOf !== undefined || schema.oneOf !== undefined)
    return alternatives(schema).flatMap((one) => nested(one, path))
  if (schema.type === 'array') return nested(schema.items ?? {}, `${path}[]`)
  if (schema.type !== 'object') return []
  if (schema.properties !== undefined) return propertyRows(schema, `${path}.`)
  const more = schema.additionalProperties
  return typeof more === 'object' ? nested(more, `${path}.${either('NAME', 'NOME')}`) : []
}

const propertyRows = (schema, prefix) =>
  Object.entries(schema.properties ?? {}).flatMap(([name, own]) => [
    {
      path: `${prefix}${name}`,
      values: values(own),
      required: (schema.required ?? []).includes(name),
      description: own.description ?? '',
      shape: JSON.stringify({ ...own, description: undefined }),
    },
    ...nested(own, `${prefix}${name}`),
  ])

/** Keys that have the same shape as others of the same file are told once. */
const withoutRepeated = (rows) => {
  const first = new Map()
  const kept = new Map()
  let hidden = []
  for (const row of rows) {
    if (hidden.some((prefix) => row.path.startsWith(prefix))) continue
    const known = kept.get(row.path)
    if (known !== undefined) {
      // Two shapes of one key: its values and its words are those of both.
      if (!known.description.includes(row.description))
        known.description = [known.description, row.description].filter(Boolean).join('; ')
      const all = [...known.values.split(', '), ...row.values.split(', ')]
      known.values = [...new Set(all)].join(', ')
      known.required &&= row.required
      continue
    }
    const others = rows.filter(
      ({ path }) => /^[.[]/.test(path.slice(row.path.length)) && path.startsWith(row.path),
    )
    const earlier = first.get(row.shape)
    if (others.length > 2 && earlier !== undefined && earlier !== row.path) {
      hidden = [...hidden, `${row.path}.`, `${row.path}[`]
      kept.set(row.path, { ...row, values: either(`as ${code(earlier)}`, `come ${code(earlier)}`) })
      continue
    }
    if (!first.has(row.shape)) first.set(row.shape, row.path)
    kept.set(row.path, { ...row })
  }
  return [...kept.values()]
}

/** The rows of a table for a zod schema: key, values, whether it must be there, what it is for. */
export const schemaRows = (schema) => {
  const made = toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  const rows = alternatives(made).flatMap((one) => propertyRows(one, ''))
  return withoutRepeated(rows).map(({ path, values: all, required, description }) => [
    code(path),
    all,
    required ? either('yes', 'sì') : '',
    plain(description),
  ])
}

export const schemaHeadings = () =>
  either(
    ['key', 'value', 'required', 'meaning'],
    ['chiave', 'valore', 'obbligatoria', 'significato'],
  )
