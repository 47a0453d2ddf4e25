/** One mistake in a file that a person wrote: where, what, and what to do. */
export interface Problem {
  readonly code: string
  /** Relative to the workspace, with `/`. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string | undefined
}

/** The value asked for, or every problem that stands in its way. */
export type Loaded<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Problems in reading order: by file, line, column. */
export const inFileOrder = <One extends Problem>(problems: readonly One[]): One[] =>
  problems.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  )

/** A problem as text: `file:line:column CODE message`, then the hint on a line of its own. */
export const problemText = ({ file, line, column, code, message, hint }: Problem): string =>
  `${file}:${line}:${column} ${code} ${message}${hint === undefined ? '' : `\n  rimedio: ${hint}`}`
