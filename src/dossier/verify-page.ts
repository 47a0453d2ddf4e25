import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { Finding } from '../verify/finding.ts'

const Result = z.object({
  name: z.string(),
  status: z.enum(['passed', 'failed', 'broken', 'skipped', 'unknown']),
  labels: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
})

const results = /d\("data\/test-results\/[^"/]+\.json","([A-Za-z0-9+/=]*)"\)/g

/** What a report's page says of each case, by the case's name on it. */
const statusesIn = (page: string): ReadonlyMap<string, string> | null => {
  const found = new Map<string, string>()
  for (const [, content = ''] of page.matchAll(results)) {
    try {
      const result = Result.parse(JSON.parse(Buffer.from(content, 'base64').toString('utf8')))
      found.set(result.name, result.status)
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
  const names = new Set(cases.map(nameOf))
  return [
    ...cases.flatMap((one) => {
      const status = shown.get(nameOf(one))
      if (status === one.outcome.status) return []
      return [
        problem(
          status === undefined
            ? t`il rapporto non mostra il caso ${one.id}`
            : t`il rapporto mostra ${one.id} come ${status}, e il registro come ${one.outcome.status}`,
        ),
      ]
    }),
    ...[...shown.keys()]
      .filter((name) => !names.has(name))
      .map((name) => problem(t`il rapporto mostra «${name}», che non è nel registro`)),
  ]
}
