import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { Finding } from '../verify/finding.ts'

const Result = z.object({
  name: z.string(),
  status: z.enum(['passed', 'failed', 'broken', 'skipped', 'unknown']),
  /** An earlier result of the same case. */
  isRetry: z.boolean().optional(),
  hidden: z.boolean().optional(),
})

const results = /d\("data\/test-results\/[^"/]+\.json","([A-Za-z0-9+/=]*)"\)/g

/** What a report's page says of each case, by the case's name on it. */
const statusesIn = (page: string): ReadonlyMap<string, string> | null => {
  const found = new Map<string, string>()
  for (const [, content = ''] of page.matchAll(results)) {
    try {
      const result = Result.parse(JSON.parse(Buffer.from(content, 'base64').toString('utf8')))
      if (result.isRetry !== true && result.hidden !== true) found.set(result.name, result.status)
    } catch {
      return null
    }
  }
  return found
}

/** In what a report's page says otherwise than the record that it is made from. */
export const comparePage = (
  place: string,
  page: Uint8Array,
  { cases }: RunRecord,
  nameOf: (one: RunRecord['cases'][number]) => string,
): readonly Finding[] => {
  const problem = (message: string): Finding => ({ kind: 'verdict', place, message })
  const shown = statusesIn(Buffer.from(page).toString('utf8'))
  if (shown === null) return [problem(t`i risultati del rapporto non si leggono`)]
  // After its name may stand what came to a result afterwards: that it is stale, or what a reviewer said.
  const isOf = (name: string, one: RunRecord['cases'][number]): boolean =>
    name === nameOf(one) || name.startsWith(`${nameOf(one)} `)
  return [
    ...cases.flatMap((one) => {
      const found = [...shown].filter(([name]) => isOf(name, one)).map(([, status]) => status)
      const [status] = found
      if (found.length === 1 && status === one.outcome.status) return []
      return [
        problem(
          status === undefined
            ? t`il rapporto non mostra il caso ${one.id}`
            : t`il rapporto mostra ${one.id} come ${found.join(', ')}, e il registro come ${one.outcome.status}`,
        ),
      ]
    }),
    ...[...shown.keys()]
      .filter((name) => !cases.some((one) => isOf(name, one)))
      .map((name) => problem(t`il rapporto mostra «${name}», che non è nel registro`)),
  ]
}
