import type { Adapter, HttpRequest } from '../adapter/define-adapter.ts'
import type { CheckKinds, Expectation } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { Exchange } from '../model/exchange.ts'
import type { AnsweredStep } from '../plan/plan.ts'
import { interpolate } from '../template/interpolate.ts'
import { makeCallContext, operatorOf } from './call-context.ts'
import type { RunContext } from './context.ts'
import type { Paging } from './judge-pages.ts'
import { resolveExpect, resolveSend } from './resolve-request.ts'
import { bindingsOf, laidOver, makeScope, textsOf, type BoundParameters } from './scope.ts'
import { sendOptions } from './send-options.ts'
import type { StepDraft } from './step-draft.ts'

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
  /** Filled in as steps of fragments are run. */
  readonly bound: BoundParameters
}

/** The call itself, ready to be made once or several times. */
export interface PreparedCall {
  readonly send: unknown
  readonly expectations: readonly Expectation[]
  /** When a repeated reading may stop. */
  readonly until: readonly Expectation[]
  /** How an answer in pages is followed, and what is asked of all of them together; null where it is one answer. */
  readonly pages: (Paging & { readonly whole: readonly Expectation[] }) | null
  readonly title: string
  /** Values of the case and parameters of its fragment, as variables of XPath. */
  readonly variables: Readonly<Record<string, string>>
  readonly writes: boolean
  /** `page`: the request of another page, in the place of the step's own. */
  readonly call: (instant: Date, page?: unknown) => Promise<EarlierCall>
}

const earlierOf = (step: AnsweredStep, state: CaseState): EarlierCall => {
  const of = step.kind === 'call' ? undefined : state.earlier.get(step.of)
  if (of !== undefined) return of
  throw new HarnessError('REQUEST_INVALID', t`il passo da ripetere non è stato eseguito`, {
    hint: t`controllare again: e resend: del caso`,
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
    throw new HarnessError('REQUEST_INVALID', t`il passo da rispedire non ha spedito niente`)
  const { startedAt, endedAt, request, answer, tls } = await context.transport.send(
    of.request,
    signal,
    sendOptions(undefined, expectations),
  )
  return { ...of, exchange: { ...of.exchange, startedAt, endedAt, request, answer, tls } }
}

/** Fills in the request, the checks and the deviations of a step: whatever is wrong is found before the call. */
export const prepareCall = async (
  step: AnsweredStep,
  draft: StepDraft,
  adapter: Adapter,
  kinds: CheckKinds,
  state: CaseState,
  context: RunContext,
  signal: AbortSignal,
): Promise<PreparedCall> => {
  const operator = operatorOf(context, step.operator)
  const scope = makeScope(context, state.values, operator.datiOperatore, new Date(draft.instant))
  const parameters = bindingsOf(step, scope, state.bound)
  const own = laidOver(scope, parameters)
  const resolved = step.kind === 'call' ? interpolate(step.send, own) : earlierOf(step, state).send
  const written = interpolate(step.expect, own) as unknown[]
  draft.send = resolved
  draft.expect = written
  const until = step.kind === 'call' ? (step.repeat?.until ?? []) : []
  const send = await resolveSend(adapter, resolved)
  const deviate = interpolate(step.deviate, own) as AnsweredStep['deviate']
  const resolvedExpect = [...written, ...(adapter.standing?.(send, deviate) ?? [])]
  draft.expect = resolvedExpect
  if (Object.keys(deviate).length > 0) draft.deviate = { ...deviate }
  const deviating = { ...step, deviate }
  const expectations = resolveExpect(resolvedExpect, kinds)
  const writes = adapter.writes(send)
  const resolvedUntil = interpolate(until, own) as unknown[]
  const variables = { ...state.values, ...textsOf(parameters) }
  const pages = step.kind === 'call' ? step.pages : undefined
  const whole = interpolate(pages?.whole ?? [], own) as unknown[]
  draft.judged = {
    variables,
    until: resolvedUntil,
    ...(pages === undefined ? {} : { pages: { ...pages, whole } }),
    capture: { ...step.capture },
    writes,
  }
  return {
    send,
    expectations,
    until: resolveExpect(resolvedUntil, kinds),
    pages: pages === undefined ? null : { ...pages, whole: resolveExpect(whole, kinds) },
    title: step.title ?? adapter.operationOf(send),
    variables,
    writes,
    call: async (instant, page = send) => {
      if (step.kind === 'resend')
        return resend(earlierOf(step, state), expectations, context, signal)
      let request: HttpRequest | null = null
      const exchange = await adapter.call(
        page,
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
      return { send: page, request, exchange }
    },
  }
}
