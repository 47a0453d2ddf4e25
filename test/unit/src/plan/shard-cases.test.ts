import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import type { PlanCase } from '../../../../src/plan/plan.ts'
import { shardCases } from '../../../../src/plan/shard-cases.ts'

/** Cases by id, each with those that it needs. */
const cases = (needs: Readonly<Record<string, readonly string[]>>): readonly PlanCase[] =>
  Object.entries(needs).map(
    ([id, needed]) =>
      ({
        head: { id },
        needs: needed.map((one) => ({ case: one, take: [] })),
      }) as unknown as PlanCase,
  )

const ids = (found: readonly PlanCase[]): string[] => found.map(({ head }) => head.id)

test('keeps cases together that need each other, and the shards about as large', () => {
  const plan = cases({ A: [], B: ['A'], C: [], D: [], E: ['B'], F: [], G: ['F'] })
  expect([1, 2, 3].map((index) => ids(shardCases(plan, { index, of: 3 })))).toEqual([
    ['A', 'B', 'E'],
    ['F', 'G'],
    ['C', 'D'],
  ])
})

test('every case is in exactly one shard, in the order of the plan, with all that it needs', () => {
  const anyPlan = fc
    .array(fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 })
    .map((lists) =>
      cases(
        Object.fromEntries(
          lists.map((needed, at) => [
            `C${at}`,
            at === 0 ? [] : needed.map((one) => `C${one % at}`),
          ]),
        ),
      ),
    )
  fc.assert(
    fc.property(anyPlan, fc.integer({ min: 1, max: 8 }), (plan, of) => {
      const shards = Array.from({ length: of }, (_, index) =>
        shardCases(plan, { index: index + 1, of }),
      )
      expect(shards.flatMap((shard) => ids(shard)).toSorted()).toEqual(ids(plan).toSorted())
      for (const shard of shards) {
        const here = ids(shard)
        expect(here).toEqual(ids(plan).filter((id) => here.includes(id)))
        for (const { needs } of shard)
          for (const { case: needed } of needs) expect(here).toContain(needed)
      }
    }),
  )
})
