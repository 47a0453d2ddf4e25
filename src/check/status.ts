import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { defineCheck } from './check.ts'

/** The status of the HTTP answer, whatever its body. */
export const status = defineCheck({
  key: 'status',
  presumes: 'http',
  // RFC 9110 §15.5: the server says that the request, as it is, will not be served.
  refuses: (spec) => spec.status.startsWith('4'),
  schema: z.strictObject({
    status: z
      .string()
      .regex(/^[1-5]\d\d$/, { error: t`atteso uno stato HTTP, per esempio 200` })
      .meta({ description: t`Stato HTTP atteso` }),
  }),
  title: (spec) => t`Lo stato HTTP è ${spec.status}`,
  evaluate: (spec, { exchange }) => {
    const actual =
      exchange.answer.kind === 'http' ? String(exchange.answer.status) : t`nessuna risposta`
    return { met: actual === spec.status, expected: spec.status, actual }
  },
})
