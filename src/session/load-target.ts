import { HarnessError } from '../errors/harness-error.ts'
import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { loadPlan } from '../plan/load-plan.ts'
import { loadEnvironment, loadSuite } from '../plan/load-file.ts'
import type { Plan } from '../plan/plan.ts'
import type { Loaded } from '../plan/problem.ts'
import type { Selection } from '../plan/select-cases.ts'
import {
  environmentFolder,
  environmentNames,
  planNames,
  suiteNames,
  unknownName,
  type Workspace,
} from '../plan/workspace.ts'
import type { SimulatorOffer } from '../plan/rules.ts'
import { certificateCondition, hostConditions } from '../simulator/host-conditions.ts'

/** What the simulator offers to plans: conditions and switches, of the adapters and of its host. */
export const simulatorOffer = (installed: readonly Adapter[]): SimulatorOffer => ({
  conditions: [
    ...installed.flatMap((adapter) => adapter.simulator?.conditions ?? []),
    ...hostConditions,
    certificateCondition,
  ],
  operations: installed.flatMap((adapter) => adapter.simulator?.operations ?? []),
  switches: installed
    .flatMap((adapter) => adapter.simulator?.switches ?? [])
    .map((one) => one.name),
})

/** What a plan is read against: where the environment's own data are, and the names of its operators. */
export interface PlanEnvironment {
  readonly folder: string
  readonly operators: Readonly<Record<string, unknown>>
}

/** Names of the operators of all environments, those of the one at hand first. */
const knownOperators = (workspace: Workspace, environment: PlanEnvironment): string[] => {
  const others = environmentNames(workspace).flatMap((name) => {
    const folder = environmentFolder(workspace, name)
    const loaded = folder === undefined ? undefined : loadEnvironment(workspace, folder)
    return loaded?.ok === true ? Object.keys(loaded.value.shape.operators) : []
  })
  return [...new Set([...Object.keys(environment.operators), ...others])]
}

/** Reads a plan against an environment. */
export const loadPlanFor = (
  workspace: Workspace,
  name: string,
  environment: PlanEnvironment,
  adapters: readonly Adapter[],
): Promise<Loaded<Plan>> =>
  loadPlan(name, {
    workspace,
    adapters,
    environment: { folder: environment.folder },
    operators: knownOperators(workspace, environment),
    simulator: simulatorOffer(adapters),
  })

/** What a run is about: a plan, and a suite's selection over it when a suite was named. */
export interface Target {
  readonly plan: string
  readonly suite: {
    readonly name: string
    readonly selection: Selection
    readonly environment: string | undefined
    readonly jobs: number | undefined
  } | null
}

/** Finds the plan or suite of that name; without a name, the only plan there is. */
export const findTarget = (workspace: Workspace, name: string | undefined): Loaded<Target> => {
  const plans = planNames(workspace)
  if (name === undefined) {
    const [only, ...others] = plans
    if (only === undefined)
      throw new HarnessError('WORKSPACE_NOT_FOUND', t`in ${workspace.folder} non ci sono piani`, {
        hint: t`spostarsi nella cartella che contiene plans/`,
      })
    if (others.length > 0)
      throw new HarnessError('COMMAND_INVALID', t`quale piano?`, {
        hint: t`indicarne uno: ${plans.join(', ')}`,
      })
    return { ok: true, value: { plan: only, suite: null } }
  }
  if (plans.includes(name)) return { ok: true, value: { plan: name, suite: null } }
  const suites = suiteNames(workspace)
  if (!suites.includes(name))
    throw unknownName('PLAN_NOT_FOUND', t`il piano o la suite`, name, [...plans, ...suites])
  const suite = loadSuite(workspace, name)
  if (!suite.ok) return suite
  const { shape, source } = suite.value
  if (!plans.includes(shape.plan))
    return {
      ok: false,
      problems: [
        {
          code: 'SUITE_INVALID',
          file: source.file,
          ...source.locate(['plan']),
          message: t`il piano «${shape.plan}» non esiste`,
          hint: t`esistono: ${plans.join(', ')}`,
        },
      ],
    }
  return {
    ok: true,
    value: {
      plan: shape.plan,
      suite: {
        name,
        selection: { cases: shape.cases, tags: shape.tags, kinds: shape.kinds },
        environment: shape.environment,
        jobs: shape.jobs,
      },
    },
  }
}
