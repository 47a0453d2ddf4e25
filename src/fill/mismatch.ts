import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'

/** Something that does not agree: where, what, and what to do. */
export interface Mismatch {
  readonly place: string
  readonly message: string
  readonly fix: string
}

const mostTold = 50

/** The error for everything that does not agree, at once: nothing was written. */
export const mismatched = (file: string, mismatches: readonly Mismatch[]): HarnessError =>
  new HarnessError(
    'DOCUMENT_MISMATCH',
    t`${file} non è stato scritto; ciò che non combacia (${mismatches.length}):\n${mismatches
      .slice(0, mostTold)
      .map(
        ({ place, message, fix }) => `  ${place}: ${shown(message, 400)}\n    → ${shown(fix, 400)}`,
      )
      .join('\n')}`,
    { hint: t`correggere tutte queste, poi ripetere il comando` },
  )
