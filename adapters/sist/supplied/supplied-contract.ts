import type { Supplied } from '../../../src/adapter/supplied.ts'
import type { XsdSource } from '../../../src/model/xsd-source.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { usualService, type SistContract } from '../sist-contract.ts'
import type { Contract } from '../../../src/soap/contract.ts'
import { ownContract, ownSchema } from '../wsdl/own-contract.ts'

/** The schemas of one service. */
export interface ServiceSchema {
  readonly service: string
  readonly schema: XsdSource
}

/** What was read from the vendor's copy of the official contract: plain data. */
export interface SuppliedContract {
  readonly operations: Contract
  readonly schemas: readonly ServiceSchema[]
}

/** What was read, as it comes back from another thread: nothing but `readSupplied` makes it. */
export const suppliedContract = ({ content }: Supplied): SuppliedContract =>
  content as SuppliedContract

/** The last part of the address: the name of the service. */
const serviceOf = ({ url }: Exchange): string => new URL(url).pathname.split('/').at(-1) ?? ''

/** The supplied schemas by which an exchange is judged; undefined where they do not have its operation. */
export const suppliedSchema = (
  { operations, schemas }: SuppliedContract,
  exchange: Exchange,
): XsdSource | undefined => {
  const service = serviceOf(exchange)
  return operations.some((one) => one.name === exchange.operation && one.service === service)
    ? schemas.find((one) => one.service === service)?.schema
    : undefined
}

/** The element that a supplied contract promises in answer; undefined where it does not have the operation. */
export const promisedBy = (
  contract: SuppliedContract | null,
  exchange: Exchange,
): { readonly name: string; readonly namespace: string } | undefined => {
  const service = serviceOf(exchange)
  return (
    contract?.operations.find((one) => one.name === exchange.operation && one.service === service)
      ?.response ?? undefined
  )
}

/** The vendor's contract in force, completed by our own where it does not have an operation. */
export const contractWith = (supplied: Supplied): SistContract => {
  const contract = suppliedContract(supplied)
  const simulated = contract.schemas.find(({ service }) => service === usualService)?.schema
  return {
    operations: async () => [
      ...contract.operations,
      ...(await ownContract()).filter(
        (own) => !contract.operations.some(({ name }) => name === own.name),
      ),
    ],
    schemas: {
      schemaFor: (exchange) => suppliedSchema(contract, exchange) ?? ownSchema,
      ...(simulated === undefined ? {} : { simulated }),
      // What is not ours is not copied, not even beside the evidence: its digest is in the record.
      kept: {},
    },
    name: supplied.contract,
  }
}
