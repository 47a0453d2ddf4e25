import { randomUUID } from 'node:crypto'

import type { Operator } from '../adapter/define-adapter.ts'
import { romeFields } from '../lib/rome-time.ts'
import type { Scope } from '../template/interpolate.ts'
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
): Scope => {
  const f = romeFields(instant)
  return {
    ...context.data,
    ...values,
    operator: facts(operator),
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
