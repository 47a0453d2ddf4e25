import type { CaseRecord } from '../../model/run-record.ts'

/** When each end of a case began, for Allure (ms): its earlier ends in their order, and the last. */
export interface Beginnings {
  readonly earlier: readonly number[]
  readonly last: number
}

/**
 * Each after the one before: Allure takes for the last what began last, and a case that goes on may have begun in the
 * same millisecond as what it goes on from.
 */
export const beginnings = ({
  earlier = [],
  startedAt,
}: Pick<CaseRecord, 'earlier' | 'startedAt'>): Beginnings => {
  let previous = -Infinity
  const after = (at: string): number => (previous = Math.max(Date.parse(at), previous + 1))
  return { earlier: earlier.map((attempt) => after(attempt.startedAt)), last: after(startedAt) }
}
