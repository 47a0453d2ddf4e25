import { t } from '../../src/lib/language/t.ts'
import type { SistContract } from './sist-contract.ts'
import { elementsOf, type ContractElement } from '../../src/soap/contract.ts'

type JsonSchema = Readonly<Record<string, unknown>>

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

const contentSchema = ({ content }: ContractElement): JsonSchema => {
  if (content.kind === 'elements') return structureSchema(content.elements)
  return content.values === null
    ? { type: ['string', 'number', 'boolean', 'null'] }
    : {
        anyOf: [
          {
            enum: content.values.flatMap(asTyped),
          },
          ...orNone,
        ],
      }
}

const structureSchema = (elements: readonly ContractElement[]): JsonSchema => ({
  anyOf: [
    {
      type: 'object',
      properties: Object.fromEntries(
        elements.map((element, index) => {
          const one = contentSchema(element)
          const description = place(element, index, elements.length)
          return [
            element.name,
            element.many
              ? { description, anyOf: [one, { type: 'array', items: one }] }
              : { description, ...one },
          ]
        }),
      ),
      additionalProperties: false,
    },
    ...orNone,
  ],
})

/** For the editor: the elements of each operation's request, in the contract's order. */
export const bodySchemas = async ({
  operations,
}: SistContract): Promise<Readonly<Record<string, JsonSchema>>> =>
  Object.fromEntries(
    (await operations()).map(({ name, request }) => [name, structureSchema(elementsOf(request))]),
  )
