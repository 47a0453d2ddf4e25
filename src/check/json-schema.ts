import { z } from 'zod'

import { compileJsonSchema, jsonSchemaReferences, type ValidateJson } from '../json/json-schema.ts'
import { parseJson } from '../json/parse-json.ts'
import { t } from '../lib/language/t.ts'
import { defineCheck, nothingAround, type CheckSurroundings } from './check.ts'
import { fileProblem, gatherFiles, type Gathered, type References } from './plan-files.ts'

const referencesOf = (path: string, text: string): References => {
  const references = jsonSchemaReferences(path, text)
  const outside = references.find((reference) => reference.path === null)
  return outside === undefined
    ? { ok: true, paths: references.flatMap(({ path: found }) => (found === null ? [] : [found])) }
    : {
        ok: false,
        message: t`«${outside.reference}» porta fuori dalla cartella del piano`,
        hint: t`copiare lo schema nella cartella json-schema/ del piano e correggere $ref`,
      }
}

type Schema = { readonly ok: true; readonly validate: ValidateJson } | (Gathered & { ok: false })

const schemaOf = (name: string, around: CheckSurroundings): Schema => {
  try {
    const entry = `json-schema/${name}`
    const gathered = gatherFiles(entry, around, referencesOf)
    if (!gathered.ok) return gathered
    return { ok: true, validate: compileJsonSchema(entry, gathered.files) }
  } catch (error) {
    return { ok: false, message: t`JSON Schema non valido: ${(error as Error).message}` }
  }
}

/** The JSON answer is valid against a schema of the plan. */
export const jsonSchema = defineCheck({
  key: 'json-schema',
  presumes: 'expected',
  ofRequest: true,
  schema: z.strictObject({
    'json-schema': z
      .string()
      .min(1)
      .refine((text) => !text.includes('${'), {
        error: t`atteso il nome di un file, non un'espressione`,
      })
      .meta({ description: t`File nella cartella json-schema/ del piano` }),
  }),
  usesFiles: () => true,
  problems: (spec, around) => {
    const schema = schemaOf(spec['json-schema'], around)
    return schema.ok ? [] : [fileProblem('json-schema', schema)]
  },
  title: (spec) => t`La risposta è valida secondo ${spec['json-schema']}`,
  evaluate: (spec, { exchange: { answer } }, around = nothingAround) => {
    const expected = t`JSON valido secondo ${spec['json-schema']}`
    const schema = schemaOf(spec['json-schema'], around)
    if (!schema.ok)
      return {
        expected,
        notEvaluated: schema.message,
        ...(schema.unavailable === undefined ? {} : { unavailable: schema.unavailable }),
      }
    if (answer.kind !== 'http') return { met: false, expected, actual: t`nessuna risposta` }
    const parsed = parseJson(answer.body)
    if (!parsed.ok) return { met: false, expected, actual: parsed.reason }
    try {
      const problems = schema.validate(parsed.value)
      const more = problems.length > 3 ? t` (e altri ${problems.length - 3})` : ''
      return problems.length === 0
        ? { met: true, expected, actual: t`JSON valido` }
        : { met: false, expected, actual: `${problems.slice(0, 3).join(' ')}${more}` }
    } catch (error) {
      return { expected, notEvaluated: t`JSON Schema non valutabile: ${(error as Error).message}` }
    }
  },
})
