import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { applicationEnv, writeRegion } from '../support/e2e-region.ts'
import { jsonOf, startNode, type CliResult } from '../support/run-cli.ts'
import { giveOwnVitest } from '../support/own-vitest.ts'
import { oneDoctorSimulator } from '../support/small-simulator.ts'
import { issueTestPki, startSist } from '../support/sist-world.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

// The plans as a project of the user's own Vitest: what editors, watch mode and `-t` rely on.

const ids = ['CVP-05', 'CVP-22', 'CVP-29', 'CVP-41', 'CVP-43']

interface Listed {
  readonly name: string
  readonly file: string
  readonly location?: { readonly line: number }
}

type Told = Pick<CliResult, 'code' | 'out' | 'error'> & { readonly listed: readonly Listed[] }

let workspace: TempWorkspace
let mistaken: TempWorkspace
let alone: TempWorkspace
let told: Readonly<Record<'collected' | 'parsed' | 'named' | 'simulated', Told>>
let wrong: CliResult

// In one process, as an editor keeps it, but for one from the command line.
beforeAll(async () => {
  const pki = await issueTestPki()
  const simulator = await startSist(pki)
  workspace = copySampleCases(...ids)
  mistaken = copySampleCases(...ids)
  alone = copySampleCases(...ids)
  giveOwnVitest(alone)
  alone.write('environments/simulator/environment.yaml', oneDoctorSimulator)
  for (const one of [workspace, mistaken]) {
    giveOwnVitest(one)
    // With the test's own SIST: keys for a simulator are not made anew each time.
    writeRegion(one, pki, simulator)
  }
  mistaken.edit('plans/cvp/cases/CVP-05.case.yaml', '\nkind: ', '\nknid: ')
  const { folder } = workspace
  const env = { ...applicationEnv, COLLAUDO_ENV: 'prova', COLLAUDO_APPLICATION: 'prova' }
  const commands: Readonly<Record<keyof typeof told, object>> = {
    collected: { folder, env, args: ['list'] },
    parsed: { folder, env, args: ['list', '--staticParse'] },
    named: { folder, env, args: ['run', '-t', '^CVP-05 ', '--reporter=json'] },
    simulated: {
      folder: alone.folder,
      env: {},
      args: ['run', 'plans/cvp/cases/CVP-43.case.yaml', '--reporter=json'],
    },
  }
  const script = join(packageRoot, 'test', 'support', 'own-vitest-child.mjs')
  const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs')
  const atOnce = await Promise.all([
    startNode([script, JSON.stringify(commands)], { cwd: folder }).ended,
    startNode([vitest, 'run', 'plans/cvp/cases/CVP-05.case.yaml'], { cwd: mistaken.folder, env })
      .ended,
  ])
  told = jsonOf(atOnce[0])
  wrong = atOnce[1]
  await simulator.close()
})

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
const statusesOf = ({ out, error }: Pick<CliResult, 'out' | 'error'>): Record<string, string> => {
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

/** The cases that passed in the one run that there is. */
const passedIn = ({ runs, record }: TempWorkspace): string[] => {
  const [run = '', ...others] = runs()
  expect(others).toEqual([])
  return record(run)
    .cases.filter(({ outcome }) => outcome.status === 'passed')
    .map(({ id }) => id)
}

test('lists every case by its name, in its own file', () => {
  const { code, error, listed } = told.collected
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(new Set(listed.map(({ name }) => name.split(' · ')[0]))).toEqual(new Set(ids))
  expect(listed).toHaveLength(ids.length)
  for (const { name, file } of listed) {
    const [id = ''] = name.split(' · ')
    expect(file.endsWith(`plans/cvp/cases/${id}.case.yaml`)).toBe(true)
  }
})

test('is read by an editor without running anything, down to the line of the title', () => {
  const { code, listed } = told.parsed
  expect(code).toBe(0)
  expect(listed).toHaveLength(readdirSync(workspace.path('plans', 'cvp', 'cases')).length)
  for (const { name, file, location } of listed) {
    const line = readFileSync(file, 'utf8').split('\n')[(location?.line ?? 0) - 1] ?? ''
    expect(line, file).toBe(`title: ${name.split(' · ')[1] ?? ''}`)
  }
})

test('runs a case by its name; those that were only listed left no run', () => {
  const { named } = told
  expect(named.code, named.error).toBe(0)
  expect(Object.values(statusesOf(named))).toEqual(['passed'])
  expect(passedIn(workspace)).toContain('CVP-05')
})

test('a file with a mistake is a failing test that tells where', () => {
  expect(wrong.code).toBe(1)
  expect(wrong.error).toContain(
    'Error: plans/cvp/cases/CVP-05.case.yaml:3:1 CASE_INVALID chiave sconosciuta «knid»\n' +
      '  rimedio: forse si intendeva «kind»\n',
  )
  expect(wrong.out).toMatch(/1 failed/)
})

test('runs one case file on the simulator, and only what the case needs', () => {
  const { simulated } = told
  expect(simulated.code, simulated.error).toBe(0)
  const statuses = statusesOf(simulated)
  expect(Object.values(statuses)).toEqual(['passed'])
  expect(Object.keys(statuses)[0]).toMatch(/^CVP-43 · /)
  expect(passedIn(alone)).toEqual(['CVP-22', 'CVP-29', 'CVP-41', 'CVP-43'])
})
