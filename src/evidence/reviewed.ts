import type { Outcome } from '../model/outcome.ts'
import type { Review } from '../model/review.ts'
import type { CaseRecord, RunRecord, Verdict } from '../model/run-record.ts'
import { verdictOf } from './fold.ts'

/**
 * What a review is worth on a day: it stands, or it does not because it expired, a later one took its place or took it
 * back, or the case has ended again since.
 */
export type ReviewState = 'standing' | 'expired' | 'superseded' | 'withdrawn' | 'outdated'

export interface ReviewStanding {
  readonly review: Review
  readonly state: ReviewState
}

type Reviewed = Pick<RunRecord, 'cases' | 'notRun' | 'reviews' | 'verdict'>

const stateOf = (
  review: Review,
  later: readonly Review[],
  record: CaseRecord | undefined,
  today: string,
): ReviewState => {
  const next = later.find((one) => one.case === review.case)
  if (next !== undefined) return next.says.kind === 'withdrawal' ? 'withdrawn' : 'superseded'
  if (record === undefined || record.endedAt !== review.of.endedAt) return 'outdated'
  return review.expiresOn !== null && review.expiresOn < today ? 'expired' : 'standing'
}

/** Every review of a run but those that only take another back, in order. `today` is a day of Europe/Rome, `2026-03-02`. */
export const reviewStandings = (record: Reviewed, today: string): readonly ReviewStanding[] => {
  const cases = new Map(record.cases.map((one) => [one.id, one]))
  const reviews = record.reviews ?? []
  return reviews.flatMap((review, index) =>
    review.says.kind === 'withdrawal'
      ? []
      : [
          {
            review,
            state: stateOf(review, reviews.slice(index + 1), cases.get(review.case), today),
          },
        ],
  )
}

const outcomeSaid = ({ says, reason }: Review, found: Outcome): Outcome => {
  switch (says.kind) {
    case 'exclusion':
      return { status: 'skipped', cause: 'not-applicable', reason }
    case 'override':
      return says.status === 'passed'
        ? { status: 'passed' }
        : { status: 'failed', trouble: 'unmet-check', message: reason }
    case 'withdrawal':
      return found
  }
}

/**
 * The verdict that the run would have by the reviews that stand on that day; the run's own where none does. It is
 * shown beside the run's own, and never in its place.
 */
export const reviewedVerdict = (record: Reviewed, today: string): Verdict => {
  const standing = reviewStandings(record, today).filter(({ state }) => state === 'standing')
  if (standing.length === 0) return record.verdict
  const byCase = new Map(standing.map(({ review }) => [review.case, review]))
  const cases = record.cases.map((one) => {
    const review = byCase.get(one.id)
    return review === undefined ? one : { ...one, outcome: outcomeSaid(review, one.outcome) }
  })
  return verdictOf(cases, record.notRun)
}
