import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { RunRecord } from '../../src/model/run-record.ts'
import { runCli, type CliResult } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

// A chain of three, one that is refused, and four that need nothing: for four shards.
const ids = ['CVP-01', 'CVP-05', 'CVP-14', 'CVP-22', 'CVP-29', 'CVP-34', 'CVP-38', 'CVP-41']

let workspace: TempWorkspace
const collaudo = (...args: string[]): Promise<CliResult> =>
  runCli(args, { cwd: workspace.folder, env: {} })

interface RunJson {
  readonly run: string
  readonly verdict: string
  readonly merged?: readonly string[]
}

const told = (result: CliResult): RunJson => JSON.parse(result.out) as RunJson

let whole: RunJson
let parts: RunJson[]
let merged: RunJson
let junit: readonly string[]

const recordOf = ({ run }: RunJson): RunRecord =>
  RunRecord.parse(JSON.parse(readFileSync(workspace.path('reports', run, 'run.json'), 'utf8')))

beforeAll(async () => {
  workspace = copySampleCases(...ids)
  whole = told(await collaudo('run', 'cvp', '--json', '--junit', 'whole.xml'))
  parts = []
  for (const index of [1, 2, 3, 4]) {
    const one = await collaudo('run', 'cvp', '--json', '--shard', `${index}/4`)
    expect(one, one.error).toMatchObject({ code: 0 })
    parts.push(told(one))
  }
  // In any order: the runs say which part they are.
  const result = await collaudo(
    ...['merge', '--json', '--junit', 'merged.xml'],
    ...parts.toReversed().map(({ run }) => run),
  )
  expect(result, result.error).toMatchObject({ code: 0 })
  merged = told(result)
  junit = ['whole.xml', 'merged.xml'].map((name) => readFileSync(workspace.path(name), 'utf8'))
})

/** What differs between any two runs: instants, keys, what the simulator gives out. */
const lasting = (record: RunRecord) => ({
  plan: record.plan,
  application: record.application,
  verdict: record.verdict,
  counts: record.counts,
  notRun: record.notRun,
  interrupted: record.interrupted,
  cases: record.cases.map(({ id, title, outcome, steps }) => ({
    id,
    title,
    outcome,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      checks: step.checks.map(({ title: name, status }) => `${status} ${name}`),
      operations: step.exchanges.map(({ operation }) => operation),
    })),
  })),
})

test('four parts together are the run that was not divided, but for times', () => {
  expect(lasting(recordOf(merged))).toEqual(lasting(recordOf(whole)))
  expect(recordOf(merged).merged).toEqual(parts.map(({ run }) => run))
  expect(parts.flatMap((part) => recordOf(part).cases).length).toBe(recordOf(whole).cases.length)
  for (const part of parts) expect(recordOf(part).cases.length).toBeGreaterThan(0)
})

test('the merged run has all the evidence that its record names', () => {
  const folder = workspace.path('reports', merged.run)
  const kept = readdirSync(join(folder, 'evidence'))
  for (const { steps } of recordOf(merged).cases)
    for (const { exchanges } of steps)
      for (const { request, answer } of exchanges) {
        expect(kept).toContain(request.body.path.replace('evidence/', ''))
        if (answer.kind === 'http')
          expect(kept).toContain(answer.body.path.replace('evidence/', ''))
      }
})

test('every view is made anew: Allure results, the page and JUnit', () => {
  const results = (run: RunJson) =>
    readdirSync(workspace.path('reports', run.run, 'allure-results'))
      .filter((name) => name.endsWith('-result.json'))
      .map((name) => {
        const {
          fullName,
          status,
          testCaseId,
          name: title,
        } = JSON.parse(
          readFileSync(workspace.path('reports', run.run, 'allure-results', name), 'utf8'),
        ) as Record<string, unknown>
        return { fullName, status, testCaseId, title }
      })
      .toSorted((a, b) => String(a.fullName).localeCompare(String(b.fullName)))
  expect(results(merged)).toEqual(results(whole))
  const neutral = (xml: string | undefined): string =>
    (xml ?? '')
      .replaceAll(/ (?:time|timestamp)="[^"]*"/g, '')
      .replaceAll(/[0-9a-f]{64}/g, 'HASH')
      .replaceAll(/\d{8}T\d{6}Z[\w-]*/g, 'RUN')
  expect(neutral(junit[1])).toBe(neutral(junit[0]))
  const page = readFileSync(workspace.path('reports', merged.run, 'report.html'), 'utf8')
  expect(page.includes('esito POSITIVO')).toBe(true)
})

test('a part that is missing, one that is there twice, and runs of other things are refused', async () => {
  const names = parts.map(({ run }) => run)
  const refusal = async (...runs: readonly string[]): Promise<string> => {
    const before = readdirSync(workspace.path('reports')).length
    const { code, error } = await collaudo('merge', ...runs)
    expect(code).toBe(2)
    expect(readdirSync(workspace.path('reports'))).toHaveLength(before)
    return error.split('\n')[0] ?? ''
  }
  expect(await refusal(...names.slice(0, 2))).toBe('errore RUNS_DIFFER: mancano le parti 3/4, 4/4')
  expect(await refusal(...names, names[1] ?? '')).toBe(
    "errore RUNS_DIFFER: la parte 2/4 c'è due volte",
  )
  expect(await refusal(names[0] ?? '', whole.run)).toMatch(/non si possono unire: cambia/)
  expect(await refusal(whole.run)).toBe(
    'errore RUNS_DIFFER: servono almeno due esecuzioni da unire',
  )
})

test.each(['0/4', '5/4', '4', 'a/b'])('%s is no part', async (shard) => {
  const { code, error } = await collaudo('run', 'cvp', '--shard', shard)
  expect({ code, error }).toEqual({
    code: 2,
    error: `errore COMMAND_INVALID: --shard vuole una parte e quante sono, come 2/4, trovato «${shard}»\nrimedio: collaudo run --help\n`,
  })
})
