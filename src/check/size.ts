import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { defineCheck } from './check.ts'

const Bytes = z.string().regex(/^\d{1,15}$/, { error: t`atteso un numero di byte` })

/** How many bytes the body of the answer has. */
export const size = defineCheck({
  key: 'size',
  // A proxy's page has a size too.
  presumes: 'service',
  ofRequest: true,
  schema: z.strictObject({
    size: z
      .strictObject({
        'less-than': Bytes.optional().meta({ description: t`Il corpo ha meno byte di questi` }),
        'greater-than': Bytes.optional().meta({ description: t`Il corpo ha più byte di questi` }),
      })
      .refine((limits) => Object.values(limits).some((limit) => limit !== undefined), {
        error: t`atteso almeno uno tra less-than e greater-than`,
      })
      .meta({ description: t`Byte del corpo della risposta` }),
  }),
  title: (spec) => t`Il corpo della risposta ha ${limitsText(spec.size)}`,
  evaluate: (spec, { exchange: { answer } }) => {
    const expected = limitsText(spec.size)
    if (answer.kind !== 'http') return { met: false, expected, actual: t`nessuna risposta` }
    const { length } = answer.body
    const { 'less-than': most, 'greater-than': least } = spec.size
    return {
      met:
        (most === undefined || length < Number(most)) &&
        (least === undefined || length > Number(least)),
      expected,
      actual: t`${length} byte`,
    }
  },
})

function limitsText(limits: {
  readonly 'less-than'?: string | undefined
  readonly 'greater-than'?: string | undefined
}): string {
  const { 'less-than': most, 'greater-than': least } = limits
  if (most === undefined) return t`più di ${least} byte`
  return least === undefined ? t`meno di ${most} byte` : t`più di ${least} e meno di ${most} byte`
}
