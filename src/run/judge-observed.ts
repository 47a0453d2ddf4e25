import type { CheckSubject } from '../check/check.ts'
import { check, type Expectation } from '../check/expectation.ts'
import { decimal } from '../lib/language/numbers.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { ExchangeRecord } from '../model/run-record.ts'
import type { Watch } from '../plan/plan.ts'

/** Whether as many calls of the application arrived as were awaited. `isOver`: among calls that were recorded before. */
export const countCheck = (
  { times, operation, withinMs }: Watch,
  count: number,
  others: readonly ExchangeRecord[],
  isOver: boolean,
): CheckResult => ({
  title:
    times === 0 ? t`L'applicativo non chiama ${operation}` : t`L'applicativo chiama ${operation}`,
  level: 'required',
  status: count === times ? 'met' : 'unmet',
  expected: isOver
    ? t`almeno ${times === 1 ? t`1 chiamata` : t`${times} chiamate`}`
    : t`${times === 1 ? t`1 chiamata` : t`${times} chiamate`} entro ${decimal(withinMs / 1000, { least: 0, most: 1 })} s`,
  actual: `${count === 1 ? t`1 chiamata` : t`${count} chiamate`}${
    others.length === 0
      ? ''
      : t` (e altre: ${others.map((record) => record.operation || record.method).join(', ')})`
  }`,
  part: { kind: 'count' },
})

/** A result for each expectation and each of the application's calls, in order. */
export const judgeObserved = (
  expectations: readonly Expectation[],
  subjects: readonly CheckSubject[],
): CheckResult[] =>
  subjects.flatMap((subject, index) =>
    expectations.map((one) => {
      const result = check(one, subject)
      return subjects.length === 1
        ? result
        : { ...result, title: t`${result.title} (chiamata ${index + 1})` }
    }),
  )
