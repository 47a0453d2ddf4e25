import { inject, type TestContext } from 'vitest'

import { readRun } from '../evidence/run-file.ts'
import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import { reportCase } from '../report/allure/report-case.ts'
import { settle } from '../report/allure/settle.ts'

declare module 'vitest' {
  interface ProvidedContext {
    collaudoReplay: string
  }
}

let record: RunRecord | null = null

/** The body of the test that replays one finished case from its record. */
export const replayCase =
  (id: string) =>
  async (test: TestContext): Promise<void> => {
    const runFolder = inject('collaudoReplay')
    record ??= readRun(runFolder)
    const found = record.cases.find((one) => one.id === id)
    if (found === undefined) throw new Error(t`il caso ${id} non è nel registro dell'esecuzione`)
    await reportCase(found, record, runFolder)
    settle(found.outcome, (reason) => test.skip(reason))
  }
