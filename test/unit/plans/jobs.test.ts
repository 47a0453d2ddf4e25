import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunRecord } from '../../../src/model/run-record.ts'
import { readyPlan, type ReadyPlan } from '../../support/run-here.ts'
import { copySampleCases, type TempWorkspace } from '../../support/temp-workspace.ts'

/** The first areas of the plan: chains of needs, conditions of the simulator, refusals. More would show no more. */
const ofEveryKind = Array.from({ length: 55 }, (_, at) => `CVP-${String(at + 1).padStart(2, '0')}`)

let workspace: TempWorkspace
let plan: ReadyPlan

beforeAll(async () => {
  workspace = copySampleCases(...ofEveryKind)
  plan = await readyPlan(workspace, {
    plan: 'cvp',
    environment: 'simulator',
    env: {},
  })
})

afterAll(async () => {
  await plan[Symbol.asyncDispose]()
})

/** Instants, identifiers and hashes: what two runs never have in common. */
const fleeting = new RegExp(
  [
    String.raw`\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?`,
    String.raw`\d{2}/\d{2}/\d{4}(?: [\d:]+)?`,
    String.raw`20\d{12}(?:[+-]\d{4})?`,
    '[0-9a-f]{64}',
    '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}',
    // NRE, IUP, protocol numbers: capitals with digits among them.
    String.raw`(?=[A-Z]*\d)[0-9A-Z]{10,30}`,
  ]
    .map((pattern) => String.raw`\b(?:${pattern})\b`)
    .join('|'),
  'g',
)

const neutral = (value: unknown, key = ''): unknown => {
  if (key === 'size' || key === 'nonce') return key
  if (typeof value === 'string') return value.replaceAll(fleeting, '·')
  if (Array.isArray(value)) return value.map((one) => neutral(one))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      // Which of the cases at a time it was.
      .filter(([name]) => name !== 'place')
      .map(([name, one]) => [name, neutral(one, name)]),
  )
}

const withoutName = ({ run: _run, ...record }: RunRecord): unknown => neutral(record)

/** How many cases ran at the same time, at most. */
const atOnce = ({ cases }: RunRecord): number =>
  Math.max(
    ...cases.map(
      ({ startedAt }) =>
        cases.filter((one) => one.startedAt <= startedAt && startedAt < one.endedAt).length,
    ),
  )

test('the record is the same but for times and ids, whatever the number of cases at a time', async () => {
  const one = await plan.run('uno')
  const four = await plan.run('quattro', { jobs: 4 })
  expect(one.verdict).toBe('positivo')
  expect(atOnce(one)).toBe(1)
  expect(atOnce(four)).toBe(4)
  expect(four.cases.map(({ id }) => id)).toEqual(one.cases.map(({ id }) => id))
  expect(withoutName(four)).toEqual(withoutName(one))
})
