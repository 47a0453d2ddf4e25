import type { PlanCase } from './plan.ts'

/** One of the parts that a selection of cases is divided into; `index` counts from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** Cases that need each other, directly or not, have the same first case. */
const groupsOf = (cases: readonly PlanCase[]): ReadonlyMap<string, string> => {
  const first = new Map(cases.map(({ head }) => [head.id, head.id]))
  const rootOf = (id: string): string => {
    const above = first.get(id)
    return above === undefined || above === id ? id : rootOf(above)
  }
  for (const { head, needs } of cases)
    for (const { case: needed } of needs)
      if (first.has(needed)) {
        const [mine, theirs] = [rootOf(head.id), rootOf(needed)]
        if (mine !== theirs) first.set(mine, theirs)
      }
  return new Map(cases.map(({ head }) => [head.id, rootOf(head.id)]))
}

/**
 * The cases of one shard, in their order: whole groups of cases that need each other, the largest dealt out first, each
 * to the shard that has the fewest cases. The same selection is always divided in the same way.
 */
export const shardCases = (
  cases: readonly PlanCase[],
  { index, of }: Shard,
): readonly PlanCase[] => {
  const groupOf = groupsOf(cases)
  const sizes = new Map<string, number>()
  for (const group of groupOf.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const loads = Array.from({ length: of }, () => 0)
  const shardOf = new Map<string, number>()
  // Sorting is stable: groups of one size stay in the order of the plan.
  for (const [group, size] of [...sizes].toSorted(([, a], [, b]) => b - a)) {
    const least = loads.indexOf(Math.min(...loads))
    loads[least] = (loads[least] ?? 0) + size
    shardOf.set(group, least + 1)
  }
  return cases.filter(({ head }) => shardOf.get(groupOf.get(head.id) ?? '') === index)
}
