import { compareCommunicated } from '../environment/compare-communicated.ts'
import type { DeclaredEnvironment } from '../environment/environment.ts'
import { problemText } from '../plan/problem.ts'
import type { Workspace } from '../plan/workspace.ts'

/**
 * In the user's own Vitest nothing is run with what the authority was not told of. Which cases will run is not known
 * yet: every operator of the environment may act.
 */
export const refuseUncommunicated = (
  workspace: Workspace,
  application: string,
  environment: DeclaredEnvironment,
  env: Readonly<Record<string, string | undefined>>,
): void => {
  const employed = new Set(Object.keys(environment.operators))
  const findings = compareCommunicated(workspace, application, environment, { employed, env })
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new Error(errors.map((one) => problemText(one)).join('\n'))
}
