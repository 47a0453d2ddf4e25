import { adapters } from '../../../adapters/index.ts'
import { declareEnvironment } from '../../environment/declare-environment.ts'
import { loadApplication, loadSuite } from '../../plan/load-file.ts'
import { inFileOrder, type Problem } from '../../plan/problem.ts'
import {
  applicationNames,
  findWorkspace,
  planNames,
  suiteNames,
  unknownName,
} from '../../plan/workspace.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { loadPlanFor } from '../../session/load-target.ts'

export interface CheckOptions {
  readonly env?: string
  readonly json?: boolean
}

/** Checks plans, suites, applications and the environment, without sending anything. */
export const check = async (
  name: string | undefined,
  options: CheckOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const plans = planNames(workspace)
  if (name !== undefined && !plans.includes(name))
    throw unknownName('PLAN_NOT_FOUND', 'il piano', name, plans)
  const chosen = name === undefined ? plans : [name]
  const problems: Problem[] = []
  const declared = declareEnvironment(workspace, options.env ?? 'simulator', io.env)
  if (!declared.ok) problems.push(...declared.problems)
  let cases = 0
  if (declared.ok) {
    for (const plan of chosen) {
      const loaded = await loadPlanFor(workspace, plan, declared.value, adapters)
      if (loaded.ok) cases += loaded.value.cases.length
      else problems.push(...loaded.problems)
    }
  }
  for (const suite of suiteNames(workspace)) {
    const loaded = loadSuite(workspace, suite)
    if (!loaded.ok) problems.push(...loaded.problems)
    else if (!plans.includes(loaded.value.shape.plan))
      problems.push({
        code: 'SUITE_INVALID',
        file: loaded.value.source.file,
        ...loaded.value.source.locate(['plan']),
        message: `il piano «${loaded.value.shape.plan}» non esiste`,
        hint: `esistono: ${plans.join(', ')}`,
      })
  }
  for (const application of applicationNames(workspace)) {
    const loaded = loadApplication(workspace, application)
    if (!loaded.ok) problems.push(...loaded.problems)
  }
  const sorted = inFileOrder(problems)
  if (options.json === true)
    io.out(`${JSON.stringify({ plans: chosen, cases, problems: sorted }, null, 2)}\n`)
  else if (sorted.length > 0) printProblems(io, sorted)
  else io.out(`${chosen.join(', ')}: ${cases} casi, nessun errore\n`)
  return sorted.length > 0 ? exitCodes.wrong : exitCodes.passed
}
