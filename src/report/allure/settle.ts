import { t } from '../../lib/language/t.ts'
import type { Outcome } from '../../model/outcome.ts'
import { outcomeText } from '../outcome-text.ts'

const withoutStack = (name: string, message: string): Error => {
  const error = new Error(message)
  error.name = name
  // The place in our code says nothing to who reads a report; the message says it all.
  error.stack = `${name}: ${message}`
  return error
}

/**
 * Ends the running test as the outcome says: returns when it passed, calls `skip` when it was skipped, throws
 * an AssertionError when a check is unmet and an InterruzioneDelCaso when it broke. Messages are Italian.
 */
export const settle = (outcome: Outcome, skip: (reason: string) => never): void => {
  const message = outcomeText(outcome)
  if (message === undefined) return
  if (outcome.status === 'skipped') skip(message)
  throw withoutStack(
    outcome.status === 'failed' ? 'AssertionError' : t`InterruzioneDelCaso`,
    message,
  )
}
