import { keysOfStep } from '../plan/employed-keys.ts'
import type { PlanCase, PlanStep } from '../plan/plan.ts'
import type { RunContext } from './context.ts'

/** Has at hand the keys with which a step signs; says whether that may have taken a while. */
export const readyKeys = async (
  step: PlanStep,
  planCase: PlanCase,
  context: RunContext,
): Promise<boolean> => {
  const waiting = keysOfStep(step, planCase, context.adapters).flatMap(({ operator, role }) => {
    const ready = context.operators.get(operator)?.[role].ready
    return ready === undefined ? [] : [ready]
  })
  for (const ready of waiting) await ready(true)
  return waiting.length > 0
}
