import type { Adapter } from '../adapter/define-adapter.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { Stale } from '../model/stale.ts'
import { loadEnvironment } from '../plan/load-file.ts'
import { staleCases, staleFiles } from '../plan/stale-cases.ts'
import { environmentFolder, planNames, type Workspace } from '../plan/workspace.ts'
import { loadPlanFor } from './load-target.ts'

/**
 * The results of a run that are older than their case as the workspace has it now; null where it has no such plan,
 * and nothing can be said. A plan with mistakes, or an environment that is gone, leaves the bytes of the case files.
 */
export const findStale = async (
  workspace: Workspace,
  record: RunRecord,
  adapters: readonly Adapter[],
): Promise<readonly Stale[] | null> => {
  const { plan, environment } = record
  if (!planNames(workspace).includes(plan.name)) return null
  const folder = environmentFolder(workspace, environment.name)
  const declared = folder === undefined ? undefined : loadEnvironment(workspace, folder)
  if (folder === undefined || declared?.ok !== true) return staleFiles(record, workspace.folder)
  const loaded = await loadPlanFor(
    workspace,
    plan.name,
    { folder, operators: declared.value.shape.operators },
    adapters,
  )
  return loaded.ok ? staleCases(record, loaded.value) : staleFiles(record, workspace.folder)
}
