import { setTimeout } from 'node:timers/promises'

import type { Adapter, HttpRequest } from '../adapter/define-adapter.ts'
import type { CheckSubject } from '../check/check.ts'
import { check, type CheckKinds, type Expectation } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { keepFiles } from '../evidence/keep-files.ts'
import { recordExchange } from '../evidence/record-exchange.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from '../model/outcome.ts'
import type { StepRecord } from '../model/run-record.ts'
import { isAnswered, type AnsweredStep, type PlanStep } from '../plan/plan.ts'
import { interpolate } from '../template/interpolate.ts'
import { makeCallContext, operatorOf } from './call-context.ts'
import { capture } from './capture.ts'
import type { RunContext } from './context.ts'
import { resolveExpect, resolveSend } from './resolve-request.ts'
import { bindingsOf, laidOver, makeScope } from './scope.ts'
import { sendOptions } from './send-options.ts'
import { summarise } from './summarise.ts'

/** A call that a step of the same case made: what was asked, and what travelled. */
export interface EarlierCall {
  readonly send: unknown
  readonly request: HttpRequest | null
  readonly exchange: Exchange
}

/** What a case remembers while its steps run. */
export interface CaseState {
  readonly caseId: string
  readonly values: Readonly<Record<string, string>>
  readonly earlier: ReadonlyMap<string, EarlierCall>
}

/** What is known of a step so far: whatever happens, it can be recorded. */
export type StepDraft = {
  -readonly [Key in keyof Omit<StepRecord, 'endedAt' | 'outcome'>]: StepRecord[Key]
}

export interface StepResult extends EarlierCall {
  readonly outcome: Outcome
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
  uses: isAnswered(step) ? step.uses : '',
  ...(isAnswered(step) ? { operator: step.operator } : {}),
  startedAt: instant.toISOString(),
  instant: instant.toISOString(),
  send: step.kind === 'call' ? step.send : {},
  expect: isAnswered(step) ? [...step.expect] : [],
  exchanges: [],
  checks: [],
  captured: {},
})

/** The call itself, ready to be made once or several times. */
interface Prepared {
  readonly send: unknown
  readonly expectations: readonly Expectation[]
  /** When a repeated reading may stop. */
  readonly until: readonly Expectation[]
  readonly title: string
  readonly writes: boolean
  readonly call: (instant: Date) => Promise<EarlierCall>
}

const earlierOf = (step: AnsweredStep, state: CaseState): EarlierCall => {
  const of = step.kind === 'call' ? undefined : state.earlier.get(step.of)
  if (of !== undefined) return of
  throw new HarnessError('REQUEST_INVALID', `il passo da ripetere non è stato eseguito`, {
    hint: 'controllare again: e resend: del caso',
  })
}

/** The same bytes once more: nothing is signed afresh. */
const resend = async (
  of: EarlierCall,
  expectations: readonly Expectation[],
  context: RunContext,
  signal: AbortSignal,
): Promise<EarlierCall> => {
  if (of.request === null)
    throw new HarnessError('REQUEST_INVALID', 'il passo da rispedire non ha spedito niente')
  const { startedAt, endedAt, request, answer, tls } = await context.transport.send(
    of.request,
    signal,
    sendOptions(undefined, expectations),
  )
  return { ...of, exchange: { ...of.exchange, startedAt, endedAt, request, answer, tls } }
}

const prepare = async (
  step: AnsweredStep,
  draft: StepDraft,
  adapter: Adapter,
  kinds: CheckKinds,
  state: CaseState,
  context: RunContext,
  signal: AbortSignal,
): Promise<Prepared> => {
  const operator = operatorOf(context, step.operator)
  const scope = makeScope(context, state.values, operator.datiOperatore, new Date(draft.instant))
  const own = laidOver(scope, bindingsOf(step, scope))
  const resolved = step.kind === 'call' ? interpolate(step.send, own) : earlierOf(step, state).send
  const resolvedExpect = interpolate(step.expect, own) as unknown[]
  draft.send = resolved
  draft.expect = resolvedExpect
  const until = step.kind === 'call' ? (step.repeat?.until ?? []) : []
  const send = await resolveSend(adapter, resolved)
  const deviate = interpolate(step.deviate, own) as AnsweredStep['deviate']
  if (Object.keys(deviate).length > 0) draft.deviate = { ...deviate }
  const deviating = { ...step, deviate }
  const expectations = resolveExpect(resolvedExpect, kinds)
  return {
    send,
    expectations,
    until: resolveExpect(interpolate(until, own) as unknown[], kinds),
    title: step.title ?? adapter.operationOf(send),
    writes: adapter.writes(send),
    call: async (instant) => {
      if (step.kind === 'resend')
        return resend(earlierOf(step, state), expectations, context, signal)
      let request: HttpRequest | null = null
      const exchange = await adapter.call(
        send,
        makeCallContext(context, deviating, {
          earlier: state.earlier,
          operator,
          instant,
          signal,
          expectations,
          onRequest: (handed) => {
            request = handed
          },
        }),
      )
      return { send, request, exchange }
    },
  }
}

/** Makes the call, again and again where the step says so, and keeps every exchange. */
const callUntil = async (
  step: AnsweredStep,
  prepared: Prepared,
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
        until: until.map((one) => ({ ...one, title: `${one.title} (chiamata ${count})` })),
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
    throw new HarnessError('INTERNAL', `adattatore «${step.uses}» assente`)
  const prepared = await prepare(step, draft, adapter, kinds, state, context, signal)
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
  const variables = { ...state.values, ...textBindings(step, draft, state, context) }
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

/** The parameters of a fragment, as variables of XPath. */
const textBindings = (
  step: AnsweredStep,
  draft: StepDraft,
  state: CaseState,
  context: RunContext,
): Record<string, string> => {
  const { datiOperatore } = operatorOf(context, step.operator)
  const scope = makeScope(context, state.values, datiOperatore, new Date(draft.instant))
  return Object.fromEntries(
    Object.entries(bindingsOf(step, scope)).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
