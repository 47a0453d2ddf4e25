import { isDeepStrictEqual } from 'node:util'

import { t } from '../lib/language/t.ts'
import type { RunEvent } from '../model/event.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'
import { nothingLooked, type Finding, type Verification } from './finding.ts'

type StepEnd = Extract<RunEvent, { event: 'step-end' }>

/** What the journal says of the steps of each case, the last time that it began. */
const stepEnds = (events: readonly RunEvent[]): ReadonlyMap<string, readonly StepEnd[]> => {
  const found = new Map<string, StepEnd[]>()
  const ended = new Set<string>()
  for (const event of events) {
    if (event.event === 'case-start') {
      found.set(event.case, [])
      ended.delete(event.case)
    } else if (event.event === 'case-end') ended.add(event.record.id)
    else if (event.event === 'step-end' && !ended.has(event.case))
      found.set(event.case, [...(found.get(event.case) ?? []), event])
  }
  return found
}

const isTold = (record: CaseRecord, ends: readonly StepEnd[]): boolean => {
  const steps = record.steps.filter(({ kind }) => kind !== 'declared')
  // Steps that passed before a run went on are told of where they ran.
  const last = steps.slice(steps.length - ends.length)
  return (
    last.length === ends.length &&
    last.every(
      ({ id, outcome }, index) =>
        id === ends[index]?.step && isDeepStrictEqual(outcome, ends[index]?.outcome),
    )
  )
}

/** Whether the journal tells of each case the same twice: step by step as it ran, and as a whole when it ended. */
export const verifyJournal = (events: readonly RunEvent[], { cases }: RunRecord): Verification => {
  const ends = stepEnds(events)
  const endedCases = new Set(
    events.flatMap((one) => (one.event === 'case-end' ? [one.record.id] : [])),
  )
  return {
    problems: cases
      .filter((one) => endedCases.has(one.id) && !isTold(one, ends.get(one.id) ?? []))
      .map((one): Finding => ({
        kind: 'verdict',
        place: one.id,
        message: t`i passi del registro non sono quelli che il giornale ha visto finire`,
      })),
    notes: [],
    looked: nothingLooked,
  }
}
