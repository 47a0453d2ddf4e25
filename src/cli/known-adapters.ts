import { adapters as installed } from '../../adapters/index.ts'
import type { Adapter } from '../adapter/define-adapter.ts'
import { supply } from '../session/supply.ts'
import type { Io } from './io.ts'

/** The adapters with what the vendor supplies, and as they are installed: a record says by which it was made. */
export const knownAdapters = async (io: Io): Promise<readonly Adapter[]> => [
  ...(await supply(installed, io.env, io.cwd)).adapters,
  ...installed,
]
