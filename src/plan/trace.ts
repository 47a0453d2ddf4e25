import type { Requirement } from '../model/requirement.ts'
import { allTexts } from './lint/fields.ts'
import type { Plan, PlanCase, PlanStep } from './plan.ts'

const ofStep = (step: PlanStep): string[] => {
  if (step.kind === 'wait' || step.kind === 'manual') return []
  const own = allTexts(step.expect)
    .filter(({ path }) => path.at(-1) === 'requirement')
    .map(({ text }) => text)
  return step.kind === 'call' ? [...own, ...step.recover.flatMap(ofStep)] : own
}

/** The requirements that a case proves: its own, then those of single checks; each once. */
export const provedBy = ({ head, steps, cleanup }: PlanCase): readonly string[] => [
  ...new Set([...head.requirements, ...[...steps, ...cleanup].flatMap(ofStep)]),
]

/** Which cases prove a requirement, and which requirements a case proves. */
export interface Trace {
  readonly requirements: readonly (Requirement & { readonly cases: readonly string[] })[]
  readonly cases: readonly { readonly case: PlanCase; readonly requirements: readonly string[] }[]
}

/** The trace of a plan both ways, over some of its cases. */
export const traceOf = (plan: Plan, cases: readonly PlanCase[]): Trace => {
  const proving = cases.map((one) => ({ case: one, requirements: provedBy(one) }))
  return {
    requirements: plan.requirements.map((requirement) => ({
      ...requirement,
      cases: proving
        .filter(({ requirements }) => requirements.includes(requirement.id))
        .map((one) => one.case.head.id),
    })),
    cases: proving,
  }
}
