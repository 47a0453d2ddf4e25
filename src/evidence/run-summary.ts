import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { CaseRecord, RunRecord } from '../model/run-record.ts'
import { journalFile } from './journal.ts'
import { readRun, runNames } from './run-file.ts'
import { upgradeRecord } from './upgrade.ts'

/** What a run's history wants to know of it: everything but the steps. */
const RunSummary = RunRecord.omit({ cases: true }).extend({
  cases: CaseRecord.omit({ steps: true, exports: true }).array(),
})
export type RunSummary = Readonly<z.output<typeof RunSummary>>

const readSummary = (runFolder: string): RunSummary | undefined => {
  const file = join(runFolder, 'run.json')
  try {
    return existsSync(file)
      ? RunSummary.parse(upgradeRecord(JSON.parse(readFileSync(file, 'utf8'))))
      : readRun(runFolder)
  } catch {
    // A folder that somebody edited or cut hides no other; `collaudo report` says what is wrong with it.
    return undefined
  }
}

type Subject = Pick<RunRecord, 'run' | 'plan' | 'application' | 'environment' | 'startedAt'>

const Named = z.object({ name: z.string() })
const FirstLine = z.object({
  header: z.object({ plan: Named, application: Named, environment: Named }),
})
type Of = Readonly<z.output<typeof FirstLine>['header']>

const isOfSame = (one: Of, other: Of): boolean =>
  one.plan.name === other.plan.name &&
  one.application.name === other.application.name &&
  one.environment.name === other.environment.name

const chunkSize = 64 * 1024

const firstLineOf = (file: string): string => {
  const handle = openSync(file, 'r')
  try {
    const chunks: Buffer[] = []
    for (;;) {
      const chunk = Buffer.alloc(chunkSize)
      const length = readSync(handle, chunk)
      const end = chunk.subarray(0, length).indexOf('\n')
      chunks.push(chunk.subarray(0, end < 0 ? length : end))
      if (end >= 0 || length === 0) return Buffer.concat(chunks).toString('utf8')
    }
  } finally {
    closeSync(handle)
  }
}

/** What a run was of, without reading the rest of it; undefined where the beginning of its journal does not say. */
const subjectOf = (runFolder: string): Of | undefined => {
  try {
    const line: unknown = JSON.parse(firstLineOf(join(runFolder, journalFile)))
    return FirstLine.safeParse(line).data?.header
  } catch {
    return undefined
  }
}

/**
 * The runs before this one of the same plan and application in the same environment, oldest first: at most `limit`,
 * the latest.
 */
export const earlierRuns = (
  reportsFolder: string,
  record: Subject,
  limit: number,
): readonly RunSummary[] => {
  const found: RunSummary[] = []
  // A run's name says which plan or suite it was of, not which plan the suite is of: each is looked into.
  for (const name of runNames(reportsFolder).toReversed()) {
    if (found.length >= limit) break
    if (name === record.run) continue
    const folder = join(reportsFolder, name)
    const subject = subjectOf(folder)
    if (subject !== undefined && !isOfSame(subject, record)) continue
    const summary = readSummary(folder)
    if (summary !== undefined && isOfSame(summary, record) && summary.startedAt < record.startedAt)
      found.push(summary)
  }
  return found.toReversed()
}
