import { compareFound, expectedText, type Noun } from '../check/comparison.ts'
import { t } from '../lib/language/t.ts'
import type { Outcome } from '../model/outcome.ts'
import type { PlanCase } from '../plan/plan.ts'
import { interpolate, interpolateText, type Scope } from '../template/interpolate.ts'

type Comparison = Readonly<Record<string, unknown>>

const value: Noun = { one: t`valore`, many: t`valori`, none: t`nessun valore`, some: t`un testo` }

/** Whether a value is there and as a comparison wants it; without a comparison it must only be there. */
export const holds = (comparison: Comparison, text: string): boolean => {
  if (text === '' || Object.keys(comparison).length === 0) return text !== ''
  const found = compareFound(comparison, { scalar: text }, value)
  return 'met' in found && found.met
}

/** What a comparison wants, for people. */
export const comparisonText = (comparison: Comparison): string => expectedText(comparison, value)

/** The first precondition that does not hold, as the reason why the case does not run. */
export const unmetPrecondition = (planCase: PlanCase, scope: Scope): Outcome | null => {
  for (const { text, value: written, comparison } of planCase.preconditions) {
    const found = interpolateText(written, scope)
    const actual = typeof found === 'string' ? found : ''
    if (!holds(interpolate(comparison, scope) as Comparison, actual))
      return {
        status: 'skipped',
        cause: 'environment',
        reason: t`il prerequisito non è soddisfatto: ${text} (${written} ${actual === '' ? t`è vuoto` : t`è «${actual}»`})`,
      }
  }
  return null
}
