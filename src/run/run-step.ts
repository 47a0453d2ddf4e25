import { setTimeout } from 'node:timers/promises'

import type { CheckSubject } from '../check/check.ts'
import { check } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { keepFiles } from '../evidence/keep-files.ts'
import { recordExchange } from '../evidence/record-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from '../model/outcome.ts'
import type { AnsweredStep } from '../plan/plan.ts'
import type { RunContext } from './context.ts'
import { judgeCall } from './judge-call.ts'
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
): Promise<EarlierCall> => {
  const repeat = step.kind === 'call' ? step.repeat : null
  for (let count = 1; ; count++) {
    const made = await prepared.call(count === 1 ? new Date(draft.instant) : context.clock())
    const witnessed = (await context.witness?.(made.exchange)) ?? made.exchange
    draft.exchanges = [...draft.exchanges, recordExchange(context.store, witnessed)]
    const subject = subjectOf(made.exchange)
    const stop = prepared.until.every((one) => check(one, subject).status === 'met')
    if (repeat === null || stop || made.exchange.answer.kind === 'none' || count >= repeat.limit)
      return made
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
  const { writes, variables } = prepared
  draft.title = prepared.title
  if (writes)
    context.emit({
      event: 'sending',
      at: context.clock().toISOString(),
      case: state.caseId,
      step: step.id,
      operation: adapter.operationOf(prepared.send),
    })
  const subjectOf = (exchange: Exchange): CheckSubject => ({
    exchange,
    reading: adapter.read(exchange),
    variables,
    namespaces: adapter.namespaces,
  })
  const made = await callUntil(step, prepared, draft, subjectOf, context, signal)
  const subject = subjectOf(made.exchange)
  const { expectations, until } = prepared
  const judgement = judgeCall(
    { expectations, until, capture: step.capture },
    subject,
    draft.exchanges.length,
  )
  draft.checks = [...judgement.checks]
  draft.captured = judgement.captured
  if (expectations.some((one) => one.usesFiles))
    draft.files = keepFiles(context.store, context.checkFiles?.(adapter) ?? {})
  return {
    ...made,
    outcome: summarise(made.exchange, subject.reading, draft.checks, {
      writes,
      expectsRefusedConnection: expectations.some((one) => one.refusesConnection),
      explain: (code) => adapter.explain(code),
    }),
  }
}
