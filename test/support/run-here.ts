import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { adapters } from '../../adapters/index.ts'
import type { Adapter } from '../../src/adapter/define-adapter.ts'
import { declareEnvironment } from '../../src/environment/declare-environment.ts'
import type { EnvironmentSpec } from '../../src/environment/environment.ts'
import { resolveApplication } from '../../src/environment/resolve-application.ts'
import { foldEvents } from '../../src/evidence/fold.ts'
import { appendEvent, readJournal } from '../../src/evidence/journal.ts'
import type { RunRecord } from '../../src/model/run-record.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Loaded } from '../../src/plan/problem.ts'
import { selectCases } from '../../src/plan/select-cases.ts'
import { findWorkspace } from '../../src/plan/workspace.ts'
import { chooseApplication } from '../../src/session/choose-application.ts'
import { loadPlanFor } from '../../src/session/load-target.ts'
import { makeHeader } from '../../src/session/make-header.ts'
import { openEnvironment, type OpenEnvironment } from '../../src/session/open-environment.ts'
import { supply, withSupplied } from '../../src/session/supply.ts'
import { createCaseRunner } from '../../src/suite/case-runner.ts'
import {
  orderedCases,
  usualLimits,
  type RunInput,
  type RunLimits,
} from '../../src/suite/run-input.ts'
import type { TempWorkspace } from './temp-workspace.ts'

const given = <Value>(loaded: Loaded<Value>): Value => {
  if (loaded.ok) return loaded.value
  throw new Error(JSON.stringify(loaded.problems, null, 2))
}

interface ReadyOptions {
  readonly environment: string
  readonly env: Readonly<Record<string, string>>
  /** How long an answer is waited for; what the environment says, unless said. */
  readonly timeoutMs?: number
  /** Conditions of the simulator for the whole run. */
  readonly ordered?: readonly string[]
  /** Those that are installed, unless said. */
  readonly installed?: readonly Adapter[]
}

interface ReadyPlanOptions extends ReadyOptions {
  readonly plan: string
  /** Only these cases; all of them, unless said. */
  readonly cases?: readonly string[]
}

interface ReadyPlansOptions extends ReadyOptions {
  readonly plans: readonly string[]
}

/** A plan that can be run. */
export interface RunnablePlan {
  /** With only the chosen cases. */
  readonly plan: Plan
  /** Where it runs, with the keys of everybody who acts. */
  readonly environment: EnvironmentSpec
  /** Whose calls they are, with the secret code that the environment knows. */
  readonly application: OpenEnvironment['application']
  /**
   * Runs every case, or only some and what they need, each after what it needs; writes evidence and journal in a run
   * folder of that name.
   */
  readonly run: (
    name: string,
    limits?: Partial<RunLimits>,
    only?: readonly string[],
    more?: Pick<RunInput, 'cards' | 'manual' | 'order'>,
  ) => Promise<RunRecord>
}

export interface ReadyPlan extends RunnablePlan, AsyncDisposable {}

interface ReadyPlans extends AsyncDisposable {
  readonly plans: readonly RunnablePlan[]
}

/** The plans, with what is chosen of each, all in one environment. */
const ready = async (
  folder: string,
  plans: readonly string[],
  choose: (plan: Plan) => Plan,
  { environment, env, timeoutMs, ordered, installed: bare = adapters }: ReadyOptions,
): Promise<ReadyPlans> => {
  const workspace = findWorkspace(folder)
  const { adapters: installed, supplied } = await supply(bare, env, folder)
  const found = given(declareEnvironment(workspace, environment, env))
  const declared = { ...found, timeoutMs: timeoutMs ?? found.timeoutMs }
  const application = given(
    resolveApplication(workspace, chooseApplication(workspace, undefined), {
      simulator: declared.simulator,
      env,
      knownDefects: [],
    }),
  )
  const loaded: Plan[] = []
  for (const plan of plans)
    loaded.push(given(await loadPlanFor(workspace, plan, declared, installed)))
  const chosenPlans = loaded.map(choose)
  const employed = new Set(
    chosenPlans.flatMap(({ cases }) => cases.flatMap(({ operators }) => operators)),
  )
  const open = await openEnvironment(declared, application, installed, {
    employed,
    ...(ordered === undefined ? {} : { ordered }),
  })
  const runnable = (plan: Plan): RunnablePlan => ({
    plan,
    environment: open.environment,
    application: open.application,
    run: (name, limits = {}, only, more = {}) => {
      const chosen = { ...plan, cases: selectCases(plan, [{ cases: only }]) }
      const runFolder = join(folder, 'reports', name)
      mkdirSync(runFolder, { recursive: true })
      return runCases({
        runFolder,
        header: makeHeader(name, chosen, null, open, new Date()),
        environment: open.environment,
        application: open.application,
        plan: chosen,
        // Many bad answers in a row are what such a run is about.
        limits: { ...usualLimits, breaker: 0, ...limits },
        kept: [],
        supplied,
        ...more,
        allure: false,
      })
    },
  })
  return {
    plans: chosenPlans.map(runnable),
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  }
}

/**
 * A plan that is run as the command does, but in this process and without Vitest and Allure in between,
 * which know nothing of how a case ends.
 */
export const readyPlan = async (
  { folder }: TempWorkspace,
  { plan, cases, ...options }: ReadyPlanOptions,
): Promise<ReadyPlan> => {
  const choose = (whole: Plan): Plan => ({ ...whole, cases: selectCases(whole, [{ cases }]) })
  const { plans, ...rest } = await ready(folder, [plan], choose, options)
  const [only] = plans
  if (only === undefined) throw new Error(`no plan ${plan}`)
  return { ...only, ...rest }
}

/** The same with more plans in one environment, whose keys are made once. */
export const readyPlans = (
  { folder }: TempWorkspace,
  { plans, ...options }: ReadyPlansOptions,
): Promise<ReadyPlans> => ready(folder, plans, (plan) => plan, options)

const runCases = async (input: RunInput): Promise<RunRecord> => {
  const { runFolder, header, plan } = input
  appendEvent(runFolder, {
    event: 'run-start',
    at: header.startedAt,
    header,
    planned: plan.cases.map(({ head }) => head),
  })
  const runner = createCaseRunner(input, withSupplied(adapters, input.supplied ?? {}))
  const { signal } = new AbortController()
  try {
    await Promise.all(orderedCases(input).map(({ head }) => runner.run(head.id, signal)))
  } finally {
    await runner.close()
  }
  appendEvent(runFolder, { event: 'run-end', at: new Date().toISOString(), interrupted: false })
  return foldEvents(readJournal(runFolder))
}
