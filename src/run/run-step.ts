import { setTimeout } from 'node:timers/promises'

import type { CheckSubject } from '../check/check.ts'
import { check } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { keepFiles } from '../evidence/keep-files.ts'
import { recordExchange } from '../evidence/record-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from '../model/outcome.ts'
import type { AnsweredStep } from '../plan/plan.ts'
import { capture } from './capture.ts'
import type { RunContext } from './context.ts'
import { prepareCall, type CaseState, type EarlierCall, type PreparedCall } from './prepare-call.ts'
import type { StepDraft } from './step-draft.ts'
import { summarise } from './summarise.ts'

export interface StepResult extends EarlierCall {
  readonly outcome: Outcome
}

/** Makes the call, again and again where the step says so, and keeps every exchange. */
const callUntil = async (
  step: AnsweredStep,
  prepared: PreparedCall,
  draft: StepDraft,
  subjectOf: (exchange: Exchange) => CheckSubject,
  context: RunContext,
  signal: AbortSignal,
): Promise<{ readonly made: EarlierCall; readonly until: readonly CheckResult[] }> => {
  const repeat = step.kind === 'call' ? step.repeat : null
  for (let count = 1; ; count++) {
    const made = await prepared.call(count === 1 ? new Date(draft.instant) : context.clock())
    const witnessed = (await context.witness?.(made.exchange)) ?? made.exchange
    draft.exchanges = [...draft.exchanges, recordExchange(context.store, witnessed)]
    const subject = subjectOf(made.exchange)
    const until = prepared.until.map((expectation) => check(expectation, subject))
    const stop = until.every(({ status }) => status === 'met')
    if (repeat === null || stop || made.exchange.answer.kind === 'none' || count >= repeat.limit)
      return {
        made,
        until: until.map((one) => ({
          ...one,
          title: t`${one.title} (chiamata ${count})`,
          part: { kind: 'until' },
        })),
      }
    await setTimeout(repeat.everyMs, undefined, { signal })
  }
}

/** Runs one step: interpolate, call, keep, check, capture. What is learnt goes into the draft at once. */
export const runStep = async (
  step: AnsweredStep,
  draft: StepDraft,
  state: CaseState,
  context: RunContext,
  signal: AbortSignal,
): Promise<StepResult> => {
  const adapter = context.adapters.get(step.uses)
  const kinds = context.kinds.get(step.uses)
  if (adapter === undefined || kinds === undefined)
    throw new HarnessError('INTERNAL', t`adattatore «${step.uses}» assente`)
  const prepared = await prepareCall(step, draft, adapter, kinds, state, context, signal)
  const { writes } = prepared
  draft.title = prepared.title
  if (writes)
    context.emit({
      event: 'sending',
      at: context.clock().toISOString(),
      case: state.caseId,
      step: step.id,
      operation: adapter.operationOf(prepared.send),
    })
  const variables = { ...state.values, ...prepared.parameters }
  const subjectOf = (exchange: Exchange): CheckSubject => ({
    exchange,
    reading: adapter.read(exchange),
    variables,
    namespaces: adapter.namespaces,
  })
  const { made, until } = await callUntil(step, prepared, draft, subjectOf, context, signal)
  const subject = subjectOf(made.exchange)
  const results = [
    ...until,
    ...prepared.expectations.map((expectation) => check(expectation, subject)),
  ]
  draft.checks = results
  if (prepared.expectations.some((one) => one.usesFiles))
    draft.files = keepFiles(context.store, context.checkFiles?.(adapter) ?? {})
  const captured = capture(step.capture, subject)
  draft.checks = [...results, ...captured.checks]
  draft.captured = captured.values
  return {
    ...made,
    outcome: summarise(made.exchange, subject.reading, draft.checks, {
      writes,
      expectsRefusedConnection: prepared.expectations.some((one) => one.refusesConnection),
      explain: (code) => adapter.explain(code),
    }),
  }
}
