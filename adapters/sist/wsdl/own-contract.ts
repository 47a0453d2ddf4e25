import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { XsdSource } from '../../../src/check/check.ts'
import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import type { Contract } from './contract.ts'
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

/** Its XSD. */
export const ownSchema: XsdSource = {
  entry,
  files: { [entry]: readFileSync(join(folder, entry), 'utf8') },
}
