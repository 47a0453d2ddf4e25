import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { currentSchema, RunRecord } from '../model/run-record.ts'
import { foldEvents } from './fold.ts'
import { journalFile, readJournal } from './journal.ts'
import { isReadable, upgradeRecord } from './upgrade.ts'
import { whyRefused } from './why-refused.ts'

const runFile = 'run.json'

/** What the version of any record of ours begins with. */
const family = 'collaudo/run@'

const schemaOf = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null || !('schema' in value)) return undefined
  return typeof value.schema === 'string' ? value.schema : undefined
}

/** Writes the record once, by rename, so that nobody ever reads half of it. */
export const writeRun = (runFolder: string, record: RunRecord): void => {
  const target = join(runFolder, runFile)
  try {
    writeFileSync(`${target}.part`, `${JSON.stringify(record, null, 2)}\n`)
    renameSync(`${target}.part`, target)
  } catch (error) {
    rmSync(`${target}.part`, { force: true })
    throw whyRefused(error, target)
  }
}

/** Whether a run's record was written: that of a killed run never was. */
export const hasRecord = (runFolder: string): boolean => existsSync(join(runFolder, runFile))

/** Takes the record away: until it is written anew, it is folded from the journal. */
export const removeRun = (runFolder: string): void => {
  rmSync(join(runFolder, runFile), { force: true })
}

/**
 * The record of a run, whichever version of Collaudo wrote it; where `run.json` was never written (a kill), it is
 * folded from the journal. Throws RUN_UNREADABLE.
 */
export const readRun = (runFolder: string): RunRecord => {
  const file = join(runFolder, runFile)
  if (!existsSync(file)) return foldEvents(readJournal(runFolder))
  const unreadable = (hint: string, cause?: unknown): HarnessError =>
    new HarnessError('RUN_UNREADABLE', t`${file} non è un'esecuzione leggibile`, { hint, cause })
  const again = t`togliere run.json: si rilegge dal giornale events.ndjson`
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw unreadable(again, cause)
  }
  const schema = schemaOf(parsed)
  if (schema?.startsWith(family) === true && !isReadable(schema))
    throw unreadable(
      t`l'ha scritta un'altra versione di Collaudo (${schema}, qui fino a ${currentSchema}): aprirla con quella`,
    )
  try {
    return RunRecord.parse(upgradeRecord(parsed))
  } catch (cause) {
    throw unreadable(again, cause)
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
