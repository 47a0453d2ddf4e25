import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import { textOf, withReturn } from '../answer/soap-body.ts'

const EsitoCheck = z.strictObject({
  esito: z
    .enum(['true', 'false', 'TRUE', 'FALSE'])
    .meta({ description: t`Valore atteso dell'elemento esito della risposta: true o false.` }),
})

// The specification says TRUE and FALSE; a server that takes it for an xs:boolean may write any of these.
const readings: Readonly<Record<string, boolean>> = {
  TRUE: true,
  FALSE: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
}

const wantedOf = ({ esito }: z.output<typeof EsitoCheck>): boolean => esito.toLowerCase() === 'true'

const literalOf = (spec: z.output<typeof EsitoCheck>): string => (wantedOf(spec) ? 'TRUE' : 'FALSE')

/** The outcome that the answer states in `esito`. */
export const esito = defineCheck({
  key: 'esito',
  presumes: 'expected',
  schema: EsitoCheck,
  refuses: (spec) => !wantedOf(spec),
  title: (spec) => t`Esito ${literalOf(spec)}`,
  evaluate: (spec, { exchange }) => {
    const expected = literalOf(spec)
    const found = withReturn(exchange, (result) => textOf(result, 'esito'))
    if (!found.ok) return { met: false, expected, actual: found.reason }
    if (found.value === undefined)
      return { met: false, expected, actual: t`elemento esito assente` }
    const written = found.value.trim()
    const value = Object.hasOwn(readings, written) ? readings[written] : undefined
    if (value === undefined)
      return { met: false, expected, actual: t`"${written}", che non è un valore booleano` }
    return { met: value === wantedOf(spec), expected, actual: written }
  },
})
