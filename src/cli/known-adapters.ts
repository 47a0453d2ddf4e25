import { isAbsolute, relative, sep } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import { findWorkspace } from '../plan/workspace.ts'
import { supply } from '../session/supply.ts'
import { adaptersOf, installedAdapters } from './adapters-of.ts'
import type { Io } from './io.ts'

const isWithin = (folder: string, other: string): boolean => {
  const path = relative(folder, other)
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path))
}

/**
 * The adapters with what the vendor supplies, and as they are installed: a record says by which it was made. Whoever verifies
 * what another hands over runs none of its code: a workspace that lies in `verified`, or has no plans, has no adapters.
 */
export const knownAdapters = async (io: Io, verified?: string): Promise<readonly Adapter[]> => {
  const { folder } = findWorkspace(io.cwd)
  const installed =
    verified !== undefined && isWithin(verified, folder)
      ? installedAdapters
      : await adaptersOf({ folder })
  return [...(await supply(installed, io.env, io.cwd)).adapters, ...installed]
}
