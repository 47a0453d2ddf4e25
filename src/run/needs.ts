import { t } from '../lib/language/t.ts'
import type { Outcome } from '../model/outcome.ts'
import type { CaseRecord } from '../model/run-record.ts'
import type { PlanCase } from '../plan/plan.ts'

/** What those that need a case want to know of it. */
export interface FinishedCase extends Pick<CaseRecord, 'exports'> {
  readonly status: Outcome['status']
}

/** What a long run keeps of a case: its record is in the journal. */
export const finishedOf = ({ outcome, exports }: CaseRecord): FinishedCase => ({
  status: outcome.status,
  // A part of a text would keep the whole of it.
  exports: structuredClone(exports),
})

/** Values taken from the needed cases, or the reason why this one cannot run. */
export const takeNeeds = (
  planCase: PlanCase,
  finished: ReadonlyMap<string, FinishedCase>,
): { readonly values: Record<string, string> } | { readonly missing: string } => {
  const values: Record<string, string> = {}
  for (const need of planCase.needs) {
    const record = finished.get(need.case)
    if (record === undefined) return { missing: t`serve ${need.case}, che non è stato eseguito` }
    if (record.status !== 'passed') return { missing: t`serve ${need.case}, che non è riuscito` }
    for (const name of need.take) {
      const value = record.exports[name]
      if (value === undefined) return { missing: t`${need.case} non ha dato «${name}»` }
      values[name] = value
    }
  }
  return { values }
}
