import { randomUUID } from 'node:crypto'

import type { Operator } from '../adapter/define-adapter.ts'
import { romeFields } from '../lib/rome-time.ts'
import type { PlanStep } from '../plan/plan.ts'
import { interpolate, type Scope } from '../template/interpolate.ts'
import type { RunContext } from './context.ts'

const facts = (operator: Operator) => ({
  codiceFiscale: operator.codiceFiscale,
  codStruttura: operator.codStruttura,
  ruoloIstituzionale: operator.ruoloIstituzionale,
  codiceRegionale: operator.codiceRegionale,
})

const randomDigits = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => String(byte % 10)).join('')

/**
 * What the expressions of a step can see: the plan's data, the values so far, the operator, the
 * application, and the generators `now`, `today`, `uuid` and `digits` (ten of them), fresh at each use.
 */
export const makeScope = (
  context: RunContext,
  values: Readonly<Record<string, string>>,
  operator: Operator,
  instant: Date,
): Scope => laidOver(scopeOfCase(context, values, instant), { operator: facts(operator) })

/** What expressions of a case can see before anyone acts. */
export const makeCaseScope = (
  context: RunContext,
  values: Readonly<Record<string, string>>,
  instant: Date,
): Scope => scopeOfCase(context, values, instant)

const scopeOfCase = (
  context: RunContext,
  values: Readonly<Record<string, string>>,
  instant: Date,
) => {
  const f = romeFields(instant)
  return {
    ...context.data,
    ...values,
    operators: Object.fromEntries([...context.operators].map(([name, one]) => [name, facts(one)])),
    application: {
      name: context.application.name,
      producer: context.application.producer,
      version: context.application.version,
    },
    now: instant,
    today: `${f.day}/${f.month}/${f.year}`,
    get uuid() {
      return randomUUID()
    },
    get digits() {
      return randomDigits(context.randomBytes(10))
    },
  }
}

/** The values of the parameters of each fragment that a case uses, by the use's id. */
export type BoundParameters = Map<string, Readonly<Record<string, unknown>>>

/**
 * The values of a fragment's parameters, for a step of it: filled in at its first step and the same until its
 * last, also where a generator gave them.
 */
export const bindingsOf = (
  { use, bindings }: PlanStep,
  scope: Scope,
  bound: BoundParameters,
): Readonly<Record<string, unknown>> => {
  if (use === null) return {}
  const known = bound.get(use)
  if (known !== undefined) return known
  const values = interpolate(bindings, scope) as Readonly<Record<string, unknown>>
  bound.set(use, values)
  return values
}

/** Those that are text, as variables of XPath. */
export const textsOf = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

/** A scope with more values laid over it. Generators stay generators: a spread would use them up. */
export const laidOver = (scope: Scope, values: Readonly<Record<string, unknown>>): Scope =>
  Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(scope), ...Object.getOwnPropertyDescriptors(values) },
  )
