import { setTimeout } from 'node:timers/promises'

import { HarnessError } from '../errors/harness-error.ts'
import { readExchange } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { Outcome, Trouble } from '../model/outcome.ts'
import type { CaseRecord, StepRecord } from '../model/run-record.ts'
import type { PlanCase, PlanStep } from '../plan/plan.ts'
import type { RunContext } from './context.ts'
import { unmetPrecondition } from './preconditions.ts'
import type { EarlierCall } from './prepare-call.ts'
import { takeNeeds, type FinishedCase } from './needs.ts'
import { readyKeys } from './ready-keys.ts'
import { runStep } from './run-step.ts'
import { runDeclared } from './run-declared.ts'
import { runManual } from './run-manual.ts'
import { isWatching, onlyRecorded, runObserve, startSeeing, type Seen } from './run-observe.ts'
import { bindingsOf, laidOver, makeCaseScope, type BoundParameters } from './scope.ts'
import { draftStep } from './step-draft.ts'

const planErrors = new Set<string>([
  'TEMPLATE_FAILED',
  'REQUEST_INVALID',
  'DOCUMENT_INCOMPLETE',
  'DOCUMENT_RULE_BROKEN',
  'DEVIATION_INVALID',
  'OPERATOR_UNKNOWN',
  'CAPTURE_EMPTY',
  'ADAPTER_FAILED',
])

const troubleOf = (code: string): Trouble => {
  if (planErrors.has(code)) return 'plan-error'
  return code.startsWith('CARD_') || code === 'SIGNER_FAILED' ? 'signing-failed' : 'internal-error'
}

const broken = (error: unknown): Outcome =>
  error instanceof HarnessError
    ? {
        status: 'broken',
        trouble: troubleOf(error.code),
        code: error.code,
        message: error.message,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
      }
    : {
        status: 'broken',
        trouble: 'internal-error',
        code: 'INTERNAL',
        message: error instanceof Error ? error.message : String(error),
        hint: t`segnalare il problema allegando la cartella di questa esecuzione`,
      }

const interrupted: Outcome = {
  status: 'skipped',
  cause: 'environment',
  reason: t`esecuzione interrotta durante questo caso`,
}

const isAwaiting = (outcome: Outcome): boolean =>
  outcome.status === 'skipped' && outcome.cause === 'awaiting-operator'

const isUnknownState = (outcome: Outcome): boolean =>
  outcome.status === 'broken' && outcome.trouble === 'unknown-state'

/** Why a case does not run at all, if so. */
const skipOf = (
  planCase: PlanCase,
  context: RunContext,
  needs: ReturnType<typeof takeNeeds>,
): Outcome | null => {
  if (planCase.skip !== null) return { status: 'skipped', ...planCase.skip }
  if ('missing' in needs) return { status: 'skipped', cause: 'dependency', reason: needs.missing }
  const absent = planCase.operators.filter((name) => !context.operators.has(name))
  if (absent.length > 0)
    return {
      status: 'skipped',
      cause: 'environment',
      reason: t`l'ambiente non ha ${absent.map((name) => t`«${name}»`).join(', ')} tra gli operatori`,
    }
  if (planCase.requires !== null && context.setConditions === null)
    return {
      status: 'skipped',
      cause: 'environment',
      reason: planCase.requires.otherwise,
    }
  return null
}

/** What a case knows as its steps run: values and calls so far, and the record of each step. */
interface Progress {
  values: Record<string, string>
  readonly earlier: Map<string, EarlierCall>
  readonly bound: BoundParameters
  readonly steps: StepRecord[]
  readonly seen: Seen
}

const waited = async (forMs: number, signal: AbortSignal): Promise<Outcome> => {
  await setTimeout(forMs, undefined, { signal })
  return { status: 'passed' }
}

/** Runs one step and records it, whatever happens in it. */
const recordStep = async (
  step: PlanStep,
  phase: StepRecord['phase'],
  planCase: PlanCase,
  progress: Progress,
  context: RunContext,
  signal: AbortSignal,
): Promise<Outcome> => {
  const { id } = planCase.head
  let draft = draftStep(step, context.clock(), phase)
  let outcome: Outcome
  try {
    // Whatever a person takes for it, the step begins afterwards: what is signed must not be old.
    if (!isWatching(step, context) && (await readyKeys(step, planCase, context)))
      draft = draftStep(step, context.clock(), phase)
    if (step.kind === 'wait') outcome = await waited(step.forMs, signal)
    else if (step.kind === 'manual') {
      const scope = makeCaseScope(context, progress.values, new Date(draft.instant))
      const own = laidOver(scope, bindingsOf(step, scope, progress.bound))
      outcome = await runManual(planCase, step, draft, own, context, signal)
    } else {
      const state = {
        caseId: id,
        values: progress.values,
        earlier: progress.earlier,
        bound: progress.bound,
      }
      if (isWatching(step, context)) {
        const seen = await runObserve(step, draft, state, progress.seen, context, signal)
        outcome = seen.outcome
        if (seen.made !== null) progress.earlier.set(step.id, seen.made)
      } else if (context.traffic?.isOver === true) outcome = onlyRecorded
      else {
        const { outcome: found, ...made } = await runStep(step, draft, state, context, signal)
        outcome = found
        progress.earlier.set(step.id, made)
      }
      progress.values = { ...progress.values, ...draft.captured }
    }
  } catch (error) {
    outcome = broken(error)
  }
  // Whoever stops the run while it waits for a person finds the case where it waited.
  if (signal.aborted && !isUnknownState(outcome) && !isAwaiting(outcome)) outcome = interrupted
  const endedAt = context.clock().toISOString()
  progress.steps.push({ ...draft, endedAt, outcome })
  context.emit({ event: 'step-end', at: endedAt, case: id, step: step.id, outcome })
  return outcome
}

