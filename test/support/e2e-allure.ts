import { readdirSync } from 'node:fs'

import type { TestResult } from 'allure-js-commons'

import type { TempWorkspace } from './temp-workspace.ts'

/** The results that stand in a run's folder, by the case that they are about, in alphabetical order. */
export const allureResultsOf = (
  workspace: TempWorkspace,
  run: string,
): ReadonlyMap<string, TestResult> => {
  const folder = ['reports', run, 'allure-results']
  const results = readdirSync(workspace.path(...folder))
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(workspace.read([...folder, name].join('/'))) as TestResult)
    .map((result) => [result.testCaseId ?? result.name ?? '', result] as const)
  const byCase = new Map(results)
  if (byCase.size !== results.length) throw new Error('a case has two results')
  return new Map([...byCase].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
