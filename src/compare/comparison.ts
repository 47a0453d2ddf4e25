import type { SwitchHint } from '../adapter/define-adapter.ts'
import type { Outcome } from '../model/outcome.ts'

/** In what two answers differ; the first ones say the most. */
export const differenceKinds = [
  'reading',
  'no-answer',
  'status',
  'fault',
  'gist',
  'media-type',
  'element',
  'order',
  'value',
  'body',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** One difference between two answers. What one side lacks is null there. */
export interface Difference {
  readonly kind: DifferenceKind
  /** Where: the path of an element, the title of a gist; empty where the whole answer is meant. */
  readonly at: string
  readonly left: string | null
  readonly right: string | null
}

/** A switch that may be why, with the value that it had in the run on the simulator. */
export interface Hint extends SwitchHint {
  readonly set: string
}

/** Two answers to the same call of a case. */
export interface AnswerComparison {
  /** The step and the number of the call in it, as one name. */
  readonly call: string
  readonly operation: string
  readonly differences: readonly Difference[]
  /** In how many places the requests differ: then the answers may well do so. */
  readonly requestDifferences: number
  readonly hints: readonly Hint[]
  /** What the codes of the authority that only one of the two names mean. */
  readonly codes: readonly { readonly code: string; readonly meaning: string }[]
}

/** How a case ended: only what is the same in every language. */
export interface Ending {
  readonly status: Outcome['status']
  /** The kind of trouble, or the cause of a skip; null where it passed. */
  readonly reason: string | null
}

/** A case in two runs; an ending is null in the run that did not run it. */
export interface CaseComparison {
  readonly id: string
  readonly title: string
  readonly left: Ending | null
  readonly right: Ending | null
  /** Whether its file changed between the two runs. */
  readonly changed: boolean
  readonly answers: readonly AnswerComparison[]
  /** Calls that only one of the runs made. */
  readonly onlyLeft: readonly string[]
  readonly onlyRight: readonly string[]
}

/** What is to be known of a run that is compared. */
export interface RunFacts {
  readonly run: string
  readonly environment: string
  readonly simulator: boolean
  readonly application: string
  readonly harness: string
  readonly planVersion: string
  readonly startedAt: string
  readonly interrupted: boolean
}

/** Two runs of a plan, case by case and answer by answer. */
export interface RunComparison {
  readonly plan: string
  readonly left: RunFacts
  readonly right: RunFacts
  /** The switches that were set otherwise, where both ran on a simulator. */
  readonly switches: readonly {
    readonly name: string
    readonly left: string
    readonly right: string
  }[]
  readonly cases: readonly CaseComparison[]
}

export const sameEnding = ({ left, right }: CaseComparison): boolean =>
  left !== null && right !== null && left.status === right.status

/** Whether nothing at all differs in a case. */
export const isSame = (one: CaseComparison): boolean =>
  sameEnding(one) &&
  one.onlyLeft.length + one.onlyRight.length === 0 &&
  one.answers.every(({ differences }) => differences.length === 0)
