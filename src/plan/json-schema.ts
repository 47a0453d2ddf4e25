import { toJSONSchema, type z } from 'zod'

import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { RunRecord } from '../model/run-record.ts'
import { ApplicationShape } from './application-schema.ts'
import { CaseShape, DeclaredShape, SkeletonShape } from './case-schema.ts'
import { EnvironmentShape } from './environment-schema.ts'
import { expression, toJsonSchema, when, type JsonSchema } from './json-schema-leaves.ts'
import { defineSteps, offered, withEntries } from './json-schema-step.ts'
import { PlanShape, SuiteShape } from './plan-schema.ts'
import { ProcedureShape } from './procedure-schema.ts'
import { FragmentShape } from './step-schema.ts'
import { TrafficRulesShape } from './traffic-rules-schema.ts'

export type { JsonSchema } from './json-schema-leaves.ts'

type Definitions = Record<string, JsonSchema>

const document = (title: string, root: JsonSchema, definitions: Definitions = {}): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  ...root,
  ...(Object.keys(definitions).length === 0 ? {} : { definitions }),
})

const fileSchema = (title: string, schema: z.ZodType): JsonSchema => {
  const definitions: Definitions = {}
  return document(title, toJsonSchema(schema, definitions, { prefix: 'shape' }), definitions)
}

/** A skeleton says its state, a declared case its kind; any other has steps. */
const caseSchema = async (adapters: readonly Adapter[]): Promise<JsonSchema> => {
  const definitions: Definitions = {}
  await defineSteps(adapters, definitions)
  const shapes = { case: CaseShape, declared: DeclaredShape, skeleton: SkeletonShape }
  for (const [name, schema] of Object.entries(shapes))
    definitions[name] = withEntries(toJsonSchema(schema, definitions, { prefix: name }))
  const named = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` })
  return document(
    t`Un caso di test`,
    {
      type: 'object',
      properties: offered(Object.keys(shapes).map((name) => definitions[name] ?? {})),
      ...when(
        { required: ['state'] },
        named('skeleton'),
        when(
          { properties: { kind: { const: 'declared' } }, required: ['kind'] },
          named('declared'),
          named('case'),
        ),
      ),
    },
    definitions,
  )
}

const fragmentSchema = async (adapters: readonly Adapter[]): Promise<JsonSchema> => {
  const definitions: Definitions = {}
  await defineSteps(adapters, definitions)
  const root = withEntries(toJsonSchema(FragmentShape, definitions, { prefix: 'fragment' }))
  return document(t`Passi comuni a più casi`, root, definitions)
}

const rulesSchema = async (adapters: readonly Adapter[]): Promise<JsonSchema> => {
  const definitions: Definitions = {}
  await defineSteps(adapters, definitions)
  const root = withEntries(toJsonSchema(TrafficRulesShape, definitions, { prefix: 'rules' }))
  return document(t`Regole per tutto il traffico dell'applicativo`, root, definitions)
}

/** A payload is laid under the body of any operation: what each of them names is offered, nothing is refused. */
const payloadSchema = async (adapters: readonly Adapter[]): Promise<JsonSchema> => {
  const fields = new Map<string, JsonSchema[]>()
  const definitions: Definitions = {}
  for (const adapter of adapters)
    for (const body of Object.values((await adapter.bodySchemas?.()) ?? {})) {
      Object.assign(definitions, body['definitions'])
      const [structure = body] = (body['anyOf'] as readonly JsonSchema[] | undefined) ?? []
      for (const [name, field] of Object.entries(
        (structure['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>,
      )) {
        const known = fields.get(name) ?? []
        if (!known.some((one) => JSON.stringify(one) === JSON.stringify(field)))
          fields.set(name, [...known, field])
      }
    }
  return document(
    t`Una parte di richiesta, che i casi riprendono con base:`,
    {
      type: ['object', 'null'],
      properties: Object.fromEntries(
        [...fields].map(([name, schemas]) => {
          const [only] = schemas
          return [name, schemas.length === 1 && only !== undefined ? only : { anyOf: schemas }]
        }),
      ),
    },
    definitions,
  )
}

/** What the tool itself writes, as it stands in the file: nothing is interpolated, and values have types. */
const recordSchema = (title: string, schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...root } = toJSONSchema(schema, { target: 'draft-7', io: 'input' })
  return document(title, root)
}

/**
 * The schemas of all files that a person writes, and of the record that others may read, each by the name of its kind:
 * the zod schemas are the source.
 */
export const jsonSchemas = async (
  adapters: readonly Adapter[],
): Promise<Readonly<Record<string, JsonSchema>>> => ({
  application: fileSchema(t`L'applicazione sotto prova`, ApplicationShape),
  case: await caseSchema(adapters),
  data: document(t`Dati del piano o di un ambiente`, {
    type: 'object',
    propertyNames: { not: { enum: ['<<', '__proto__'] } },
    additionalProperties: { not: expression },
  }),
  environment: fileSchema(t`Un ambiente`, EnvironmentShape),
  fragment: await fragmentSchema(adapters),
  payload: await payloadSchema(adapters),
  plan: fileSchema(t`Un piano di test`, PlanShape),
  procedure: fileSchema(t`La procedura verso l'autorità`, ProcedureShape),
  rules: await rulesSchema(adapters),
  run: recordSchema(t`Il registro di un'esecuzione (run.json)`, RunRecord),
  suite: fileSchema(t`Una selezione di casi`, SuiteShape),
})

/** A schema as the text of its file. */
export const jsonSchemaText = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`
