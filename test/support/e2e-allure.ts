import { readdirSync } from 'node:fs'

import type { TestResult } from 'allure-js-commons'
import { expect } from 'vitest'

import type { TempWorkspace } from './temp-workspace.ts'

/** The results that stand in a run's folder, by the case that they are about, in alphabetical order: of its attempts the last. */
export const allureResultsOf = (
  workspace: TempWorkspace,
  run: string,
): ReadonlyMap<string, TestResult> => {
  const folder = ['reports', run, 'allure-results']
  const results = readdirSync(workspace.path(...folder))
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(workspace.read([...folder, name].join('/'))) as TestResult)
    .toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0))
    .map((result) => [result.testCaseId ?? result.name ?? '', result] as const)
  // Attempts of a case have one history, or Allure would show two cases.
  if (
    new Set(results.map(([, one]) => one.historyId)).size !==
    new Set(results.map(([id]) => id)).size
  )
    throw new Error('a case has two histories')
  const byCase = new Map(results)
  return new Map([...byCase].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The result of every finished case and of no other, each with a status of its own. */
export const expectResultsOf = (
  workspace: TempWorkspace,
  run: string,
  finished: readonly string[],
): void => {
  const results = allureResultsOf(workspace, run)
  expect([...results.keys()]).toEqual([...finished].toSorted())
  for (const { stage, status } of results.values()) {
    expect(stage).toBe('finished')
    expect(['passed', 'failed', 'broken', 'skipped']).toContain(status)
  }
}
