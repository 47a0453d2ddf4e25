import { beforeAll, describe, expect, test } from 'vitest'

import { adapters } from '../../adapters/index.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import type { TrafficFinding } from '../../src/model/traffic.ts'
import { loadTrafficRules } from '../../src/plan/load-traffic-rules.ts'
import { findWorkspace } from '../../src/plan/workspace.ts'
import { openJudge } from '../../src/session/open-judge.ts'
import { othersJudge } from '../third-parties/judged-by-others.ts'
import { runSamplePlans, type SampleExchange } from '../third-parties/sample-runs.ts'

/** Every exchange of every sample plan about SIST. */
let exchanges: readonly SampleExchange[]
beforeAll(async () => {
  exchanges = await runSamplePlans(1)
})

othersJudge(
  () => exchanges,
  (whole) => whole,
)

describe('the rules for all traffic', () => {
  interface JudgedExchange extends SampleExchange {
    readonly found: readonly TrafficFinding[]
  }
  const judged: JudgedExchange[] = []
  const counted = new Map<string, { calls: number; breached: number }>()

  // Each plan as one stream of calls, as a proxy would have seen it.
  beforeAll(async () => {
    const rules = loadTrafficRules(findWorkspace(packageRoot), adapters)
    if (!rules.ok) throw new Error(JSON.stringify(rules.problems))
    for (const plan of new Set(exchanges.map((one) => one.plan))) {
      const seen = exchanges
        .filter((one) => one.plan === plan)
        .toSorted((a, b) => a.whole.endedAt.getTime() - b.whole.endedAt.getTime())
      const [first] = seen
      if (first === undefined) throw new Error(plan)
      const { application } = first
      const judge = await openJudge({ application, switches: {} }, rules.value, adapters)
      for (const [index, one] of seen.entries())
        judged.push({ ...one, found: judge.judge({ number: index + 1, exchange: one.whole }) })
      judge.end()
      for (const { id, calls, breached } of judge.rules()) {
        const so = counted.get(id) ?? { calls: 0, breached: 0 }
        counted.set(id, { calls: so.calls + calls, breached: so.breached + breached })
      }
    }
  })

  const toldBy = ({ exchange, found }: JudgedExchange) => ({
    refusedBy: exchange.simulator?.rule ?? null,
    found: found.map(({ rule }) => rule),
  })

  test('find in every refused call what it was refused for', () => {
    const refused = judged.filter((one) => counted.has(toldBy(one).refusedBy ?? ''))
    expect(refused.length).toBeGreaterThan(120)
    expect(
      refused.flatMap((one) => {
        const { refusedBy, found } = toldBy(one)
        return found.some((rule) => rule === refusedBy) ? [] : [`${one.label}: ${refusedBy}`]
      }),
    ).toEqual([])
  })

  test('find nothing in a call that was served', () => {
    const served = judged.filter(
      ({ exchange: { simulator } }) => simulator?.kind === 'answered' && simulator.rule === null,
    )
    expect(served.length).toBeGreaterThan(150)
    expect(
      served.flatMap(({ label, found }) => found.map(({ rule }) => `${label}: ${rule}`)),
    ).toEqual([
      // The registration of the case before it was left without an outcome, and the same is prescribed again.
      'CVP-54 emissione[0] chkPrescrizione: chk-again',
    ])
  })

  test('each have something to judge, and something to find', () => {
    const idle = [...counted].filter(([, { calls, breached }]) => calls === 0 || breached === 0)
    // No case repeats a registration with other data: see the unit tests.
    expect(idle.map(([id]) => id)).toEqual(['registration-retry'])
  })
})
