import { existsSync, readFileSync } from 'node:fs'

import { t } from '../lib/language/t.ts'
import type { CaseRecord } from '../model/run-record.ts'
import type { PlanCase } from '../plan/plan.ts'
import type { RunContext } from './context.ts'

/** A declared case: the vendor's description is its evidence. Without one it awaits; it is never green by itself. */
export const runDeclared = (
  { head, declared }: PlanCase,
  context: RunContext,
): Pick<CaseRecord, 'outcome' | 'steps'> => {
  if (declared === null) return { outcome: { status: 'passed' }, steps: [] }
  const text = existsSync(declared.file) ? readFileSync(declared.file, 'utf8').trim() : ''
  if (text === '')
    return {
      steps: [],
      outcome: {
        status: 'skipped',
        cause: 'awaiting-operator',
        reason: t`da descrivere in declarations/${head.plan}/${head.id}.md: ${declared.asks}`,
      },
    }
  const at = context.clock().toISOString()
  const file = context.store.keep(Buffer.from(`${text}\n`), {
    name: t`Descrizione del produttore: ${head.id}.md`,
    mediaType: 'text/markdown',
    extension: 'md',
  })
  return {
    outcome: { status: 'passed' },
    steps: [
      {
        id: 'descrizione',
        title: t`Descrizione del produttore`,
        kind: 'declared',
        phase: 'steps',
        uses: '',
        startedAt: at,
        endedAt: at,
        instant: at,
        send: {},
        expect: [],
        exchanges: [],
        checks: [
          {
            title: t`Il produttore descrive il comportamento`,
            status: 'met',
            level: 'required',
            expected: declared.asks,
            actual: text.length > 200 ? `${text.slice(0, 200)}…` : text,
          },
        ],
        captured: {},
        manual: { do: declared.asks, answers: [], files: [{ name: 'descrizione', file }] },
        outcome: { status: 'passed' },
      },
    ],
  }
}
