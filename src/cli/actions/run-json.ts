import type { RunRecord } from '../../model/run-record.ts'
import type { TrafficRecord } from '../../model/traffic.ts'

/** What `run --json` prints of a run that is over. */
export const runJson = (
  record: RunRecord,
  report: string | null,
  errors: readonly string[],
  seen: TrafficRecord | undefined,
): object => ({
  run: record.run,
  plan: record.plan,
  suite: record.suite,
  application: record.application,
  environment: record.environment,
  verdict: record.verdict,
  interrupted: record.interrupted,
  counts: record.counts,
  cases: record.cases.map(({ id, title, outcome }) => ({
    id,
    title,
    status: outcome.status,
    cause:
      outcome.status === 'skipped'
        ? outcome.cause
        : outcome.status === 'passed'
          ? null
          : outcome.trouble,
    message:
      outcome.status === 'skipped'
        ? outcome.reason
        : outcome.status === 'passed'
          ? null
          : outcome.message,
  })),
  notRun: record.notRun,
  ...(record.stopped === undefined ? {} : { stopped: record.stopped }),
  errors,
  ...(seen === undefined ? {} : { findings: seen.findings, rules: seen.rules }),
  report,
})
