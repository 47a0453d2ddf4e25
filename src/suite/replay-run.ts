import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { journalFile } from '../evidence/journal.ts'
import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { CaseNotes } from '../report/case-notes.ts'
import { allureReporter } from '../report/allure/reporter-config.ts'
import { runInVitest } from './host.ts'
import { replayModule } from './replay-module.ts'
import { allureResults } from './run-plan.ts'

/** Writes the Allure results of a finished (or killed) run anew, from its record alone, with what came to it since. */
export const replayRun = async (
  runFolder: string,
  record: RunRecord,
  notes: Readonly<Record<string, CaseNotes>> = {},
): Promise<string> => {
  const resultsDir = join(runFolder, allureResults)
  rmSync(resultsDir, { recursive: true, force: true })
  mkdirSync(resultsDir)
  // A module without tests is an error for Vitest; a run that was stopped before its first case is none.
  if (record.cases.length === 0) return resultsDir
  const file = [journalFile, 'run.json']
    .map((name) => join(runFolder, name))
    .find((name) => existsSync(name))
  if (file === undefined)
    throw new HarnessError('RUN_UNREADABLE', t`${runFolder} non è la cartella di una esecuzione`)
  const { errors } = await runInVitest({
    root: runFolder,
    file,
    generated: replayModule(file, record.cases),
    reporters: [allureReporter({ resultsDir, header: record, cases: record.cases })],
    provide: (vitest) => vitest.provide('collaudoReplay', { runFolder, notes }),
  })
  if (errors.length > 0)
    throw new HarnessError('REPORT_FAILED', t`il rapporto non si può fare: ${errors.join('; ')}`)
  return resultsDir
}
