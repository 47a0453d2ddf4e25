import type { CheckSubject } from '../check/check.ts'
import { check, parseExpectation, type CheckKinds, type Expectation } from '../check/expectation.ts'
import type { Adapter } from '../adapter/define-adapter.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { keepFiles } from '../evidence/keep-files.ts'
import { t } from '../lib/language/t.ts'
import { romeIso } from '../lib/rome-time.ts'
import type { Outcome } from '../model/outcome.ts'
import type { AnsweredStep, ObserveStep, PlanStep, Watch } from '../plan/plan.ts'
import { interpolate } from '../template/interpolate.ts'
import { capture } from './capture.ts'
import type { RunContext } from './context.ts'
import { operatorOf } from './call-context.ts'
import { countCheck, judgeObserved } from './judge-observed.ts'
import type { CaseState, EarlierCall } from './prepare-call.ts'
import { resolveExpect } from './resolve-request.ts'
import { bindingsOf, laidOver, makeCaseScope, makeScope, textsOf } from './scope.ts'
import type { StepDraft } from './step-draft.ts'
import { summarise } from './summarise.ts'
import type { ObservedCall, TrafficWatch } from './traffic-watch.ts'

/** A step that the application runs, in this run. */
export type Watching = ObserveStep | (AnsweredStep & { readonly observe: Watch })

/** From where the steps of a case look on, among the calls of the application. */
export interface Seen {
  /** Number of calls that had arrived when the case began. */
  readonly from: number
  /** Place of the last call that was taken, among those that arrived. */
  last: number
}

/** Whether a step is to be seen and not made. */
export const isWatching = (step: PlanStep, context: RunContext): step is Watching =>
  step.kind === 'observe' ||
  (step.kind === 'call' && step.observe !== undefined && (context.traffic ?? null) !== null)

export const startSeeing = (context: RunContext): Seen => {
  const { traffic } = context
  // What is over has no time: each case looks at all that no other has taken.
  const from =
    (traffic ?? null) === null || traffic?.isOver === true ? 0 : (traffic?.calls().length ?? 0)
  return { from, last: from - 1 }
}

const notHere: Outcome = {
  status: 'skipped',
  cause: 'environment',
  reason: t`il passo guarda una chiamata dell'applicativo: eseguire con --by application`,
}

/** Of a step that would call, in a run over calls that are over. */
export const onlyRecorded: Outcome = {
  status: 'skipped',
  cause: 'environment',
  reason: t`il passo chiama, e qui si guardano solo chiamate già registrate`,
}

const noEnd: Outcome = {
  status: 'skipped',
  cause: 'environment',
  reason: t`tra chiamate già registrate non si sa dove finisce il caso: che non ce ne siano altre si vede solo con --by application`,
}

interface Awaited {
  readonly watch: Watch
  readonly match: readonly Expectation[]
  readonly subjectOf: (call: ObservedCall) => CheckSubject
}

const isAwaited = (call: ObservedCall, { watch, match, subjectOf }: Awaited): boolean =>
  call.record.operation === watch.operation &&
  match.every((one) => check(one, subjectOf(call)).status === 'met')

/** The calls that the step takes, in the order of their arrival, as far as they have arrived. */
const found = (traffic: TrafficWatch, awaited: Awaited, seen: Seen) => {
  const start = awaited.watch.order === 'any' ? seen.from : seen.last + 1
  return traffic
    .calls()
    .map((call, place) => ({ call, place }))
    .slice(start)
    .filter(({ call }) => !traffic.taken.has(call.number) && isAwaited(call, awaited))
}

/** Waits for as many calls as are awaited, then for a further one that must not come. */
const wait = async (
  traffic: TrafficWatch,
  awaited: Awaited,
  seen: Seen,
  until: number,
  onCall: (call: ObservedCall, isAwaited: boolean) => void,
  signal: AbortSignal,
): Promise<void> => {
  const { times } = awaited.watch
  let told = Math.min(traffic.calls().length, seen.last + 1)
  let end = until
  for (;;) {
    const calls = traffic.calls()
    for (const call of calls.slice(told)) onCall(call, isAwaited(call, awaited))
    told = calls.length
    const count = found(traffic, awaited, seen).length
    if (count > times) return
    if (count === times && times > 0) end = Math.min(end, Date.now() + traffic.settleMs)
    if (traffic.isOver || Date.now() >= end || signal.aborted) return
    await traffic.more(told, end, signal)
  }
}

const kindsOf = (step: Watching, context: RunContext): { adapter: Adapter; kinds: CheckKinds } => {
  const adapter = context.adapters.get(step.uses)
  const kinds = context.kinds.get(step.uses)
  if (adapter === undefined || kinds === undefined)
    throw new HarnessError('INTERNAL', t`adattatore «${step.uses}» assente`)
  return { adapter, kinds }
}

