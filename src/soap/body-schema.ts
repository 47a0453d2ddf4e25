import { t } from '../lib/language/t.ts'
import {
  elementsOf,
  type ContractAttribute,
  type ContractContent,
  type ContractElement,
} from './contract.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

// Beside its own content: null leaves the element out, '' writes it empty, an expression becomes its value.
const orNone: readonly JsonSchema[] = [
  { type: 'null' },
  { const: '' },
  { type: 'string', pattern: String.raw`(^|[^$])\$\{` },
]

/** A value as written, and as an editor reads it in YAML. */
const asTyped = (value: string): readonly unknown[] => {
  if (/^\d+$/.test(value)) return [value, Number(value)]
  return value === 'true' || value === 'false' ? [value, value === 'true'] : [value]
}

const place = (element: ContractElement, index: number, count: number): string =>
  [
    t`Elemento ${index + 1} di ${count} nell'ordine del contratto`,
    ...(element.content.kind === 'text' && element.content.values !== null
      ? [t`valori: ${element.content.values.join(', ')}`]
      : []),
    ...(element.many ? [t`una lista lo ripete`] : []),
  ].join('; ')

/** Where the schema of a content that occurs in several places is written once; null where each is written out. */
interface Shared {
  readonly names: Map<ContractContent, string>
  readonly definitions: Record<string, JsonSchema>
  readonly prefix: string
}

const valuesSchema = (values: readonly string[] | null): JsonSchema =>
  values === null
    ? { type: ['string', 'number', 'boolean', 'null'] }
    : { anyOf: [{ enum: values.flatMap(asTyped) }, ...orNone] }

const attributeSchemas = (attributes: readonly ContractAttribute[] = []) =>
  attributes.map(({ name, required, values }): [string, JsonSchema] => [
    `@${name}`,
    {
      description: required ? t`Attributo obbligatorio` : t`Attributo`,
      ...valuesSchema(values),
    },
  ])

const contentSchema = (element: ContractElement, shared: Shared | null): JsonSchema => {
  const { content, attributes = [] } = element
  if (content.kind === 'elements')
    return shared === null ? ownSchema(element, shared) : reference(element, shared)
  const text = valuesSchema(content.values)
  if (attributes.length === 0 && content.type !== 'base64Binary') return text
  return {
    anyOf: [
      text,
      {
        type: 'object',
        properties: {
          ...Object.fromEntries(attributeSchemas(attributes)),
          '#text': text,
          '#attachment': { type: 'string', description: t`Il nome di un allegato` },
        },
        additionalProperties: false,
      },
    ],
  }
}

/** A reference to the schema of an element's content, which is written when it is first named: it may hold itself. */
const reference = (element: ContractElement, shared: Shared): JsonSchema => {
  const { names, definitions, prefix } = shared
  const known = names.get(element.content)
  if (known !== undefined) return { $ref: `#/definitions/${known}` }
  const name = `${prefix}${names.size + 1}-${element.name}`
  names.set(element.content, name)
  definitions[name] = {}
  definitions[name] = ownSchema(element, shared)
  return { $ref: `#/definitions/${name}` }
}

const propertySchema = (
  element: ContractElement,
  index: number,
  count: number,
  shared: Shared | null,
): JsonSchema => {
  const one = contentSchema(element, shared)
  const description = place(element, index, count)
  if (element.many) return { description, anyOf: [one, { type: 'array', items: one }] }
  // What stands beside a $ref is not read (JSON Schema draft 7).
  return '$ref' in one ? { description, allOf: [one] } : { description, ...one }
}

const ownSchema = (element: ContractElement, shared: Shared | null): JsonSchema => {
  const { content, attributes } = element
  const elements = elementsOf(element)
  const isOpen = content.kind === 'elements' && content.open === true
  return {
    anyOf: [
      {
        type: 'object',
        properties: Object.fromEntries([
          ...attributeSchemas(attributes),
          ...elements.map((child, index): [string, JsonSchema] => [
            child.name,
            propertySchema(child, index, elements.length, shared),
          ]),
          ...(isOpen && attributes !== undefined
            ? [['#xml', { type: 'string', description: t`XML così com'è` }] as const]
            : []),
        ]),
        additionalProperties: false,
      },
      ...orNone,
    ],
  }
}

/** For the editor: what the request of an operation may hold, in the contract's order. */
export const elementSchema = (request: ContractElement): JsonSchema => ownSchema(request, null)

/**
 * The same of several requests whose types have parts in common, or hold themselves: each part is a definition, named
 * with the prefix, that whoever writes the document puts among its own.
 */
export const sharedSchemas = (prefix: string) => {
  const shared: Shared = { names: new Map(), definitions: {}, prefix }
  return {
    schemaOf: (request: ContractElement): JsonSchema => ownSchema(request, shared),
    definitions: shared.definitions,
  }
}
