import type { Outcome } from '../model/outcome.ts'
import type { PlanCase } from '../plan/plan.ts'
import { interpolateText, type Scope } from '../template/interpolate.ts'

const holds = (value: string, [name, wanted]: [string, unknown]): boolean => {
  switch (name) {
    case 'equals':
      return value === wanted
    case 'matches':
      return new RegExp(String(wanted), 'u').test(value)
    case 'one-of':
      return Array.isArray(wanted) && wanted.includes(value)
    default:
      return false
  }
}

/** The first precondition that does not hold, as the reason why the case does not run. */
export const unmetPrecondition = (planCase: PlanCase, scope: Scope): Outcome | null => {
  for (const { text, value, comparison } of planCase.preconditions) {
    const found = interpolateText(value, scope)
    const actual = typeof found === 'string' ? found : ''
    const met =
      actual !== '' &&
      Object.entries(comparison).every(([name, wanted]) =>
        holds(actual, [name, typeof wanted === 'string' ? interpolateText(wanted, scope) : wanted]),
      )
    if (!met)
      return {
        status: 'skipped',
        cause: 'environment',
        reason: `il prerequisito non è soddisfatto: ${text} (${value} ${actual === '' ? 'è vuoto' : `è «${actual}»`})`,
      }
  }
  return null
}