/** Waits for the application to make a call, and judges it as if the tool had made it. */
export const runObserve = async (
  step: Watching,
  draft: StepDraft,
  state: CaseState,
  seen: Seen,
  context: RunContext,
  signal: AbortSignal,
): Promise<{ readonly outcome: Outcome; readonly made: EarlierCall | null }> => {
  const traffic = context.traffic ?? null
  if (traffic === null) return { outcome: notHere, made: null }
  const { adapter, kinds } = kindsOf(step, context)
  const { times } = step.kind === 'observe' ? step.watch : step.observe
  if (traffic.isOver && times === 0) return { outcome: noEnd, made: null }
  const instant = new Date(draft.instant)
  const scope =
    step.operator === null
      ? makeCaseScope(context, state.values, instant)
      : makeScope(context, state.values, operatorOf(context, step.operator).datiOperatore, instant)
  const parameters = bindingsOf(step, scope, state.bound)
  const own = laidOver(scope, parameters)
  const written = step.kind === 'observe' ? step.watch : step.observe
  const watch: Watch = {
    ...written,
    ...(interpolate({ do: written.do, match: written.match }, own) as Pick<Watch, 'do' | 'match'>),
  }
  const variables = { ...state.values, ...textsOf(parameters) }
  const subjectWith =
    (values: Readonly<Record<string, string>>) =>
    ({ exchange }: ObservedCall): CheckSubject => ({
      exchange,
      reading: adapter.read(exchange),
      variables: values,
      namespaces: adapter.namespaces,
    })
  const awaited: Awaited = {
    watch,
    match: watch.match.map((entry) => {
      const parsed = parseExpectation(entry, kinds, 'request')
      if (parsed.ok) return parsed.value
      throw new HarnessError('REQUEST_INVALID', t`match: non si legge`)
    }),
    subjectOf: subjectWith(variables),
  }
  draft.kind = 'observe'
  draft.title = step.title ?? watch.operation
  draft.send = { observe: watch }
  draft.judged = { variables, until: [], capture: { ...step.capture }, writes: false }
  const begun = traffic.calls().length
  const until = Date.now() + watch.withinMs
  context.emit({
    event: 'observing',
    at: context.clock().toISOString(),
    case: state.caseId,
    step: step.id,
    do: watch.do,
    operation: watch.operation,
    times: watch.times,
    until: romeIso(new Date(until)),
  })
  await wait(
    traffic,
    awaited,
    seen,
    until,
    (call, isOne) =>
      context.emit({
        event: 'observed',
        at: context.clock().toISOString(),
        case: state.caseId,
        step: step.id,
        number: call.number,
        operation: call.record.operation,
        isAwaited: isOne,
      }),
    signal,
  )
  const start = seen.last + 1
  const all = found(traffic, awaited, seen)
  // Further ones may be of the cases that follow: only time tells them apart.
  const taken = traffic.isOver ? all.slice(0, watch.times) : all
  const others = traffic
    .calls()
    .slice(start)
    .filter(
      ({ number }) =>
        !traffic.taken.has(number) && !taken.some(({ call }) => call.number === number),
    )
  for (const { call, place } of taken) {
    traffic.taken.add(call.number)
    seen.last = Math.max(seen.last, place)
  }
  draft.exchanges = taken.map(({ call }) => call.record)
  if (others.length > 0 && !traffic.isOver) draft.apart = others.map(({ record }) => record)
  if (
    taken.length === 0 &&
    watch.times > 0 &&
    watch.do !== null &&
    traffic.calls().length === begun &&
    !traffic.isOver
  )
    return {
      outcome: {
        status: 'skipped',
        cause: 'awaiting-operator',
        reason: t`il passo «${step.id}» aspetta una persona, e dall'applicativo non è arrivato niente: ${watch.do}`,
      },
      made: null,
    }
  const counted = countCheck(watch, taken.length, draft.apart ?? [], traffic.isOver)
  draft.checks = [counted]
  const last = taken.at(-1)?.call
  if (last === undefined || counted.status !== 'met') {
    const message = t`${counted.title}: atteso ${counted.expected}, ottenuto ${counted.actual}`
    return {
      outcome:
        counted.status === 'met'
          ? { status: 'passed' }
          : { status: 'failed', trouble: 'unmet-check', message },
      made: null,
    }
  }
  const captured = capture(step.capture, subjectWith(variables)(last))
  const subjectOf = subjectWith({ ...variables, ...captured.values })
  const entries = interpolate(step.expect, laidOver(own, captured.values)) as unknown[]
  draft.expect = entries
  const expectations = resolveExpect(entries, kinds)
  const results = judgeObserved(
    expectations,
    taken.map(({ call }) => subjectOf(call)),
  )
  draft.checks = [counted, ...results, ...captured.checks]
  draft.captured = captured.values
  if (expectations.some((one) => one.usesFiles))
    draft.files = keepFiles(context.store, context.checkFiles?.(adapter) ?? {})
  return {
    outcome: summarise(last.exchange, adapter.read(last.exchange), draft.checks, {
      writes: false,
      expectsRefusedConnection: expectations.some((one) => one.refusesConnection),
      explain: (code) => adapter.explain(code),
    }),
    made: { send: {}, request: null, exchange: last.exchange },
  }
}
