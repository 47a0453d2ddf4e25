import type { Adapter } from '../adapter/define-adapter.ts'
import { commonChecks } from '../check/common-checks.ts'
import { combinators, CommonKeys } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import { TlsLayer } from '../model/tls-deviation.ts'
import { anyText, isSchemas, toJsonSchema, when, type JsonSchema } from './json-schema-leaves.ts'
import { ObserveShape } from './observe-schema.ts'
import { CallShape, stepShapes } from './step-schema.ts'

type Definitions = Record<string, JsonSchema>

const reference = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` })

const propertiesOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  isSchemas(schema['properties']) ? schema['properties'] : {}

/** One property of a schema replaced; nothing where the schema does not have it. */
const withProperty = (
  schema: JsonSchema,
  name: string,
  change: (own: JsonSchema) => JsonSchema,
): JsonSchema => {
  const own = propertiesOf(schema)[name]
  return own === undefined
    ? schema
    : { ...schema, properties: { ...propertiesOf(schema), [name]: change(own) } }
}

/** Lists whose entries are read by others: of steps, and of checks. */
const lists: Readonly<Record<string, string>> = {
  steps: 'step',
  cleanup: 'step',
  recover: 'step',
  expect: 'expectation',
  until: 'expectation',
  whole: 'expectation',
  when: 'expectation',
}

/** The schema with the entries of its lists of steps and checks said, at any depth of its properties. */
export const withEntries = (schema: JsonSchema): JsonSchema => {
  const properties = propertiesOf(schema)
  if (Object.keys(properties).length === 0) return schema
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, own]) => {
        const entry = lists[name]
        return [
          name,
          entry !== undefined && own['type'] === 'array'
            ? { ...own, items: reference(entry) }
            : withEntries(own),
        ]
      }),
    ),
  }
}

/** Each name with only its description: what an editor offers before it knows which of the shapes is meant. */
export const offered = (shapes: readonly JsonSchema[]): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    shapes
      .flatMap((shape) => Object.entries(propertiesOf(shape)))
      .toReversed()
      .map(([name, { description }]) => [name, description === undefined ? {} : { description }]),
  )

const hasKey = (key: string): JsonSchema => ({ required: [key] })
const hasValue = (key: string, value: string): JsonSchema => ({
  properties: { [key]: { const: value } },
  required: [key],
})

/** Entries of `expect`: the key that is present chooses the schema. */
const defineExpectation = (adapters: readonly Adapter[], definitions: Definitions): void => {
  const common = propertiesOf(toJsonSchema(CommonKeys, definitions, { prefix: 'check' }))
  const checks = new Map(
    [...commonChecks, ...adapters.flatMap((adapter) => adapter.checks)].map((one) => [
      one.key,
      one,
    ]),
  )
  const shapes = new Map<string, JsonSchema>()
  for (const [key, { schema }] of checks) {
    const own = toJsonSchema(schema, definitions, { prefix: `check-${key}`, interpolated: true })
    shapes.set(key, { ...own, properties: { ...propertiesOf(own), ...common } })
  }
  const words = { all: t`Tutte queste verifiche`, any: t`Almeno una`, not: t`Nessuna` }
  for (const key of combinators)
    shapes.set(key, {
      type: 'object',
      properties: {
        [key]: {
          description: words[key],
          anyOf: [
            { type: 'array', minItems: 1, items: reference('expectation') },
            reference('expectation'),
          ],
        },
        ...common,
      },
      required: [key],
      additionalProperties: false,
    })
  for (const [key, shape] of shapes) definitions[`check-${key}`] = shape
  const keys = [...shapes.keys()]
  definitions['expectation'] = {
    type: 'object',
    properties: Object.fromEntries([
      ...[...shapes].map(([key, shape]) => [key, offered([shape])[key] ?? {}] as const),
      ...Object.entries(common),
    ]),
    anyOf: keys.map(hasKey),
    allOf: keys.map((key) => when(hasKey(key), reference(`check-${key}`))),
  }
}

/** What a step of an adapter sends: its `body` follows from the operation, where the adapter knows it. */
const defineRequest = async (adapter: Adapter, definitions: Definitions): Promise<JsonSchema> => {
  const { id } = adapter
  const request = toJsonSchema(adapter.request, definitions, { prefix: id, interpolated: true })
  const properties = propertiesOf(request)
  if (properties['body'] === undefined) return request
  const base = {
    ...anyText,
    description: t`Un file di payloads/, senza .yaml, su cui si pone body`,
  }
  const full = { ...request, properties: { ...properties, base } }
  const bodies = await adapter.bodySchemas?.()
  if (bodies === undefined) return full
  for (const [operation, { definitions: own, ...body }] of Object.entries(bodies)) {
    // What several bodies have in common they bring along, to stand among the definitions of the document.
    Object.assign(definitions, own)
    definitions[`${id}-body-${operation}`] = body
  }
  return {
    ...withProperty(full, 'body', ({ description }) => ({ description })),
    allOf: [
      ...Object.keys(bodies).map((operation) =>
        when(hasValue('operation', operation), {
          properties: { body: reference(`${id}-body-${operation}`) },
        }),
      ),
      // An operation whose body is not known is named together with its service.
      ...(properties['service'] === undefined
        ? []
        : [
            when(
              { not: hasKey('service') },
              { properties: { operation: { enum: Object.keys(bodies) } } },
            ),
          ]),
    ],
  }
}

/** What a step may break: the layers of its adapter, and those that every adapter has. */
const deviationsOf = (adapter: Adapter, definitions: Definitions): JsonSchema => {
  const prefix = `${adapter.id}-deviate`
  const own = toJsonSchema(adapter.deviations, definitions, { prefix, interpolated: true })
  const tls = toJsonSchema(TlsLayer, definitions, { prefix })
  return { ...own, properties: { ...propertiesOf(own), ...propertiesOf(tls) } }
}

/** Defines `step` and `expectation`: the key that is present chooses the kind of step, `uses` what it sends. */
export const defineSteps = async (
  adapters: readonly Adapter[],
  definitions: Definitions,
): Promise<void> => {
  defineExpectation(adapters, definitions)
  for (const adapter of adapters) {
    definitions[`${adapter.id}-send`] = await defineRequest(adapter, definitions)
    definitions[`${adapter.id}-deviate`] = deviationsOf(adapter, definitions)
  }
  const call = withProperty(
    withEntries(toJsonSchema(CallShape, definitions, { prefix: 'call' })),
    'uses',
    (own) => ({ ...own, enum: [...adapters.map(({ id }) => id), 'observe'] }),
  )
  definitions['step-call'] = {
    ...call,
    allOf: adapters.map(({ id }) =>
      when(hasValue('uses', id), {
        properties: { send: reference(`${id}-send`), deviate: reference(`${id}-deviate`) },
      }),
    ),
  }
  const kinds = Object.entries(stepShapes)
  for (const [key, schema] of kinds)
    definitions[`step-${key}`] = withEntries(toJsonSchema(schema, definitions, { prefix: key }))
  definitions['step-observe'] = withEntries(
    toJsonSchema(ObserveShape, definitions, { prefix: 'observe' }),
  )
  definitions['step'] = {
    type: 'object',
    properties: offered([call, ...kinds.map(([key]) => definitions[`step-${key}`] ?? {})]),
    required: ['id'],
    ...kinds.reduceRight<JsonSchema>(
      (otherwise, [key]) => when(hasKey(key), reference(`step-${key}`), otherwise),
      when(hasValue('uses', 'observe'), reference('step-observe'), reference('step-call')),
    ),
  }
}
