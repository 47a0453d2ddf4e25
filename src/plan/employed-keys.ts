import type { Adapter, KeyRole } from '../adapter/define-adapter.ts'
import { isAnswered, type AnsweredStep, type PlanCase, type PlanStep } from './plan.ts'

/** One of the two keys of an operator. */
export interface EmployedKey {
  readonly operator: string
  readonly role: KeyRole
}

const both: readonly KeyRole[] = ['authentication', 'signature']

/** The request of a step, before its expressions are filled in; that of the step it repeats, for one that does. */
const sendOf = (step: AnsweredStep, steps: readonly PlanStep[]): unknown => {
  if (step.kind === 'call') return step.send
  const of = steps.find(({ id }) => id === step.of)
  return of !== undefined && isAnswered(of) && of !== step ? sendOf(of, steps) : {}
}

const allSteps = ({ steps, cleanup }: Pick<PlanCase, 'steps' | 'cleanup'>): PlanStep[] =>
  [...steps, ...cleanup].flatMap((step): PlanStep[] =>
    step.kind === 'call' ? [step, ...step.recover] : [step],
  )

/** The keys with which a step signs what it sends. One that sends the same bytes again signs nothing. */
export const keysOfStep = (
  step: PlanStep,
  planCase: Pick<PlanCase, 'steps' | 'cleanup'>,
  adapters: ReadonlyMap<string, Adapter>,
): readonly EmployedKey[] => {
  if (!isAnswered(step) || step.kind === 'resend') return []
  const roles = adapters.get(step.uses)?.keysOf?.(sendOf(step, allSteps(planCase))) ?? both
  return roles.map((role) => ({ operator: step.operator[role], role }))
}

/** The keys that a case signs with, in the order in which it first does. */
export const keysOfCase = (
  planCase: Pick<PlanCase, 'steps' | 'cleanup'>,
  adapters: ReadonlyMap<string, Adapter>,
): readonly EmployedKey[] =>
  allSteps(planCase).flatMap((step) => keysOfStep(step, planCase, adapters))
