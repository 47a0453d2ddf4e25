import type { Problem } from '../plan/problem.ts'

/**
 * Where a stage is. `done`: something proves it, or the user recorded what nothing else can tell. `ready`: nothing is
 * missing here, what is left is to send it. `to-do`: something is missing. `not-known`: only the authority acts.
 */
export type StageState = 'done' | 'ready' | 'to-do' | 'not-known'

export type StageNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A stage of the procedure, as far as the workspace tells. */
export interface StageStatus {
  readonly stage: StageNumber
  readonly title: string
  readonly state: StageState
  /** What there is: files, runs, records. */
  readonly found: readonly string[]
  readonly missing: readonly Problem[]
  /** What to do next; null when it is done. */
  readonly next: string | null
}
