import type { Adapter } from '../adapter/define-adapter.ts'
import type { Reading } from '../check/check.ts'
import { untilCount } from './case-places.ts'
import type { StepRecord } from '../model/run-record.ts'

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(textsIn)
}

const speaksOfCodes = (entry: unknown): boolean =>
  entry !== null &&
  typeof entry === 'object' &&
  ['refused', 'anomalies', 'all', 'any', 'not'].some((key) => Object.hasOwn(entry, key))

/**
 * What the authority's codes at hand mean: that of the refusal, and those that an unmet check expected or
 * found. Each once, as `000280: …`; a code that the adapter does not know is left out.
 */
export const explainCodes = (
  { checks, expect }: Pick<StepRecord, 'checks' | 'expect'>,
  reading: Reading | null,
  adapter: Pick<Adapter, 'explain'> | undefined,
): string[] => {
  if (adapter === undefined) return []
  const refusal = reading?.kind === 'fault' && reading.code !== null ? [reading.code] : []
  const first = untilCount({ checks })
  const inChecks = checks.flatMap(({ status, actual }, index) => {
    const entry = expect[index - first]
    return status === 'met' || !speaksOfCodes(entry)
      ? []
      : [...textsIn(entry), actual].flatMap((text) => text.match(/[0-9A-Za-z]{4,}/g) ?? [])
  })
  return [...new Set([...refusal, ...inChecks])].flatMap((code) => {
    const meaning = adapter.explain(code)
    return meaning === undefined ? [] : [`${code}: ${meaning}`]
  })
}
