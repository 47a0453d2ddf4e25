import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { defineCheck } from './check.ts'
import {
  compareFound,
  expectedText,
  oneComparison,
  oneValueComparisons,
  type Noun,
} from './comparison.ts'

const noun: Noun = {
  one: t`intestazione`,
  many: t`intestazioni`,
  none: t`nessuna intestazione con questo nome`,
  some: t`un'intestazione con questo nome`,
}

// Their values are masked in the evidence: nobody could evaluate such a check again.
const masked = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key']

/** The name of a header of the answer, as a person writes it; upper and lower case are the same. */
export const HeaderName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, { error: t`atteso il nome di un'intestazione HTTP` })
  .refine((name) => !masked.includes(name.toLowerCase()), {
    error: t`il valore di questa intestazione è coperto nelle evidenze: non si può verificare`,
  })

/** The value of a header of the HTTP answer; of one that is repeated, all values joined by a comma. */
export const header = defineCheck({
  key: 'header',
  // Of what is not there, only an answer of the service proves anything.
  presumes: (spec) => (spec.absent === undefined ? 'http' : 'service'),
  ofRequest: true,
  schema: z
    .strictObject({
      header: HeaderName.meta({ description: t`Nome dell'intestazione della risposta` }),
      ...oneValueComparisons,
    })
    .refine(...oneComparison(oneValueComparisons)),
  title: (spec) => t`Intestazione ${spec.header}: ${expectedText(spec, noun)}`,
  evaluate: (spec, { exchange: { answer } }) => {
    const expected = expectedText(spec, noun)
    if (answer.kind !== 'http') return { met: false, expected, actual: t`nessuna risposta` }
    const name = spec.header.toLowerCase()
    const value = Object.hasOwn(answer.headers, name) ? answer.headers[name] : undefined
    const found = { values: value === undefined ? [] : [value] }
    return { expected, ...compareFound(spec, found, noun) }
  },
})
