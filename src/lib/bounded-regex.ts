import { runInNewContext } from 'node:vm'

const limitMs = 1000

/** A regular expression that did not come to an end within its time. */
const isTimeout = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/**
 * The first group of every match of a pattern (flag `u`), empty where it took no part in the match. Null when the
 * pattern takes longer than a second: V8 backtracks, and one that a person wrote may do so for years.
 * Throws SyntaxError for a pattern that is none.
 */
export const boundedMatches = (pattern: string, text: string): readonly string[] | null => {
  const expression = new RegExp(pattern, 'gu')
  try {
    // The code is fixed; pattern and text come in as values. Only a script has a time limit.
    return runInNewContext(
      `Array.from(text.matchAll(expression), (match) => match[1] ?? '')`,
      { expression, text },
      { timeout: limitMs },
    ) as readonly string[]
  } catch (error) {
    if (isTimeout(error)) return null
    throw error
  }
}

/** Whether a text holds a match of a pattern (flag `u`); null as above. */
export const boundedTest = (pattern: string, text: string): boolean | null => {
  const expression = new RegExp(pattern, 'u')
  try {
    return runInNewContext(
      'expression.test(text)',
      { expression, text },
      { timeout: limitMs },
    ) as boolean
  } catch (error) {
    if (isTimeout(error)) return null
    throw error
  }
}
