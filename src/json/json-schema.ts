import { posix } from 'node:path'

import { dereference, validate, type Schema, type SchemaDraft } from '@cfworker/json-schema'

import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { parseJson, type Json } from './parse-json.ts'

const drafts: Readonly<Record<string, SchemaDraft>> = {
  'http://json-schema.org/draft-04/schema': '4',
  'http://json-schema.org/draft-07/schema': '7',
  'https://json-schema.org/draft/2019-09/schema': '2019-09',
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
}

const isRecord = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const refsIn = (value: Json): string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  )
}

/** A schema's text, or why it is none. */
const readSchema = (path: string, text: string): { [key: string]: Json } => {
  const parsed = parseJson(Buffer.from(text))
  if (!parsed.ok) throw new Error(`${path}: ${parsed.reason}`)
  if (!isRecord(parsed.value)) throw new Error(t`${path}: atteso un oggetto, lo schema`)
  return parsed.value
}

/**
 * The other files that a schema refers to, as paths from the same folder as its own; `path` is null for what is
 * elsewhere. Throws, in Italian, when the text is no schema.
 */
export const jsonSchemaReferences = (
  path: string,
  text: string,
): { readonly reference: string; readonly path: string | null }[] =>
  refsIn(readSchema(path, text)).flatMap((reference) => {
    const [file = ''] = reference.split('#')
    if (file === '') return []
    const isPath = !/^[a-z][a-z0-9+.-]*:/i.test(file) && !file.startsWith('/')
    const joined = posix.join(posix.dirname(path), file)
    return [{ reference, path: isPath && !joined.startsWith('../') ? joined : null }]
  })

/** What keeps a value from being valid, the most telling first; empty when nothing does. */
export type ValidateJson = (value: Json) => readonly string[]

const base = 'https://plan.invalid/'

const compile = (entry: string, files: Readonly<Record<string, string>>): ValidateJson => {
  const lookup: Record<string, Schema | boolean> = Object.create(null) as Record<string, Schema>
  const schemas = new Map(
    Object.entries(files).map(([path, text]) => {
      // Files are told apart by where they are, whatever they call themselves.
      const schema: Schema = { ...readSchema(path, text), $id: `${base}${path}` }
      dereference(schema, lookup)
      return [path, schema]
    }),
  )
  for (const schema of Object.values(lookup)) {
    const target = typeof schema === 'object' ? schema.__absolute_ref__ : undefined
    if (target !== undefined && lookup[target] === undefined && lookup[`${target}#`] === undefined)
      throw new Error(t`il riferimento «${target.replace(base, '')}» non porta a niente`)
  }
  const schema = schemas.get(entry)
  if (schema === undefined) throw new Error(t`lo schema ${entry} non c'è`)
  const declared = (schema.$schema ?? '').replace(/#$/, '')
  const draft = declared === '' ? '2020-12' : drafts[declared]
  if (draft === undefined)
    throw new Error(t`${entry}: versione di JSON Schema sconosciuta, «${declared}»`)
  return (value) => {
    const { valid, errors } = validate(value, schema, draft, lookup, false)
    if (valid) return []
    // The first ones only say that something within is wrong.
    return errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`).toReversed()
  }
}

const compiled = new Map<string, ValidateJson>()

/** Compiles a JSON Schema with the files that it refers to, by path. Throws, in Italian, when it is wrong. */
export const compileJsonSchema = (
  entry: string,
  files: Readonly<Record<string, string>>,
): ValidateJson => {
  const key = sha256(JSON.stringify([entry, files]))
  const known = compiled.get(key)
  if (known !== undefined) return known
  const validator = compile(entry, files)
  compiled.set(key, validator)
  return validator
}
