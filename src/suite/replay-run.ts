import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
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
  // The module stands in the place of some file; a copy of a run has no journal.
  const journal = join(runFolder, journalFile)
  const stand = existsSync(journal) ? null : join(resultsDir, 'replay.ndjson')
  if (stand !== null) writeFileSync(stand, '')
  const file = stand ?? journal
  const { errors } = await runInVitest({
    root: runFolder,
    file,
    generated: replayModule(file, record.cases),
    reporters: [allureReporter({ resultsDir, header: record, cases: record.cases })],
    provide: (vitest) =>
      vitest.provide('collaudoReplay', { runFolder, notes, replay: randomUUID() }),
  })
  if (stand !== null) rmSync(stand)
  if (errors.length > 0)
    throw new HarnessError('REPORT_FAILED', t`il rapporto non si può fare: ${errors.join('; ')}`)
  return resultsDir
}
