import { adapters as installed } from '../../adapters/index.ts'
import type { Adapter } from '../adapter/define-adapter.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { loadOwnAdapters } from '../own-adapters/load-own-adapters.ts'
import { problemText, type Loaded } from '../plan/problem.ts'
import type { Workspace } from '../plan/workspace.ts'

/** The adapters that a command has: those installed, and those of its workspace, whose code runs from here on. */
export const loadAdaptersOf = async ({
  folder,
}: Pick<Workspace, 'folder'>): Promise<Loaded<readonly Adapter[]>> => {
  const own = await loadOwnAdapters(folder, installed)
  return own.ok ? { ok: true, value: [...installed, ...own.value] } : own
}

/** The same for a command that can do nothing without them; throws ADAPTER_INVALID. */
export const adaptersOf = async (
  workspace: Pick<Workspace, 'folder'>,
): Promise<readonly Adapter[]> => {
  const loaded = await loadAdaptersOf(workspace)
  if (loaded.ok) return loaded.value
  const [first, ...others] = loaded.problems
  if (first !== undefined && others.length === 0)
    throw new HarnessError(
      'ADAPTER_INVALID',
      `${first.file}:${first.line}:${first.column} ${first.message}`,
      first.hint === undefined ? {} : { hint: first.hint },
    )
  throw new HarnessError(
    'ADAPTER_INVALID',
    t`gli adattatori della cartella di lavoro non si possono usare:\n${loaded.problems.map((one) => problemText(one)).join('\n')}`,
  )
}

/** Those that came with the package. */
export const installedAdapters: readonly Adapter[] = installed
