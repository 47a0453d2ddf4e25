import { z } from 'zod'

import { defineCheck } from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import { borderAnswerIn } from '../answer/problem.ts'

/** The border proxy stopped the call, in its own words: for the few cases that are about the proxy itself. */
export const borderProxy = defineCheck({
  key: 'border-proxy',
  presumes: 'anything',
  refuses: () => true,
  schema: z.strictObject({
    'border-proxy': z
      .string()
      .regex(/^[A-Z][A-Za-z]+$/, {
        error: t`atteso il nome di un errore, per esempio InvalidResponse`,
      })
      .meta({
        description: t`Il proxy di confine (GovWay) ferma la chiamata con questo errore, per esempio InvalidResponse`,
      }),
  }),
  title: (spec) => t`Il proxy di confine ferma la chiamata: ${spec['border-proxy']}`,
  evaluate: (spec, { reading, exchange: { answer } }) => {
    const border = answer.kind === 'http' ? borderAnswerIn(answer) : undefined
    return {
      met: border?.name === spec['border-proxy'],
      expected: spec['border-proxy'],
      actual: reading.description,
    }
  },
})
