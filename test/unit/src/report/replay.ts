import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { TestResult } from 'allure-js-commons'
import { createVitest } from 'vitest/node'

import { packageRoot } from '../../../../src/lib/package-root.ts'
import { allureReporter } from '../../../../src/report/allure/reporter-config.ts'
import type { SyntheticRun } from './synthetic-run.ts'

const source = (path: string): string =>
  JSON.stringify(join(packageRoot, 'src/report/allure', path))

const moduleText = (run: SyntheticRun, runFolder: string): string => `
import { test } from ${JSON.stringify(join(packageRoot, 'node_modules/vitest/dist/index.js'))}
import { reportCase } from ${source('report-case.ts')}
import { settle } from ${source('settle.ts')}
const run = ${JSON.stringify(run)}
for (const record of run.record.cases) {
  test(record.id, async ({ skip }) => {
    await reportCase(record, run.header, ${JSON.stringify(runFolder)})
    settle(record.outcome, skip)
  })
}
`

/** Replays a run through Vitest and allure-vitest in a project of its own; gives the folder of the results. */
export const replay = async (run: SyntheticRun, runFolder: string): Promise<string> => {
  const project = join(runFolder, 'project')
  const resultsDir = join(runFolder, 'allure-results')
  mkdirSync(project, { recursive: true })
  writeFileSync(join(project, 'cases.test.mjs'), moduleText(run, runFolder))
  const vitest = await createVitest('test', {
    config: false,
    root: project,
    watch: false,
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    include: ['*.test.mjs'],
    reporters: [allureReporter({ resultsDir, header: run.header, cases: run.record.cases })],
  })
  const { exitCode } = process
  try {
    await vitest.start()
  } finally {
    await vitest.close()
    // The run inside is meant to fail; that is not the outcome of the test around it.
    process.exitCode = exitCode
  }
  return resultsDir
}

/** The results that allure-vitest wrote, by the id of the case. */
export const readResults = (resultsDir: string): ReadonlyMap<string, TestResult> =>
  new Map(
    readdirSync(resultsDir)
      .filter((name) => name.endsWith('-result.json'))
      .map((name) => JSON.parse(readFileSync(join(resultsDir, name), 'utf8')) as TestResult)
      .map((result) => [result.labels.find(({ name }) => name === 'testId')?.value ?? '', result]),
  )
