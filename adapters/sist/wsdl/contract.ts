import { join } from 'node:path'

import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { readOperations } from './read-operations.ts'

/** One element of a message: text, or elements in the order in which they must be written. */
export interface ContractElement {
  readonly name: string
  /** Whether it may occur more than once. */
  readonly many: boolean
  readonly content:
    | { readonly kind: 'elements'; readonly elements: readonly ContractElement[] }
    /** `values` is null when any text is allowed. */
    | { readonly kind: 'text'; readonly values: readonly string[] | null }
}

/** An operation as the WSDL declares it. `request` is the child of the SOAP Body. */
export interface ContractOperation {
  readonly name: string
  /** Value of the SOAPAction header, without quotes (WSDL 1.1 §3.4). */
  readonly soapAction: string
  readonly request: ContractElement
}

export type Contract = ReadonlyMap<string, ContractOperation>

const file = join(packageRoot, 'adapters', 'sist', 'contract', 'CVPService.wsdl')

/** Reads the operations of a WSDL with its schemas; throws CONTRACT_UNREADABLE. */
export const loadContract = async (path: string): Promise<Contract> => {
  try {
    const operations = await readOperations(path)
    return new Map(operations.map((operation) => [operation.name, operation]))
  } catch (cause) {
    throw new HarnessError('CONTRACT_UNREADABLE', t`Contratto WSDL non leggibile: ${path}`, {
      cause,
      hint: t`Verificare che il file esista e che gli schemi che importa siano accanto.`,
    })
  }
}

let loaded: Promise<Contract> | undefined

/** The contract of CVPService that comes with the adapter, read once for the life of the process. */
export const cvpContract = (): Promise<Contract> => (loaded ??= loadContract(file))
