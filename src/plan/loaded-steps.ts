import type { CaseSurroundings } from './load-step.ts'
import type { PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { Path, YamlSource } from './read-yaml.ts'
import type { OperatorChoice } from './step-parts.ts'

/** Where a step is written: in the case itself, or in a fragment. */
export interface StepPlace {
  readonly source: YamlSource
  readonly path: Path
  /** The payload merged into its request. */
  readonly base: YamlSource | null
  /** For a step of a fragment: where the case uses it. */
  readonly use: Path | null
}

/** Steps as they will run, each with its place, and every mistake found in them. */
export interface LoadedSteps {
  readonly steps: readonly PlanStep[]
  /** One for each of `steps`. */
  readonly places: readonly StepPlace[]
  readonly problems: readonly Problem[]
  readonly operators: readonly string[]
  /** Whether every step could be read. */
  readonly isWhole: boolean
}

/** What a list of steps is read in. */
export interface StepSurroundings extends CaseSurroundings {
  readonly caseOperator: OperatorChoice | undefined
  /** Steps that stand before: `again` and `resend` may name them. */
  readonly earlier: readonly PlanStep[]
  /** The fragment that is being read: fragments are not nested. */
  readonly inFragment: string | null
}

/** No step, not even a readable one. */
export const nothing: LoadedSteps = {
  steps: [],
  places: [],
  problems: [],
  operators: [],
  isWhole: false,
}

/** Only mistakes. */
export const failed = (problems: readonly Problem[]): LoadedSteps => ({ ...nothing, problems })
