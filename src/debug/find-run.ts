import { basename } from 'node:path'

import { storedRuns } from '../evidence/run-file.ts'
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

/** The newest earlier run, among the comparable ones, whose record of the case is as wanted. */
export const findLastCase = (
  { reports, plan, environment }: Comparable,
  caseId: string,
  wanted: (record: CaseRecord) => boolean,
  except?: string,
): FoundCase | undefined => {
  for (const { folder: runFolder, record: run } of storedRuns(reports)) {
    if (basename(runFolder) === except) continue
    if (run.plan.name !== plan || run.environment.name !== environment) continue
    const record = run.cases.find(({ id }) => id === caseId)
    if (record !== undefined && wanted(record)) return { run, runFolder, record }
  }
  return undefined
}
