import { elementSchema, type JsonSchema } from '../../src/soap/body-schema.ts'
import type { SistContract } from './sist-contract.ts'

/** For the editor: the elements of each operation's request, in the contract's order. */
export const bodySchemas = async ({
  operations,
}: SistContract): Promise<Readonly<Record<string, JsonSchema>>> =>
  Object.fromEntries(
    (await operations()).map(({ name, request }) => [name, elementSchema(request)]),
  )
