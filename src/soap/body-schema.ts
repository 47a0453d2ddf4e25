import { t } from '../lib/language/t.ts'
import { elementsOf, type ContractAttribute, type ContractElement } from './contract.ts'

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

/** How much is written out: a type may hold itself, and the schemas of a whole standard have no end. */
interface Budget {
  readonly depth: number
  readonly left: { elements: number }
}

const budget = (): Budget => ({ depth: 8, left: { elements: 3000 } })

const deeper = ({ depth, left }: Budget): Budget => ({ depth: depth - 1, left })

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

const contentSchema = (element: ContractElement, room: Budget): JsonSchema => {
  const { content, attributes = [] } = element
  if (content.kind === 'elements') return ownSchema(element, room)
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

const propertySchema = (
  element: ContractElement,
  index: number,
  count: number,
  room: Budget,
): JsonSchema => {
  const one = contentSchema(element, room)
  const description = place(element, index, count)
  return element.many
    ? { description, anyOf: [one, { type: 'array', items: one }] }
    : { description, ...one }
}

const ownSchema = (element: ContractElement, room: Budget): JsonSchema => {
  const { content, attributes } = element
  room.left.elements -= 1
  // Beyond what is written out, the contract itself is asked when the case is checked.
  if (room.depth === 0 || room.left.elements < 0) return {}
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
            propertySchema(child, index, elements.length, deeper(room)),
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
export const elementSchema = (request: ContractElement): JsonSchema => ownSchema(request, budget())
