import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import type { RunningSimulator } from '../../src/simulator/start-simulator.ts'
import { applicationEnv, writeRegion } from '../support/e2e-region.ts'
import { startNode, type CliResult } from '../support/run-cli.ts'
import { giveOwnVitest } from '../support/own-vitest.ts'
import { oneDoctorSimulator } from '../support/small-simulator.ts'
import { issueTestPki, startSist, type TestPki } from '../support/sist-world.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

// The plans as a project of the user's own Vitest: what editors, watch mode and `-t` rely on.

let workspace: TempWorkspace
let pki: TestPki
let simulator: RunningSimulator

const ids = ['CVP-05', 'CVP-22', 'CVP-29', 'CVP-41', 'CVP-43']

beforeAll(async () => {
  pki = await issueTestPki()
  simulator = await startSist(pki)
})

afterAll(() => simulator.close())

beforeEach(() => {
  workspace = copySampleCases(...ids)
  giveOwnVitest(workspace)
})

afterEach(() => workspace.remove())

const vitestWith = (
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<CliResult> =>
  startNode([join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
    cwd: workspace.folder,
    env,
  }).ended

/** With the test's own SIST: keys for a simulator are not made anew each time. */
const vitest = (...args: string[]): Promise<CliResult> => {
  writeRegion(workspace, pki, simulator)
  return vitestWith(
    { ...applicationEnv, COLLAUDO_ENV: 'prova', COLLAUDO_APPLICATION: 'prova' },
    args,
  )
}

interface Listed {
  readonly name: string
  readonly file: string
  readonly location?: { readonly line: number }
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

/** What Vitest's own report says of each test that ran: its title and status. */
const statusesOf = ({ out, error }: CliResult): Record<string, string> => {
  const start = out.indexOf('{"')
  if (start < 0) throw new Error(`${out}\n${error}`)
  const report = JSON.parse(out.slice(start)) as JsonReport
  return Object.fromEntries(
    report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status !== 'skipped' && status !== 'pending')
      .map(({ title, status }) => [title, status]),
  )
}

const endedIds = (): string[] => {
  const [run = ''] = workspace.runs()
  return workspace
    .record(run)
    .cases.filter(({ outcome }) => outcome.status === 'passed')
    .map(({ id }) => id)
}

test('lists every case by its name, in its own file', async () => {
  const { code, out, error } = await vitest('list', '--json')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const listed = JSON.parse(out) as Listed[]
  expect(new Set(listed.map(({ name }) => name.split(' · ')[0]))).toEqual(new Set(ids))
  expect(listed).toHaveLength(ids.length)
  for (const { name, file } of listed) {
    const [id = ''] = name.split(' · ')
    expect(file.endsWith(`plans/cvp/cases/${id}.case.yaml`)).toBe(true)
  }
  expect(workspace.runs()).toEqual([])
})

test('is read by an editor without running anything, down to the line of the title', async () => {
  const { code, out } = await vitest('list', '--json', '--staticParse')
  expect(code).toBe(0)
  const listed = JSON.parse(out) as Listed[]
  expect(listed).toHaveLength(readdirSync(workspace.path('plans', 'cvp', 'cases')).length)
  for (const { name, file, location } of listed) {
    const line = readFileSync(file, 'utf8').split('\n')[(location?.line ?? 0) - 1] ?? ''
    expect(line, file).toBe(`title: ${name.split(' · ')[1] ?? ''}`)
  }
})

test('runs one case file on the simulator, and only what the case needs', async () => {
  workspace.write('environments/simulator/environment.yaml', oneDoctorSimulator)
  const result = await vitestWith({}, [
    ...['run', 'plans/cvp/cases/CVP-43.case.yaml', '--reporter=json'],
  ])
  expect(result.code, result.error).toBe(0)
  const statuses = statusesOf(result)
  expect(Object.values(statuses)).toEqual(['passed'])
  expect(Object.keys(statuses)[0]).toMatch(/^CVP-43 · /)
  expect(endedIds()).toEqual(['CVP-22', 'CVP-29', 'CVP-41', 'CVP-43'])
})

test('runs a case by its name', async () => {
  const result = await vitest('run', '-t', '^CVP-05 ', '--reporter=json')
  expect(result.code, result.error).toBe(0)
  expect(Object.values(statusesOf(result))).toEqual(['passed'])
  expect(endedIds()).toContain('CVP-05')
})

test('a file with a mistake is a failing test that tells where', async () => {
  workspace.edit('plans/cvp/cases/CVP-05.case.yaml', '\nkind: ', '\nknid: ')
  const result = await vitest('run', 'plans/cvp/cases/CVP-05.case.yaml')
  expect(result.code).toBe(1)
  expect(result.error).toContain(
    'Error: plans/cvp/cases/CVP-05.case.yaml:3:1 CASE_INVALID chiave sconosciuta «knid»\n' +
      '  rimedio: forse si intendeva «kind»\n',
  )
  expect(result.out).toMatch(/1 failed/)
})
