import { inject, type TestContext } from 'vitest'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { CaseRecord } from '../model/run-record.ts'
import type { PlanCase } from '../plan/plan.ts'
import { reportCase } from '../report/allure/report-case.ts'
import { settle } from '../report/allure/settle.ts'
import type { RunContext } from '../run/context.ts'
import { runCase } from '../run/run-case.ts'
import type { RunInput } from './run-input.ts'
import { makeWorkerContext } from './worker-context.ts'

/** The cases of one pass over one run folder: what has finished, and the connections in use. */
interface Pass {
  readonly key: string
  readonly input: RunInput
  readonly context: RunContext
  readonly cases: ReadonlyMap<string, PlanCase>
  readonly finished: Map<string, CaseRecord>
}

const passes = new Map<string, Pass>()

const passOf = (plan: string, adapters: readonly Adapter[]): Pass => {
  const input = inject('collaudo')[plan]
  if (input === undefined) throw new Error(`il piano ${plan} non è tra quelli di questa esecuzione`)
  const key = `${input.runFolder}#${inject('collaudoPass')}`
  const current = passes.get(plan)
  if (current?.key === key) return current
  void current?.context.transport.close()
  const pass: Pass = {
    key,
    input,
    context: makeWorkerContext(input, adapters),
    cases: new Map(input.plan.cases.map((planCase) => [planCase.head.id, planCase])),
    finished: new Map(),
  }
  passes.set(plan, pass)
  return pass
}

/** The record of a case, run now or earlier in this pass; what it needs runs first. */
const ensure = async (pass: Pass, id: string, signal: AbortSignal): Promise<CaseRecord> => {
  const known = pass.finished.get(id)
  if (known !== undefined) return known
  const planCase = pass.cases.get(id)
  if (planCase === undefined) throw new Error(`il caso ${id} non è tra quelli di questa esecuzione`)
  for (const need of planCase.needs)
    if (pass.cases.has(need.case)) await ensure(pass, need.case, signal)
  const record = await runCase(planCase, pass.context, pass.finished, signal)
  pass.finished.set(id, record)
  return record
}

/** The body of the test of one case: run it, tell Allure, end the test as the case ended. */
export const testCase =
  (adapters: readonly Adapter[]) =>
  (plan: string, id: string) =>
  async (test: TestContext): Promise<void> => {
    const pass = passOf(plan, adapters)
    const record = await ensure(pass, id, test.signal)
    if (pass.input.allure) await reportCase(record, pass.input.header, pass.input.runFolder)
    settle(record.outcome, (reason) => test.skip(reason))
  }
