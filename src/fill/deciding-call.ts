import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { CaseRecord, ExchangeRecord, StepRecord } from '../model/run-record.ts'

/** The step of a case that its outcome rests on, and its call. */
export interface DecidingCall {
  readonly step: StepRecord
  readonly exchange: ExchangeRecord
}

/** Steps of the case itself: what cleaned up or found out afterwards proves nothing. */
const ownSteps = ({ steps }: CaseRecord): readonly StepRecord[] =>
  steps.filter(({ phase }) => phase === undefined || phase === 'steps')

/** What a step knows under a name: a captured value, a person's answer, a fact of its last call. */
export const factOf = (step: StepRecord, names: readonly string[]): string | undefined => {
  const facts = step.exchanges.at(-1)?.facts ?? {}
  for (const name of names) {
    const answer = step.manual?.answers.find((one) => one.name === name)?.value
    const found = step.captured[name] ?? answer ?? facts[name]
    if (found !== undefined && found.trim() !== '') return found
  }
  return undefined
}

/** The last step of a case that knows one of these names, and what it knows. */
export const lastFact = (
  record: CaseRecord,
  names: readonly string[],
): { readonly step: StepRecord; readonly value: string } | undefined => {
  for (const step of ownSteps(record).toReversed()) {
    const value = factOf(step, names)
    if (value !== undefined) return { step, value }
  }
  return undefined
}

/**
 * The call to be named to the authority: the last one that knows one of these names, else the last one; a step
 * that failed before any other.
 */
export const decidingCall = (
  record: CaseRecord,
  names: readonly string[],
): DecidingCall | undefined => {
  const withCalls = ownSteps(record).filter(({ exchanges }) => exchanges.length > 0)
  const failed = withCalls.find(({ outcome }) => outcome.status === 'failed')
  const step =
    failed ?? withCalls.findLast((one) => factOf(one, names) !== undefined) ?? withCalls.at(-1)
  const exchange = step?.exchanges.at(-1)
  return step === undefined || exchange === undefined ? undefined : { step, exchange }
}

const isRefusal = (expectation: unknown): boolean =>
  typeof expectation === 'object' && expectation !== null && Object.hasOwn(expectation, 'refused')

/** What the authority answered where a case expected a refusal; what went wrong where it failed. */
export const errorText = (record: CaseRecord): string | undefined => {
  if (record.outcome.status === 'failed') return record.outcome.message
  for (const { expect, checks } of ownSteps(record).toReversed()) {
    const index = expect.findIndex(isRefusal)
    const actual = index === -1 ? undefined : checks[index]?.actual
    if (actual !== undefined) return actual
  }
  return undefined
}

/** The vendor's own description of a declared case, as it was kept. */
export const declarationText = (record: CaseRecord, runFolder: string): string | undefined => {
  const file = record.steps.find(({ kind }) => kind === 'declared')?.manual?.files[0]?.file
  return file === undefined
    ? undefined
    : readFileSync(join(runFolder, ...file.path.split('/')), 'utf8').trim()
}
