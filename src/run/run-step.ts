import type {
  Adapter,
  CallContext,
  Operator,
  RequestProblem,
  StepOperator,
} from '../adapter/define-adapter.ts'
import { check, parseExpectation, type CheckKinds, type Expectation } from '../check/expectation.ts'
import type { CheckSubject } from '../check/check.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { recordExchange } from '../evidence/record-exchange.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from '../model/outcome.ts'
import type { StepRecord } from '../model/run-record.ts'
import type { PlanStep } from '../plan/plan.ts'
import { interpolate } from '../template/interpolate.ts'
import { capture } from './capture.ts'
import type { RunContext } from './context.ts'
import { makeScope } from './scope.ts'
import { summarise } from './summarise.ts'

/** What a case remembers while its steps run. */
export interface CaseState {
  readonly caseId: string
  readonly values: Readonly<Record<string, string>>
  readonly earlier: ReadonlyMap<string, { readonly send: unknown; readonly exchange: Exchange }>
}

/** What is known of a step so far: whatever happens, it can be recorded. */
export type StepDraft = {
  -readonly [Key in keyof Omit<StepRecord, 'endedAt' | 'outcome'>]: StepRecord[Key]
}

export interface StepResult {
  readonly outcome: Outcome
  readonly send: unknown
  readonly exchange: Exchange
}

const operatorNamed = (context: RunContext, name: string): Operator => {
  const operator = context.operators.get(name)
  if (operator === undefined)
    throw new HarnessError('OPERATOR_UNKNOWN', `l'operatore «${name}» non è nell'ambiente`, {
      hint: `ci sono: ${[...context.operators.keys()].join(', ')}`,
    })
  return operator
}

const operatorOf = (context: RunContext, names: PlanStep['operator']): StepOperator => ({
  datiOperatore: operatorNamed(context, names.datiOperatore),
  authentication: operatorNamed(context, names.authentication),
  signature: operatorNamed(context, names.signature),
})

const requestProblem = ({ path, message, hint }: RequestProblem): string =>
  `${path.join('.')}: ${message}${hint === undefined ? '' : ` (${hint})`}`

/** The request with its values filled in, held against schema and contract once more: nothing is sent yet. */
const resolveSend = async (adapter: Adapter, send: unknown): Promise<unknown> => {
  const parsed = adapter.request.safeParse(send)
  if (!parsed.success)
    throw new HarnessError(
      'REQUEST_INVALID',
      `la richiesta non è valida: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      { hint: 'controllare i valori che le espressioni hanno dato' },
    )
  const problems = await adapter.problems(parsed.data)
  if (problems.length > 0)
    throw new HarnessError(
      'REQUEST_INVALID',
      `la richiesta non rispetta il contratto: ${problems.map(requestProblem).join('; ')}`,
      { hint: 'controllare i valori che le espressioni hanno dato' },
    )
  return parsed.data
}

const resolveExpect = (entries: readonly unknown[], kinds: CheckKinds): Expectation[] =>
  entries.map((entry) => {
    const parsed = parseExpectation(entry, kinds)
    if (parsed.ok) return parsed.value
    const [problem] = parsed.problems
    throw new HarnessError(
      'REQUEST_INVALID',
      `verifica non leggibile: ${problem?.message || (problem?.issue?.issues[0]?.message ?? '')}`,
      { hint: 'controllare i valori che le espressioni hanno dato' },
    )
  })

const makeCallContext = (
  context: RunContext,
  step: PlanStep,
  state: CaseState,
  operator: StepOperator,
  instant: Date,
  signal: AbortSignal,
): CallContext => ({
  endpoint: context.endpoints[step.uses] ?? '',
  application: context.application,
  operator,
  operatorNamed: (name) => operatorNamed(context, name),
  instant,
  randomBytes: context.randomBytes,
  earlier: (id) => state.earlier.get(id),
  deviate: step.deviate,
  defects: context.defects,
  send: (request) => context.transport.send(request, signal),
})

/** Starts the record of a step, before anything can go wrong in it. */
export const draftStep = (step: PlanStep, instant: Date): StepDraft => ({
  id: step.id,
  title: step.title ?? step.id,
  uses: step.uses,
  operator: step.operator,
  startedAt: instant.toISOString(),
  instant: instant.toISOString(),
  send: step.send,
  expect: [...step.expect],
  exchanges: [],
  checks: [],
  captured: {},
})

/** Runs one step: interpolate, call, keep, check, capture. What is learnt goes into the draft at once. */
export const runStep = async (
  step: PlanStep,
  draft: StepDraft,
  state: CaseState,
  context: RunContext,
  signal: AbortSignal,
): Promise<StepResult> => {
  const adapter = context.adapters.get(step.uses)
  const kinds = context.kinds.get(step.uses)
  if (adapter === undefined || kinds === undefined)
    throw new HarnessError('INTERNAL', `adattatore «${step.uses}» assente`)
  const operator = operatorOf(context, step.operator)
  const instant = new Date(draft.instant)
  const scope = makeScope(context, state.values, operator.datiOperatore, instant)

  const resolved = interpolate(step.send, scope)
  const resolvedExpect = interpolate(step.expect, scope) as unknown[]
  draft.send = resolved
  draft.expect = resolvedExpect
  const send = await resolveSend(adapter, resolved)
  const expectations = resolveExpect(resolvedExpect, kinds)
  draft.title = step.title ?? adapter.operationOf(send)

  const writes = adapter.writes(send)
  if (writes)
    context.emit({
      event: 'sending',
      at: context.clock().toISOString(),
      case: state.caseId,
      step: step.id,
      operation: adapter.operationOf(send),
    })
  const exchange = await adapter.call(
    send,
    makeCallContext(context, step, state, operator, instant, signal),
  )
  draft.exchanges = [...draft.exchanges, recordExchange(context.store, exchange)]

  const subject: CheckSubject = {
    exchange,
    reading: adapter.read(exchange),
    variables: state.values,
    namespaces: adapter.namespaces,
  }
  const results = expectations.map((expectation) => check(expectation, subject))
  draft.checks = results
  const captured = capture(step.capture, subject)
  draft.checks = [...results, ...captured.checks]
  draft.captured = captured.values
  return {
    outcome: summarise(exchange, subject.reading, draft.checks, {
      writes,
      explain: (code) => adapter.explain(code),
    }),
    send,
    exchange,
  }
}
