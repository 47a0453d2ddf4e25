import type { CheckSubject } from '../check/check.ts'
import { check, type Expectation } from '../check/expectation.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { CaptureSource } from '../plan/plan.ts'
import { capture } from './capture.ts'

/** What a call is judged by, with its values filled in. */
export interface Criteria {
  readonly expectations: readonly Expectation[]
  readonly until: readonly Expectation[]
  readonly capture: Readonly<Record<string, CaptureSource>>
}

/** What was found of a step: a result for each check, and the values that were taken. */
export interface Judgement {
  readonly checks: readonly CheckResult[]
  readonly captured: Readonly<Record<string, string>>
}

/** Everything that a step makes of the answer to its call, the last of `count`. It looks at nothing but the exchange. */
export const judgeCall = (
  { expectations, until, capture: sources }: Criteria,
  subject: CheckSubject,
  count: number,
): Judgement => {
  const captured = capture(sources, subject)
  return {
    checks: [
      ...until.map((expectation): CheckResult => {
        const result = check(expectation, subject)
        return {
          ...result,
          title: t`${result.title} (chiamata ${count})`,
          part: { kind: 'until' },
        }
      }),
      ...expectations.map((expectation) => check(expectation, subject)),
      ...captured.checks,
    ],
    captured: captured.values,
  }
}
