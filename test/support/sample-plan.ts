import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { adapters } from '../../adapters/index.ts'
import { declareEnvironment } from '../../src/environment/declare-environment.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { isAnswered, type Plan, type PlanCase } from '../../src/plan/plan.ts'
import { findWorkspace } from '../../src/plan/workspace.ts'
import { loadPlanFor } from '../../src/session/load-target.ts'
import { supply } from '../../src/session/supply.ts'

/** A plan of the repository, or of a copy of it, against the simulator. */
export const loadSamplePlan = async (name: string, folder = packageRoot): Promise<Plan> => {
  const workspace = findWorkspace(folder)
  const declared = declareEnvironment(workspace, 'simulator', {})
  if (!declared.ok) throw new Error(JSON.stringify(declared.problems))
  const { adapters: installed } = await supply(adapters, {}, folder)
  const loaded = await loadPlanFor(workspace, name, declared.value, installed)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2))
  return loaded.value
}

/** The id of a case without its row: the one that stands in `plan.yaml`. */
export const idOf = ({ head }: PlanCase): string => head.id.replace(/\[\d+\]$/, '')

/** Ids in the plan's order, each once. */
export const idsOf = ({ cases }: Plan): string[] => [...new Set(cases.map(idOf))]

const codeKeys = ['fault', 'code', 'registry-error']

const codesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(codesIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    codeKeys.includes(key) && typeof item === 'string' ? [item] : codesIn(item),
  )
}

/** Every fault and anomaly code that stands under `fault:`, `code:` or `registry-error:` in what a case expects. */
export const codesOf = ({ steps }: PlanCase): string[] => [
  ...new Set(steps.filter(isAnswered).flatMap(({ expect }) => codesIn(expect))),
]

/** The rows of the README's tables: the first cell, and the cases that the last one names, as they stand in order. */
export const readmeRows = (plan: Plan): readonly (readonly [string, readonly string[]])[] => {
  const order = idsOf(plan)
  const between = (from: string, to: string): string[] =>
    order.slice(order.indexOf(from), order.indexOf(to) + 1)
  const casesIn = (cell: string): string[] =>
    cell.split(', ').flatMap((text) => {
      const [, from, to] = /^da (\S+) a (\S+)$/.exec(text) ?? []
      return from === undefined || to === undefined ? [text] : between(from, to)
    })
  return readFileSync(join(packageRoot, 'plans', plan.name, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => [cells[1] ?? '', casesIn(cells.at(-2) ?? '')] as const)
}
