import { afterAll, inject, type TestContext } from 'vitest'

import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { reportCase } from '../report/allure/report-case.ts'
import { withSupplied } from '../session/supply.ts'
import { settle } from '../report/allure/settle.ts'
import { createCaseRunner, type CaseRunner } from './case-runner.ts'
import type { RunInput } from './run-input.ts'

/** The cases of one pass over one run folder. */
interface Pass {
  readonly key: string
  readonly input: RunInput
  readonly runner: CaseRunner
}

const passes = new Map<string, Pass>()

const passOf = (plan: string, adapters: readonly Adapter[]): Pass => {
  const input = inject('collaudo')[plan]
  if (input === undefined)
    throw new Error(t`il piano ${plan} non è tra quelli di questa esecuzione`)
  const key = `${input.runFolder}#${inject('collaudoPass')}`
  const current = passes.get(plan)
  if (current?.key === key) return current
  void current?.runner.close()
  const runner = createCaseRunner(input, withSupplied(adapters, input.supplied ?? {}))
  const pass: Pass = { key, input, runner }
  passes.set(plan, pass)
  return pass
}

const idle = async (): Promise<void> => {
  await Promise.all(
    [...passes.values()].map(async ({ input, runner }) => {
      await runner.idle()
      if (input.isOneModule === true) await runner.close()
    }),
  )
}

/** The body of the test of one case: run it, tell Allure, end the test as the case ended. */
export const bodyOf = (
  adapters: readonly Adapter[],
): ((plan: string, id: string) => (test: TestContext) => Promise<void>) => {
  // Vitest ends a test that it stops without waiting for it: the cases still have their ends to record.
  afterAll(idle)
  return (plan, id) => async (test) => {
    const { input, runner } = passOf(plan, adapters)
    const record = await runner.run(id, test.signal)
    if (record === null) return test.skip(t`l'esecuzione è stata fermata prima di questo caso`)
    if (input.allure) await reportCase(record, input.header, input.runFolder)
    settle(record.outcome, (reason) => test.skip(reason))
  }
}
