import type { Plan, PlanCase } from './plan.ts'

/** Which cases of a plan: an absent filter selects everything, present filters must all hold. */
export interface Selection {
  readonly cases?: readonly string[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly kinds?: readonly string[] | undefined
}

const matches = (planCase: PlanCase, { cases, tags, kinds }: Selection): boolean =>
  (cases === undefined || cases.includes(planCase.head.id)) &&
  (tags === undefined || planCase.head.tags.some((tag) => tags.includes(tag))) &&
  (kinds === undefined || kinds.includes(planCase.head.kind))

/**
 * The selected cases and all that they need, in the authority's order but for needs, which come first.
 */
export const selectCases = (plan: Plan, selections: readonly Selection[]): readonly PlanCase[] => {
  const byId = new Map(plan.cases.map((planCase) => [planCase.head.id, planCase]))
  const ordered = new Map<string, PlanCase>()
  const add = (planCase: PlanCase): void => {
    if (ordered.has(planCase.head.id)) return
    for (const need of planCase.needs) {
      const needed = byId.get(need.case)
      if (needed !== undefined) add(needed)
    }
    ordered.set(planCase.head.id, planCase)
  }
  for (const planCase of plan.cases)
    if (selections.every((selection) => matches(planCase, selection))) add(planCase)
  return [...ordered.values()]
}
