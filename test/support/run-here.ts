import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { adapters } from '../../adapters/index.ts'
import { declareEnvironment } from '../../src/environment/declare-environment.ts'
import { resolveApplication } from '../../src/environment/resolve-application.ts'
import { foldEvents } from '../../src/evidence/fold.ts'
import { appendEvent, readJournal } from '../../src/evidence/journal.ts'
import type { CaseRecord, RunRecord } from '../../src/model/run-record.ts'
import type { PlanCase } from '../../src/plan/plan.ts'
import type { Loaded } from '../../src/plan/problem.ts'
import { findWorkspace } from '../../src/plan/workspace.ts'
import { runCase } from '../../src/run/run-case.ts'
import { chooseApplication } from '../../src/session/choose-application.ts'
import { loadPlanFor } from '../../src/session/load-target.ts'
import { makeHeader } from '../../src/session/make-header.ts'
import { openEnvironment } from '../../src/session/open-environment.ts'
import type { RunInput } from '../../src/suite/run-input.ts'
import { makeWorkerContext } from '../../src/suite/worker-context.ts'
import type { TempWorkspace } from './temp-workspace.ts'

const given = <Value>(loaded: Loaded<Value>): Value => {
  if (loaded.ok) return loaded.value
  throw new Error(JSON.stringify(loaded.problems, null, 2))
}

interface ReadyPlanOptions {
  readonly plan: string
  readonly environment: string
  readonly env: Readonly<Record<string, string>>
}

export interface ReadyPlan extends AsyncDisposable {
  /** Runs every case, each after what it needs, and writes evidence and journal in a run folder of that name. */
  readonly run: (name: string) => Promise<RunRecord>
}

/**
 * A plan that is run as the command does, but in this process and without Vitest and Allure in between,
 * which know nothing of how a case ends.
 */
export const readyPlan = async (
  { folder }: TempWorkspace,
  { plan, environment, env }: ReadyPlanOptions,
): Promise<ReadyPlan> => {
  const workspace = findWorkspace(folder)
  const declared = given(declareEnvironment(workspace, environment, env))
  const application = given(
    resolveApplication(workspace, chooseApplication(workspace, undefined), {
      simulator: declared.simulator,
      env,
      knownDefects: [],
    }),
  )
  const loaded = given(await loadPlanFor(workspace, plan, declared, adapters))
  const open = await openEnvironment(declared, application, adapters)
  return {
    run: (name) => {
      const runFolder = join(folder, 'reports', name)
      mkdirSync(runFolder, { recursive: true })
      return runCases({
        runFolder,
        header: makeHeader(name, loaded, null, open, new Date()),
        environment: open.environment,
        application: open.application,
        plan: loaded,
        allure: false,
      })
    },
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  }
}

const runCases = async (input: RunInput): Promise<RunRecord> => {
  const { runFolder, header, plan } = input
  appendEvent(runFolder, {
    event: 'run-start',
    at: header.startedAt,
    header,
    planned: plan.cases.map(({ head }) => head),
  })
  const context = makeWorkerContext(input, adapters)
  const cases = new Map(plan.cases.map((planCase) => [planCase.head.id, planCase]))
  const finished = new Map<string, CaseRecord>()
  const { signal } = new AbortController()
  const ensure = async (planCase: PlanCase): Promise<void> => {
    const { head, needs } = planCase
    if (finished.has(head.id)) return
    for (const need of needs) {
      const needed = cases.get(need.case)
      if (needed !== undefined) await ensure(needed)
    }
    finished.set(head.id, await runCase(planCase, context, finished, signal))
  }
  try {
    for (const planCase of plan.cases) await ensure(planCase)
  } finally {
    await context.transport.close()
  }
  appendEvent(runFolder, { event: 'run-end', at: new Date().toISOString(), interrupted: false })
  return foldEvents(readJournal(runFolder))
}
