import { verdictOf } from '../evidence/fold.ts'
import type { StoredRun } from '../evidence/run-file.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'

/** Several runs of one plan as one: of each case the last result counts, wherever it ran. */
export interface Combined {
  readonly record: RunRecord
  readonly runs: readonly StoredRun[]
  /** The run that a case's result comes from. */
  readonly runOf: (caseId: string) => StoredRun
}

const byInstant = (one: StoredRun, other: StoredRun): number =>
  one.record.startedAt < other.record.startedAt ? -1 : 1

/** A later run that left a case out takes nothing away from an earlier one that ran it. */
const supersedes = (later: CaseRecord, earlier: CaseRecord | undefined): boolean =>
  earlier === undefined ||
  later.outcome.status !== 'skipped' ||
  earlier.outcome.status === 'skipped'

/** Combines runs, at least one. Their cases keep the order in which they are first met. */
export const combineRuns = (given: readonly [StoredRun, ...StoredRun[]]): Combined => {
  const runs = given.toSorted(byInstant)
  const last = runs.at(-1) ?? given[0]
  const first = runs[0] ?? given[0]
  const found = new Map<string, { readonly one: CaseRecord; readonly run: StoredRun }>()
  for (const run of runs)
    for (const one of run.record.cases)
      if (supersedes(one, found.get(one.id)?.one)) found.set(one.id, { one, run })
  const cases = [...found.values()].map(({ one }) => one)
  const notRun = [
    ...new Set(runs.flatMap(({ record }) => record.notRun).filter((id) => !found.has(id))),
  ]
  const count = (status: CaseRecord['outcome']['status']): number =>
    cases.filter(({ outcome }) => outcome.status === status).length
  return {
    runs,
    runOf: (id) => found.get(id)?.run ?? last,
    record: {
      ...last.record,
      startedAt: first.record.startedAt,
      interrupted: runs.length === 1 && last.record.interrupted,
      notRun,
      cases,
      counts: {
        passed: count('passed'),
        failed: count('failed'),
        broken: count('broken'),
        skipped: count('skipped'),
      },
      verdict: verdictOf(cases, notRun),
    },
  }
}
