import { declareEnvironment } from '../environment/declare-environment.ts'
import type { Plan } from '../plan/plan.ts'
import type { Loaded } from '../plan/problem.ts'
import type { Workspace } from '../plan/workspace.ts'
import { loadPlanFor } from '../session/load-target.ts'
import { supply } from '../session/supply.ts'
import { adaptersOf } from './adapters-of.ts'
import type { Io } from './io.ts'

/** Reads a plan of the workspace for a command that runs nothing. */
export const loadWorkspacePlan = async (
  workspace: Workspace,
  name: string,
  io: Pick<Io, 'env' | 'cwd'>,
): Promise<Loaded<Plan>> => {
  const { adapters } = await supply(await adaptersOf(workspace), io.env, io.cwd)
  const declared = declareEnvironment(workspace, 'simulator', io.env)
  return declared.ok ? loadPlanFor(workspace, name, declared.value, adapters) : declared
}
