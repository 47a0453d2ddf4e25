import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import { identifiersIn, isIup, isNre, iupCheckSymbol } from '../answer/identifier.ts'

const IdentifierCheck = z.strictObject({
  identifier: z.enum(['nre', 'iup']).meta({
    description: t`Identificativo atteso nella risposta: nre (SAC raggiunto) o iup (SAC non raggiunto).`,
  }),
})

const expectations = {
  nre: t`un solo NRE: 15 lettere o cifre`,
  iup: t`un solo IUP: 13 simboli, con il simbolo di controllo esatto`,
} as const

const describe = (text: string): string => {
  if (isNre(text)) return t`"${text}" (NRE)`
  if (isIup(text)) return t`"${text}" (IUP)`
  const symbol = text.length === 13 ? iupCheckSymbol(text) : undefined
  return symbol === undefined
    ? t`"${text}" (${text.length} caratteri)`
    : t`"${text}" (simbolo di controllo atteso ${symbol}, trovato ${text.charAt(12)})`
}

/** The identifier in the answer: which of the two kinds it is, and that there is exactly one. */
export const identifier = defineCheck({
  key: 'identifier',
  presumes: 'expected',
  schema: IdentifierCheck,
  title: (spec) => t`Identificativo: ${spec.identifier.toUpperCase()}`,
  evaluate: (spec, { exchange }) => {
    const expected = expectations[spec.identifier]
    const found = identifiersIn(exchange)
    if (!found.ok) return { met: false, expected, actual: found.reason }
    const [only, ...others] = found.value
    if (only === undefined) return { met: false, expected, actual: t`nessun identificativo` }
    const hasShape = spec.identifier === 'nre' ? isNre(only) : isIup(only)
    return {
      met: hasShape && others.length === 0,
      expected,
      actual: found.value.map(describe).join(', '),
    }
  },
})
