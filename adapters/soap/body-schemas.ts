import { sharedSchemas } from '../../src/soap/body-schema.ts'
import type { Contracts } from './contract/contracts.ts'

type JsonSchema = Readonly<Record<string, unknown>>

/** For the editor: the elements of each operation's request, in the contract's order. */
export const bodySchemas = (contracts: Contracts): Readonly<Record<string, JsonSchema>> => {
  const { schemaOf, definitions } = sharedSchemas('soap-type-')
  const found = new Map<string, JsonSchema[]>()
  const seen = new Set<string>()
  for (const { wsdl, name, input } of contracts.content.operations) {
    if (input === null) continue
    // The same operation at another port has the same body.
    const key = `${name} ${input.namespace} ${input.name}`
    if (seen.has(key)) continue
    seen.add(key)
    const element = contracts.element(wsdl, input)
    if (element !== undefined) found.set(name, [...(found.get(name) ?? []), schemaOf(element)])
  }
  return Object.fromEntries(
    [...found].map(([name, schemas]) => {
      const [only, ...others] = schemas
      const own = only === undefined || others.length > 0 ? { anyOf: schemas } : only
      return [name, { ...own, definitions }]
    }),
  )
}
