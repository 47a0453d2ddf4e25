import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { z } from 'zod'

import { CaseRecord, RunRecord } from '../model/run-record.ts'
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

const isOfSame = (one: Subject, other: Subject): boolean =>
  one.plan.name === other.plan.name &&
  one.application.name === other.application.name &&
  one.environment.name === other.environment.name

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
    const summary = readSummary(join(reportsFolder, name))
    if (summary !== undefined && isOfSame(summary, record) && summary.startedAt < record.startedAt)
      found.push(summary)
  }
  return found.toReversed()
}
