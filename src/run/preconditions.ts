import type { Outcome } from '../model/outcome.ts'
import type { PlanCase } from '../plan/plan.ts'
import { interpolate, interpolateText, type Scope } from '../template/interpolate.ts'

const holdsOne = (value: string, [name, wanted]: [string, unknown]): boolean => {
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

type Comparison = Readonly<Record<string, unknown>>

/** Whether a value is there and as a comparison wants it; without a comparison it must only be there. */
export const holds = (comparison: Comparison, value: string): boolean =>
  value !== '' && Object.entries(comparison).every((one) => holdsOne(value, one))

/** What a comparison wants, for people. */
export const comparisonText = (comparison: Comparison): string => {
  const parts = Object.entries(comparison).map(([name, wanted]) => {
    if (name === 'matches') return `un testo che corrisponde a ${String(wanted)}`
    return name === 'one-of' && Array.isArray(wanted)
      ? `uno tra ${wanted.map((one) => `«${String(one)}»`).join(', ')}`
      : `«${String(wanted)}»`
  })
  return parts.length === 0 ? 'un testo' : parts.join(' e ')
}

/** The first precondition that does not hold, as the reason why the case does not run. */
export const unmetPrecondition = (planCase: PlanCase, scope: Scope): Outcome | null => {
  for (const { text, value, comparison } of planCase.preconditions) {
    const found = interpolateText(value, scope)
    const actual = typeof found === 'string' ? found : ''
    if (!holds(interpolate(comparison, scope) as Comparison, actual))
      return {
        status: 'skipped',
        cause: 'environment',
        reason: `il prerequisito non è soddisfatto: ${text} (${value} ${actual === '' ? 'è vuoto' : `è «${actual}»`})`,
      }
  }
  return null
}
