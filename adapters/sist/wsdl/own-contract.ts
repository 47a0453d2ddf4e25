import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { ContractName } from '../../../src/adapter/define-adapter.ts'
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

let loaded: Promise<Contract> | undefined

/** The contract of CVPService that comes with the adapter, read once for the life of the process. */
export const ownContract = (): Promise<Contract> =>
  (loaded ??= loadContract(join(folder, 'CVPService.wsdl')))

const xsd = readFileSync(join(folder, entry), 'utf8')

/** Its XSD. */
export const ownSchema: XsdSource = { entry, files: { [entry]: xsd } }

/** Its name: that it is ours, and which edition. */
export const ownName: ContractName = {
  name: 'CVPService.wsdl (Collaudo)',
  sha256: sha256(Buffer.from(readFileSync(join(folder, 'CVPService.wsdl'), 'utf8') + xsd, 'utf8')),
  isSupplied: false,
}
