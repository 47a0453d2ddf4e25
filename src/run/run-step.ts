import { setTimeout } from 'node:timers/promises'

import type { Adapter } from '../adapter/define-adapter.ts'
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
import { continuation, judgePages, type Paging } from './judge-pages.ts'
import { prepareCall, type CaseState, type EarlierCall, type PreparedCall } from './prepare-call.ts'
import type { StepDraft } from './step-draft.ts'
import { summarise } from './summarise.ts'

export interface StepResult extends EarlierCall {
  readonly outcome: Outcome
}

/** Makes one call of a step, and keeps its exchange at once. */
type MakeCall = (page?: unknown) => Promise<EarlierCall>

const callOf =
  (prepared: PreparedCall, draft: StepDraft, context: RunContext): MakeCall =>
  async (page) => {
    const isFirst = draft.exchanges.length === 0
    const made = await prepared.call(isFirst ? new Date(draft.instant) : context.clock(), page)
    const witnessed = (await context.witness?.(made.exchange)) ?? made.exchange
    draft.exchanges = [...draft.exchanges, recordExchange(context.store, witnessed)]
    return made
  }

/** Makes the call, again and again where the step says so. */
const callUntil = async (
  step: AnsweredStep,
  prepared: PreparedCall,
  make: MakeCall,
  subjectOf: (exchange: Exchange) => CheckSubject,
  signal: AbortSignal,
): Promise<EarlierCall> => {
  const repeat = step.kind === 'call' ? step.repeat : null
  for (let count = 1; ; count++) {
    const made = await make()
    const subject = subjectOf(made.exchange)
    const stop = prepared.until.every((one) => check(one, subject).status === 'met')
    if (repeat === null || stop || made.exchange.answer.kind === 'none' || count >= repeat.limit)
      return made
    await setTimeout(repeat.everyMs, undefined, { signal })
  }
}

/** Makes a call for each page, to the last, or to where they cannot be followed. */
const callPages = async (
  adapter: Adapter,
  paging: Paging,
  make: MakeCall,
  subjectOf: (exchange: Exchange) => CheckSubject,
): Promise<readonly [EarlierCall, ...EarlierCall[]]> => {
  const first = await make()
  const pages: [EarlierCall, ...EarlierCall[]] = [first]
  for (let last = first; ;) {
    const subjects = pages.map(({ exchange }) => subjectOf(exchange))
    const next = continuation(adapter, paging, last.send, subjects)
    if (next.kind !== 'page') return pages
    last = await make(next.send)
    pages.push(last)
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
  const make = callOf(prepared, draft, context)
  const { expectations, until, pages } = prepared
  const criteria = { expectations, until, capture: step.capture }
  const got =
    pages === null
      ? ([await callUntil(step, prepared, make, subjectOf, signal)] as const)
      : await callPages(adapter, pages, make, subjectOf)
  const subjects = got.map(({ exchange }) => subjectOf(exchange))
  const subject = subjects.at(-1) ?? subjectOf(got[0].exchange)
  const judgement =
    pages === null
      ? judgeCall(criteria, subject, draft.exchanges.length)
      : judgePages({ ...criteria, whole: pages.whole }, pages, adapter, prepared.send, subjects)
  draft.checks = [...judgement.checks]
  draft.captured = judgement.captured
  if (expectations.some((one) => one.usesFiles))
    draft.files = keepFiles(context.store, context.checkFiles?.(adapter) ?? {})
  return {
    // Of several pages the first is the step's own call, for whoever repeats it.
    ...got[0],
    outcome: summarise(subject.exchange, subject.reading, draft.checks, {
      writes,
      expectsRefusedConnection: expectations.some((one) => one.refusesConnection),
      explain: (code) => adapter.explain(code),
    }),
  }
}
