import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import { declareEnvironment } from '../../../src/environment/declare-environment.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { isAnswered, type Plan } from '../../../src/plan/plan.ts'
import { selectCases } from '../../../src/plan/select-cases.ts'
import { findWorkspace } from '../../../src/plan/workspace.ts'
import { findTarget, loadPlanFor } from '../../../src/session/load-target.ts'

const workspace = findWorkspace(packageRoot)
let plan: Plan

beforeAll(async () => {
  const declared = declareEnvironment(workspace, 'simulator', {})
  if (!declared.ok) throw new Error(JSON.stringify(declared.problems))
  const loaded = await loadPlanFor(workspace, 'cvp', declared.value, adapters)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 2))
  plan = loaded.value
})

/** Every fault and anomaly code that stands under `fault:` or `code:` in what a case expects. */
const codesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(codesIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    (key === 'fault' || key === 'code') && typeof item === 'string' ? [item] : codesIn(item),
  )
}

const codesByCase = (): [string, string][] =>
  plan.cases.flatMap(({ head, steps }) =>
    [...new Set(steps.filter(isAnswered).flatMap(({ expect: expected }) => codesIn(expected)))].map(
      (code): [string, string] => [code, head.id],
    ),
  )

const grouped = (pairs: readonly [string, string][]): Record<string, string[]> => {
  const groups: Record<string, string[]> = {}
  for (const [code, id] of pairs.toSorted(
    ([a, x], [b, y]) => a.localeCompare(b) || x.localeCompare(y),
  ))
    (groups[code] ??= []).push(id)
  return groups
}

test('the README says which case provokes which code', () => {
  const rows = readFileSync(join(packageRoot, 'plans', 'cvp', 'README.md'), 'utf8')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [, code = '', , cases = ''] = line.split('|').map((cell) => cell.trim())
      return /^(?:\d{4}|\d{6})$/.test(code)
        ? cases.split(', ').map((id): [string, string] => [code, id])
        : []
    })
  expect(grouped(rows)).toEqual(grouped(codesByCase()))
})

test('the plan provokes every fault and anomaly that it must', () => {
  const provoked = new Set(codesByCase().map(([code]) => code))
  const wanted = [
    ...['000004', '000005', '000061', '000220', '000231', '000271', '000272', '000279', '000280'],
    ...['910002', '0007', '0023', '0048', '0051', '0053', '0184'],
  ]
  expect(wanted.filter((code) => !provoked.has(code))).toEqual([])
})

test('the plan says that it is ours, and each case carries the words of its source', () => {
  expect(plan.note).toMatch(/Non è .*InnovaPuglia/)
  expect(plan.cases.length).toBeGreaterThanOrEqual(30)
  for (const { head } of plan.cases)
    expect(head.source?.text.length ?? 0, head.id).toBeGreaterThan(40)
})

test('no two cases send the same requests with the same expectations', () => {
  const bodies = plan.cases.map(({ steps }) =>
    JSON.stringify(steps.map((step) => ({ ...step, id: '', title: null }))),
  )
  expect(new Set(bodies).size).toBe(bodies.length)
})

test('every negative case expects a refusal, and every positive one something else', () => {
  for (const { head, steps } of plan.cases) {
    const refusals = codesByCase().some(([, id]) => id === head.id)
    if (head.kind === 'negative')
      expect(refusals || /"false"|"FALSE"/.test(JSON.stringify(steps)), head.id).toBe(true)
    else
      expect(JSON.stringify(steps.filter(isAnswered).at(-1)?.expect), head.id).not.toContain(
        'refused',
      )
  }
})

test.each(['fumo', 'negativi', 'verifica'])('the suite %s selects cases of the plan', (name) => {
  const target = findTarget(workspace, name)
  if (!target.ok) throw new Error(JSON.stringify(target.problems))
  const cases = selectCases(plan, [target.value.suite?.selection ?? {}])
  expect(cases.length).toBeGreaterThan(4)
  if (name === 'verifica') expect(cases.length).toBe(plan.cases.length)
})
