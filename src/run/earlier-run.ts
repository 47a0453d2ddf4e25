import { storedRuns, type StoredRun } from '../evidence/run-file.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'

/** What makes two runs comparable: the same cases, of the same application, in the same place. */
export interface RunSubject {
  readonly plan: string
  readonly suite: string | null
  readonly environment: string
  readonly application: string
}

/** The newest run that satisfies; runs that cannot be read are passed by. */
export const newestRun = (
  reports: string,
  satisfies: (record: RunRecord) => boolean,
): StoredRun | undefined => {
  for (const run of storedRuns(reports)) if (satisfies(run.record)) return run
  return undefined
}

/** Whether a run was of this subject. */
export const isOf =
  (subject: RunSubject) =>
  ({ plan, suite, environment, application }: RunRecord): boolean =>
    plan.name === subject.plan &&
    suite === subject.suite &&
    environment.name === subject.environment &&
    application.name === subject.application

const isOpen = ({ outcome }: CaseRecord): boolean =>
  outcome.status === 'failed' ||
  outcome.status === 'broken' ||
  (outcome.status === 'skipped' &&
    (outcome.cause === 'environment' || outcome.cause === 'dependency'))

/** The cases of a run that failed, broke, or could not run although they apply. */
export const openCases = ({ cases, notRun }: RunRecord): readonly string[] => [
  ...cases.filter(isOpen).map(({ id }) => id),
  ...notRun,
]
