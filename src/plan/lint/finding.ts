import type { Problem } from '../problem.ts'

/** What a rule of the linter found: a warning is shown, and stops nothing unless asked to. */
export interface Finding extends Problem {
  readonly level: 'error' | 'warning'
}
