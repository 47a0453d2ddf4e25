import type { CheckSubject } from '../check/check.ts'
import { evaluateXpath } from '../check/xpath.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { PlanStep } from '../plan/plan.ts'

/** Values taken from an answer, and a check for each capture that must find one. */
export interface Captured {
  readonly values: Readonly<Record<string, string>>
  readonly checks: readonly CheckResult[]
}

const one = (xpath: string, subject: CheckSubject): { value: string | null; actual: string } => {
  if (subject.reading.kind !== 'expected')
    return { value: null, actual: subject.reading.description }
  try {
    const found = evaluateXpath(xpath, subject)
    if ('scalar' in found)
      return found.scalar === ''
        ? { value: null, actual: 'un testo vuoto' }
        : { value: found.scalar, actual: `«${found.scalar}»` }
    const [only] = found.nodes
    if (only === undefined) return { value: null, actual: 'nessun nodo' }
    if (found.nodes.length > 1) return { value: null, actual: `${found.nodes.length} nodi` }
    return only === ''
      ? { value: null, actual: 'un elemento vuoto' }
      : { value: only, actual: `«${only}»` }
  } catch (error) {
    return { value: null, actual: error instanceof Error ? error.message : String(error) }
  }
}

/** Takes the values that a step captures. One that finds nothing fails the step, unless optional. */
export const capture = (captures: PlanStep['capture'], subject: CheckSubject): Captured => {
  const values: Record<string, string> = {}
  const checks: CheckResult[] = []
  for (const [name, { xpath, optional }] of Object.entries(captures)) {
    const { value, actual } = one(xpath, subject)
    if (value !== null) values[name] = value
    else if (!optional)
      checks.push({
        title: `Cattura di «${name}» con ${xpath}`,
        status: 'unmet',
        level: 'required',
        expected: 'un valore',
        actual,
      })
  }
  return { values, checks }
}
