import type { CaseRecord } from '../../model/run-record.ts'

/**
 * When each end of a case began, for Allure (ms): of its earlier ends in their order, and of the last. Allure takes for the
 * last what began last, and a case that goes on may have begun in the same millisecond as what it goes on from.
 */
export const beginnings = ({
  earlier = [],
  startedAt,
}: Pick<CaseRecord, 'earlier' | 'startedAt'>): readonly number[] => {
  let previous = -Infinity
  return [...earlier.map((attempt) => attempt.startedAt), startedAt].map((at) => {
    previous = Math.max(Date.parse(at), previous + 1)
    return previous
  })
}
