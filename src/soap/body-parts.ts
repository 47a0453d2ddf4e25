import type { BodyFields, BodyValue } from './body-value.ts'
import type { ContractAttribute, ContractElement } from './contract.ts'

/** What the keys of an element are about: `@name` an attribute, `#text` its text, `#xml` XML as it is; others elements. */
export interface BodyParts {
  readonly attributes: Readonly<Record<string, BodyValue>>
  readonly text: string | undefined
  readonly xml: string | undefined
  readonly fields: Readonly<Record<string, BodyValue>>
}

const asText = (value: BodyValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The keys of an element by what they are about. */
export const partsOf = (value: BodyFields): BodyParts => {
  const attributes: Record<string, BodyValue> = {}
  const fields: Record<string, BodyValue> = {}
  for (const [key, one] of Object.entries(value))
    if (key.startsWith('@')) attributes[key.slice(1)] = one
    else if (key !== '#text' && key !== '#xml') fields[key] = one
  return { attributes, fields, text: asText(value['#text']), xml: asText(value['#xml']) }
}

/** The attribute of that local name. */
export const attributeNamed = (
  element: ContractElement,
  name: string,
): ContractAttribute | undefined => element.attributes?.find((one) => one.name === name)
