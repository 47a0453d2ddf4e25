import { inject, type TestContext } from 'vitest'

import { readRun } from '../evidence/run-file.ts'
import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { CaseNotes } from '../report/case-notes.ts'
import { reportAttempt, reportCase } from '../report/allure/report-case.ts'
import { settle } from '../report/allure/settle.ts'

declare module 'vitest' {
  interface ProvidedContext {
    collaudoReplay: {
      readonly runFolder: string
      readonly notes: Readonly<Record<string, CaseNotes>>
      /** Tells one replay from another of the same run, which may have gone on in between. */
      readonly replay: string
    }
  }
}

let read: { readonly replay: string; readonly record: RunRecord } | null = null

const recordedCase = (id: string) => {
  const { runFolder, notes, replay } = inject('collaudoReplay')
  if (read?.replay !== replay) read = { replay, record: readRun(runFolder) }
  const { record } = read
  const found = record.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(t`il caso ${id} non è nel registro dell'esecuzione`)
  return { found, record, runFolder, notes: notes[id] }
}

/** The body of the test that replays one finished case from its record. */
export const replayCase =
  (id: string) =>
  async (test: TestContext): Promise<void> => {
    const { found, record: run, runFolder, notes } = recordedCase(id)
    await reportCase(found, run, runFolder, notes)
    settle(found.outcome, (reason) => test.skip(reason))
  }

/** The same for one of the ends that a case had before the run took it up again. */
export const replayAttempt =
  (id: string, index: number) =>
  async (test: TestContext): Promise<void> => {
    const { found, record: run } = recordedCase(id)
    const attempt = found.earlier?.[index]
    if (attempt === undefined) throw new Error(t`il caso ${id} non è nel registro dell'esecuzione`)
    await reportAttempt(found, attempt, run)
    settle(attempt.outcome, (reason) => test.skip(reason))
  }
