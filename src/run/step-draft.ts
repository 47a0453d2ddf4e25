import type { StepRecord } from '../model/run-record.ts'
import { isJudged, type PlanStep } from '../plan/plan.ts'

/** What is known of a step so far: whatever happens, it can be recorded. */
export type StepDraft = {
  -readonly [Key in keyof Omit<StepRecord, 'endedAt' | 'outcome'>]: StepRecord[Key]
}

/** Starts the record of a step, before anything can go wrong in it. */
export const draftStep = (
  step: PlanStep,
  instant: Date,
  phase: StepRecord['phase'] = 'steps',
): StepDraft => ({
  id: step.id,
  title: step.title ?? step.id,
  kind: step.kind,
  phase,
  uses: isJudged(step) ? step.uses : '',
  ...(isJudged(step) && step.operator !== null ? { operator: step.operator } : {}),
  startedAt: instant.toISOString(),
  instant: instant.toISOString(),
  send: step.kind === 'call' ? step.send : {},
  expect: isJudged(step) ? [...step.expect] : [],
  exchanges: [],
  checks: [],
  captured: {},
})
