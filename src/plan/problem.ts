import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'

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

const longestText = 600

/** What a file holds may stand in the text of a problem: it neither fills the screen nor steers it. */
const legible = <One extends Problem>(problem: One): One => ({
  ...problem,
  message: shown(problem.message, longestText),
  ...(problem.hint === undefined ? {} : { hint: shown(problem.hint, longestText) }),
})

/** Problems in reading order: by file, line, column. */
export const inFileOrder = <One extends Problem>(problems: readonly One[]): One[] =>
  problems
    .map(legible)
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)

/** A problem as text: `file:line:column CODE message`, then the hint on a line of its own. */
export const problemText = ({ file, line, column, code, message, hint }: Problem): string =>
  `${file}:${line}:${column} ${code} ${message}${hint === undefined ? '' : t`\n  rimedio: ${hint}`}`
