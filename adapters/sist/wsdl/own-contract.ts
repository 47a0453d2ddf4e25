import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import type { ContractName } from '../../../src/adapter/supplied.ts'
import type { XsdSource } from '../../../src/model/xsd-source.ts'
import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { sha256 } from '../../../src/lib/sha256.ts'
import type { Contract } from '../../../src/soap/contract.ts'
import { readOperations } from './read-operations.ts'

const folder = join(packageRoot, 'adapters', 'sist', 'contract')
const entry = 'CVPService.xsd'

/** Reads the operations of a WSDL with its schemas; throws CONTRACT_UNREADABLE. */
export const loadContract = async (path: string): Promise<Contract> => {
  try {
    return await readOperations(path)
  } catch (cause) {
    throw new HarnessError('CONTRACT_UNREADABLE', t`Contratto WSDL non leggibile: ${path}`, {
      cause,
      hint: t`Verificare che il file esista e che gli schemi che importa siano accanto.`,
    })
  }
}

const xsd = readFileSync(join(folder, entry), 'utf8')

/** Its XSD. */
export const ownSchema: XsdSource = { entry, files: { [entry]: xsd } }

/** Its name: that it is ours, and which edition. */
export const ownName: ContractName = {
  name: 'CVPService.wsdl (Collaudo)',
  sha256: sha256(Buffer.from(readFileSync(join(folder, 'CVPService.wsdl'), 'utf8') + xsd, 'utf8')),
  isSupplied: false,
}

const BuiltContract = z.object({
  sha256: z.string(),
  contract: z.array(z.custom<Contract[number]>()),
})

/** Where a build leaves what the WSDL says. */
export const builtContractFile = join(packageRoot, 'dist', 'adapters', 'sist', 'contract.json')

/** What a build has read of these very files; undefined where it has not, or they have changed since. */
const builtContract = (): Contract | undefined => {
  try {
    const built = BuiltContract.safeParse(JSON.parse(readFileSync(builtContractFile, 'utf8'))).data
    return built?.sha256 === ownName.sha256 ? built.contract : undefined
  } catch {
    return undefined
  }
}

/** Reads the WSDL that comes with the adapter. */
export const readOwnContract = (): Promise<Contract> =>
  loadContract(join(folder, 'CVPService.wsdl'))

let loaded: Promise<Contract> | undefined

/**
 * The contract of CVPService that comes with the adapter, once for the life of the process. What a build has read is taken as
 * it is: node-soap brings an HTTP client with it, and loading that takes a third of a second in each thread.
 */
export const ownContract = (): Promise<Contract> => {
  const built = loaded === undefined ? builtContract() : undefined
  return (loaded ??= built === undefined ? readOwnContract() : Promise.resolve(built))
}
