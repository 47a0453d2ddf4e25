import { HarnessError } from '../../errors/harness-error.ts'
import type { EvidenceRef } from '../../model/evidence-ref.ts'
import type { Exchange } from '../../model/exchange.ts'
import { isAnswered, type AnsweredStep, type PlanCase, type PlanStep } from '../../plan/plan.ts'
import type { RunContext } from '../../run/context.ts'
import type { EarlierCall } from '../../run/prepare-call.ts'
import { readyKeys } from '../../run/ready-keys.ts'
import { runStep } from '../../run/run-step.ts'
import type { BoundParameters } from '../../run/scope.ts'
import { draftStep } from '../../run/step-draft.ts'
import { dryTransport } from './dry-transport.ts'
import { messageStore } from './message-store.ts'
import { placeholder, placeholdersIn, tolerant } from './placeholders.ts'

/** One message as it was built, or why it could not be. Paths are relative to the folder of the messages. */
export interface BuiltStep {
  readonly id: string
  readonly title: string
  readonly files: readonly EvidenceRef[]
  /** What stands in it for values that only an answer would give. */
  readonly placeholders: readonly string[]
  readonly problem: {
    readonly code: string
    readonly message: string
    readonly hint?: string
  } | null
}

export interface BuiltCase {
  readonly id: string
  readonly title: string
  /** Why there is no message of it, if so. */
  readonly note: string | null
  readonly steps: readonly BuiltStep[]
}

const problemOf = (error: unknown): BuiltStep['problem'] =>
  error instanceof HarnessError
    ? {
        code: error.code,
        message: error.message,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
      }
    : { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }

/** Nothing is asked of an answer that does not come. */
const withoutJudging = (step: AnsweredStep): AnsweredStep => {
  if (step.kind !== 'call') return { ...step, expect: [], capture: {} }
  const { pages: _, ...once } = step
  return { ...once, expect: [], capture: {}, repeat: null }
}

/** The exchange as later steps need it: with the answer that the adapter makes up, where it can. */
const rehearsed = (
  context: RunContext,
  step: AnsweredStep,
  { send, exchange }: EarlierCall,
): { readonly exchange: Exchange; readonly marks: readonly string[] } => {
  const found = context.adapters.get(step.uses)?.rehearse?.(send, step.id)
  return found === undefined
    ? { exchange, marks: [] }
    : { exchange: { ...exchange, answer: found.answer }, marks: found.placeholders }
}

const allSteps = (planCase: PlanCase): PlanStep[] =>
  [...planCase.steps, ...planCase.cleanup].flatMap((step): PlanStep[] =>
    step.kind === 'call' ? [step, ...step.recover] : [step],
  )

/** Builds and signs every message of a case, and sends none: `folder` gets head, body and documents of each. */
export const buildCase = async (
  planCase: PlanCase,
  surroundings: RunContext,
  folder: string,
): Promise<BuiltCase> => {
  const { id, title } = planCase.head
  if (planCase.skip !== null) return { id, title, note: planCase.skip.reason, steps: [] }
  const context: RunContext = {
    ...surroundings,
    adapters: new Map(
      [...surroundings.adapters].map(([name, adapter]) => [name, tolerant(adapter)]),
    ),
    transport: dryTransport(surroundings.clock),
    emit: () => undefined,
  }
  const values: Record<string, string> = { ...planCase.row }
  for (const need of planCase.needs)
    for (const name of need.take) values[name] = placeholder(need.case, name)
  const earlier = new Map<string, EarlierCall>()
  const bound: BoundParameters = new Map()
  const marks = new Set<string>()

  const build = async (step: AnsweredStep, path: string): Promise<BuiltStep> => {
    let draft = draftStep(step, context.clock())
    const result = (problem: BuiltStep['problem']): BuiltStep => {
      const [exchange] = draft.exchanges
      const files =
        exchange === undefined
          ? []
          : [exchange.request.head, exchange.request.body, ...exchange.documents]
      return { id: step.id, title: draft.title, files, placeholders: [], problem }
    }
    try {
      if (await readyKeys(step, planCase, context)) draft = draftStep(step, context.clock())
      const made = await runStep(
        withoutJudging(step),
        draft,
        { caseId: id, values, earlier, bound },
        { ...context, store: messageStore(folder, path) },
        new AbortController().signal,
      )
      const { exchange, marks: own } = rehearsed(context, step, made)
      earlier.set(step.id, { ...made, exchange })
      const text = [made.exchange.request.body, ...made.exchange.documents.map((one) => one.bytes)]
        .map((bytes) => Buffer.from(bytes).toString('utf8'))
        .join('\n')
      const inDocument = [...marks].filter((mark) => text.includes(mark))
      for (const mark of own) marks.add(mark)
      return { ...result(null), placeholders: [...placeholdersIn(text), ...inDocument] }
    } catch (error) {
      return result(problemOf(error))
    } finally {
      for (const name of Object.keys(step.capture)) values[name] = placeholder(step.id, name)
    }
  }

  const steps: BuiltStep[] = []
  for (const [index, step] of allSteps(planCase).entries())
    if (isAnswered(step))
      steps.push(await build(step, `${id}/${String(index + 1).padStart(2, '0')}-${step.id}`))
  return { id, title, note: null, steps }
}
