import { afterAll, inject, type TestContext } from 'vitest'

import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { reportCase } from '../report/allure/report-case.ts'
import { withSupplied } from '../session/supply.ts'
import { settle } from '../report/allure/settle.ts'
import { ownAdaptersOf } from './own-adapters.ts'
import { createCaseRunner, type CaseRunner } from './case-runner.ts'
import type { RunInput } from './run-input.ts'

/** The cases of one pass over one run folder. */
interface Pass {
  readonly key: string
  readonly input: RunInput
  readonly runner: CaseRunner
}

interface OpeningPass {
  readonly key: string
  readonly isOneModule: boolean
  readonly pass: Promise<Pass>
}

const passes = new Map<string, OpeningPass>()

const openPass = async (
  key: string,
  input: RunInput,
  installed: readonly Adapter[],
): Promise<Pass> => {
  const adapters = [...installed, ...(await ownAdaptersOf(input, installed))]
  return {
    key,
    input,
    runner: createCaseRunner(input, withSupplied(adapters, input.supplied ?? {})),
  }
}

const passOf = (plan: string, adapters: readonly Adapter[]): Promise<Pass> => {
  const input = inject('collaudo')[plan]
  if (input === undefined)
    throw new Error(t`il piano ${plan} non è tra quelli di questa esecuzione`)
  const key = `${input.runFolder}#${inject('collaudoPass')}`
  const current = passes.get(plan)
  if (current?.key === key) return current.pass
  void current?.pass.then(({ runner }) => runner.close())
  // Cases that begin at the same time share it.
  const pass = openPass(key, input, adapters)
  passes.set(plan, { key, isOneModule: input.isOneModule === true, pass })
  // One that does not open is no case's fault: left unhandled here, it is told outside of any case.
  void pass.then(() => undefined)
  return pass
}

const idle = async (): Promise<void> => {
  await Promise.all(
    [...passes].map(async ([plan, { isOneModule, pass }]) => {
      // The same run may go on in this thread, by a pass of its own.
      if (isOneModule) passes.delete(plan)
      const open = await pass.catch(() => null)
      await open?.runner.idle()
      if (isOneModule) await open?.runner.close()
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
    const { input, runner } = await passOf(plan, adapters)
    const record = await runner.run(id, test.signal)
    if (record === null) return test.skip(t`l'esecuzione è stata fermata prima di questo caso`)
    if (input.allure) await reportCase(record, input.header, input.runFolder)
    settle(record.outcome, (reason) => test.skip(reason))
  }
}
