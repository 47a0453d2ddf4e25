import { join } from 'node:path'

import { readRun, runNames } from '../evidence/run-file.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'

/** Which runs are comparable: the same plan against the same environment. */
export interface Comparable {
  readonly reports: string
  readonly plan: string
  readonly environment: string
}

export interface FoundCase {
  readonly run: RunRecord
  readonly runFolder: string
  readonly record: CaseRecord
}

const readable = (folder: string): RunRecord | undefined => {
  try {
    return readRun(folder)
  } catch {
    // A folder that somebody edited or cut is no reason not to look at the others.
    return undefined
  }
}

/** The newest earlier run, among the comparable ones, whose record of the case is as wanted. */
export const findLastCase = (
  { reports, plan, environment }: Comparable,
  caseId: string,
  wanted: (record: CaseRecord) => boolean,
  except?: string,
): FoundCase | undefined => {
  for (const name of runNames(reports).toReversed()) {
    if (name === except) continue
    const runFolder = join(reports, name)
    const run = readable(runFolder)
    if (run === undefined || run.plan.name !== plan || run.environment.name !== environment)
      continue
    const record = run.cases.find(({ id }) => id === caseId)
    if (record !== undefined && wanted(record)) return { run, runFolder, record }
  }
  return undefined
}
