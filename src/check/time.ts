import { z } from 'zod'

import { durationMs, durationPattern } from '../lib/duration.ts'
import { t } from '../lib/language/t.ts'
import { defineCheck } from './check.ts'

/** How long the answer took, from the first byte asked for to the last one received. */
export const time = defineCheck({
  key: 'time',
  // A proxy's page comes quickly.
  presumes: 'service',
  level: 'warning',
  schema: z.strictObject({
    time: z
      .strictObject({
        'less-than': z
          .string()
          .regex(durationPattern, { error: t`attesa una durata come 500ms, 30s o 10m` })
          .meta({ description: t`La risposta deve arrivare in meno di tanto, per esempio 2s` }),
      })
      .meta({
        description: t`Tempo di risposta; è un avvertimento, se level: non dice altro`,
      }),
  }),
  title: (spec) => t`La risposta arriva in meno di ${spec.time['less-than']}`,
  evaluate: (spec, { exchange }) => {
    const taken = exchange.endedAt.getTime() - exchange.startedAt.getTime()
    return {
      met: taken < durationMs(spec.time['less-than']),
      expected: t`meno di ${spec.time['less-than']}`,
      actual: `${taken} ms`,
    }
  },
})