/** The case's own steps, up to the first that does not pass; a write of unknown state is looked into. */
const runSteps = async (
  planCase: PlanCase,
  progress: Progress,
  context: RunContext,
  signal: AbortSignal,
): Promise<Outcome> => {
  for (const step of planCase.steps) {
    if (signal.aborted) return interrupted
    const outcome = await recordStep(step, 'steps', planCase, progress, context, signal)
    if (outcome.status === 'passed') continue
    if (step.kind === 'call' && isUnknownState(outcome))
      for (const recovering of step.recover)
        await recordStep(recovering, 'recover', planCase, progress, context, signal)
    return outcome
  }
  return { status: 'passed' }
}

/** Runs what cleans up, also after a failure and when the run is being stopped; it changes no verdict. */
const runCleanup = async (
  planCase: PlanCase,
  progress: Progress,
  context: RunContext,
): Promise<void> => {
  const signal = new AbortController().signal
  for (const step of planCase.cleanup)
    await recordStep(step, 'cleanup', planCase, progress, context, signal)
}

/** The calls that an earlier run made before the step at which this one starts. */
const earlierCalls = (start: PlanCase['start']): Map<string, EarlierCall> =>
  new Map(
    (start?.steps ?? []).flatMap(({ id, send, exchanges }): [string, EarlierCall][] => {
      const last = exchanges.at(-1)
      return start === undefined || last === undefined
        ? []
        : [[id, { send, request: null, exchange: readExchange(start.runFolder, last) }]]
    }),
  )

/** Runs a case, whatever happens to a record of it. This is the one place that catches. */
export const runCase = async (
  planCase: PlanCase,
  context: RunContext,
  finished: ReadonlyMap<string, FinishedCase>,
  signal: AbortSignal,
): Promise<CaseRecord> => {
  const { id, title } = planCase.head
  const startedAt = context.clock().toISOString()
  context.emit({ event: 'case-start', at: startedAt, case: id, title })
  const needs = takeNeeds(planCase, finished)
  const progress: Progress = {
    values: {
      ...planCase.row,
      ...('values' in needs ? needs.values : {}),
      ...planCase.start?.values,
    },
    earlier: earlierCalls(planCase.start),
    bound: new Map(),
    seen: startSeeing(context),
    steps: planCase.start?.isSameRun === true ? [...planCase.start.steps] : [],
  }

  const allSteps = async (): Promise<Outcome> => {
    if (planCase.declared !== null) {
      const { outcome, steps } = runDeclared(planCase, context)
      progress.steps.push(...steps)
      return outcome
    }
    const outcome = await runSteps(planCase, progress, context, signal)
    // A case that waits for a person is not over: it cleans up when it has gone on.
    if (!isAwaiting(outcome)) await runCleanup(planCase, progress, context)
    return outcome
  }

  const withConditions = async (): Promise<Outcome> => {
    const conditions = planCase.requires?.simulator ?? []
    if (conditions.length === 0) return allSteps()
    await context.setConditions?.(conditions)
    const outcome = await allSteps()
    try {
      await context.setConditions?.([])
      return outcome
    } catch (error) {
      // What the steps found, an unknown state above all, is not lost to trouble with the simulator.
      return outcome.status === 'passed' ? broken(error) : outcome
    }
  }

  const ran = async (): Promise<Outcome> => {
    try {
      return (
        unmetPrecondition(planCase, makeCaseScope(context, progress.values, new Date(startedAt))) ??
        (await context.haveCards?.(planCase)) ??
        (await withConditions())
      )
    } catch (error) {
      return broken(error)
    }
  }

  const outcome = skipOf(planCase, context, needs) ?? (await ran())
  const record: CaseRecord = {
    ...planCase.head,
    startedAt: (planCase.start?.isSameRun === true && progress.steps[0]?.startedAt) || startedAt,
    endedAt: context.clock().toISOString(),
    outcome,
    ...(context.place === undefined ? {} : { place: context.place }),
    ...(planCase.start === undefined || planCase.start.isSameRun === true
      ? {}
      : { partial: { from: planCase.start.from, run: planCase.start.run } }),
    steps: progress.steps,
    exports: Object.fromEntries(
      planCase.exports.flatMap((name) => {
        const value = progress.values[name]
        return value === undefined ? [] : [[name, value]]
      }),
    ),
  }
  context.emit({ event: 'case-end', at: record.endedAt, record })
  return record
}
