import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { RunRecord } from '../model/run-record.ts'
import { foldEvents } from './fold.ts'
import { journalFile, readJournal } from './journal.ts'

const runFile = 'run.json'

/** Writes the record once, by rename, so that nobody ever reads half of it. */
export const writeRun = (runFolder: string, record: RunRecord): void => {
  const target = join(runFolder, runFile)
  writeFileSync(`${target}.part`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${target}.part`, target)
}

/** Takes the record away: until it is written anew, it is folded from the journal. */
export const removeRun = (runFolder: string): void => {
  rmSync(join(runFolder, runFile), { force: true })
}

/** The record of a run; where `run.json` was never written (a kill), it is folded from the journal. */
export const readRun = (runFolder: string): RunRecord => {
  const file = join(runFolder, runFile)
  if (!existsSync(file)) return foldEvents(readJournal(runFolder))
  try {
    return RunRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new HarnessError('RUN_UNREADABLE', t`${file} non è un'esecuzione leggibile`, {
      hint: t`togliere run.json: si rilegge dal giornale events.ndjson`,
      cause,
    })
  }
}

/** Names of the runs under a reports folder, oldest first (a run's name begins with its instant). */
export const runNames = (reportsFolder: string): string[] =>
  existsSync(reportsFolder)
    ? readdirSync(reportsFolder)
        .filter((name) => existsSync(join(reportsFolder, name, journalFile)))
        .toSorted()
    : []

/** A run of the past, and where it is. */
export interface StoredRun {
  readonly folder: string
  readonly record: RunRecord
}

/** The runs under a reports folder that can be read, newest first; each is read only when it is asked for. */
export function* storedRuns(reportsFolder: string): Generator<StoredRun> {
  for (const name of runNames(reportsFolder).toReversed()) {
    const folder = join(reportsFolder, name)
    let record: RunRecord
    try {
      record = readRun(folder)
    } catch {
      // A folder that somebody edited or cut hides no other; `collaudo report` says what is wrong with it.
      continue
    }
    yield { folder, record }
  }
}
