import type { ContractName, Supplied } from '../../../src/adapter/supplied.ts'
import type { XsdSource } from '../../../src/model/xsd-source.ts'
import type { ContractElement } from '../../../src/soap/contract.ts'
import { elementReader } from '../schema/content-of.ts'
import { openSchema } from '../schema/open-schema.ts'
import type { QName } from '../schema/parse-schema.ts'
import type { SoapOperation } from './operation.ts'
import type { Unsupported } from './read-wsdl.ts'

/** What was read of the folder of contracts, as plain data. */
export interface ContractFiles {
  readonly operations: readonly SoapOperation[]
  readonly unsupported: readonly (Unsupported & { readonly wsdl: string })[]
  /** The schemas of each WSDL, by its path. */
  readonly schemas: Readonly<Record<string, XsdSource>>
  /** Every file of the folder in base64, by its path. */
  readonly files: Readonly<Record<string, string>>
  /** Whether the folder is the workspace's own: then its schemas may be kept beside the evidence. */
  readonly isOwn: boolean
}

/** The contracts in force: which operations there are, and what their messages are made of. */
export interface Contracts {
  readonly content: ContractFiles
  readonly name: ContractName | null
  /** The element of a message; undefined where the schemas of its WSDL do not declare it. */
  readonly element: (wsdl: string, name: QName) => ContractElement | undefined
  readonly file: (path: string) => Buffer | undefined
}

const nothing: ContractFiles = {
  operations: [],
  unsupported: [],
  schemas: {},
  files: {},
  isOwn: true,
}

const contractsOf = (content: ContractFiles, name: ContractName | null): Contracts => {
  const readers = new Map<string, ReturnType<typeof elementReader>>()
  const readerOf = (wsdl: string, schema: XsdSource) => {
    const known = readers.get(wsdl) ?? elementReader(openSchema(schema))
    readers.set(wsdl, known)
    return known
  }
  return {
    content,
    name,
    element: (wsdl, { namespace, name: local }) => {
      const schema = Object.hasOwn(content.schemas, wsdl) ? content.schemas[wsdl] : undefined
      return schema === undefined ? undefined : readerOf(wsdl, schema)(namespace, local)
    },
    file: (path) => {
      const found = Object.hasOwn(content.files, path) ? content.files[path] : undefined
      return found === undefined ? undefined : Buffer.from(found, 'base64')
    },
  }
}

/** Where nothing was supplied. */
export const noContracts: Contracts = contractsOf(nothing, null)

/** What was read, as it comes back from another thread: nothing but `readContracts` makes it. */
export const suppliedContracts = ({ contract, content }: Supplied): Contracts =>
  contractsOf(content as ContractFiles, contract)
