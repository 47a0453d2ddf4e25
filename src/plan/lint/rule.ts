import type { Path, Place } from '../read-yaml.ts'
import type { PlanFiles } from './plan-files.ts'

/** A file in which places can be named: YAML, or a table. */
export interface Placed {
  /** Relative to the workspace, with `/`. */
  readonly file: string
  readonly locate: (path: Path) => Place
  readonly locateKey?: (path: Path) => Place
}

/** A mistake that a rule sees, and its place in a file. */
export interface Mistake {
  readonly source: Placed
  readonly path: Path
  /** Shown at the key rather than at its value. */
  readonly atKey?: boolean
  readonly message: string
  readonly hint: string
}

/** One thing that a plan must not do, though every file of it can be read. */
export interface Rule {
  readonly code: string
  readonly level: 'error' | 'warning'
  readonly find: (files: PlanFiles) => readonly Mistake[]
}
