import { connect } from 'node:net'
import { readdirSync } from 'node:fs'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { allureResultsOf } from '../support/e2e-allure.ts'
import { startDeafServer } from '../support/e2e-deaf-server.ts'
import { writeEnvironment } from '../support/e2e-environment.ts'
import { endedCases, journalOf } from '../support/e2e-journal.ts'
import { jsonOf, runCli, startCli, type RunJson, type RunningCli } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace

beforeEach(() => {
  workspace = copySampleCases(...ids)
})

afterEach(() => workspace.remove())

/** Enough of the sample plan to be stopped in the middle of it, all by the same operator: others want keys of their own. */
const ids = Array.from({ length: 12 }, (_, index) => `CVP-${String(index + 1).padStart(2, '0')}`)
const planned = (): string[] => [...ids]

const onlyRun = (): string => {
  const [run, ...others] = workspace.runs()
  if (run === undefined || others.length > 0) throw new Error('one run was expected')
  return run
}

const until = async (reached: () => boolean): Promise<void> => {
  await expect.poll(reached, { timeout: 120_000, interval: 20 }).toBe(true)
}

/** Starts the plan, two cases a second, and comes back in the middle of it. */
const startAndWait = async (...args: string[]): Promise<RunningCli> => {
  const running = startCli(['run', 'cvp', '--jobs', '1', '--pace', '2', ...args], {
    cwd: workspace.folder,
  })
  await until(() => workspace.runs().length === 1 && endedCases(workspace, onlyRun()).length >= 3)
  return running
}

/** Where the simulator listened: it lives inside of the command, and must go with it. */
const simulatorPort = (run: string): number => {
  const [start] = journalOf(workspace, run)
  if (start?.event !== 'run-start') throw new Error('the journal has no start')
  return Number(new URL(start.header.environment.endpoints['sist'] ?? '').port)
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    }).once('error', () => resolve(false))
  })

interface ReportJson {
  readonly run: string
  readonly verdict: string
  readonly interrupted: boolean
  readonly counts: RunJson['counts']
  readonly notRun: readonly string[]
  readonly report: string
}

/** The result of every finished case and of no other, each with a status of its own. */
const expectResultsOf = (run: string, finished: readonly string[]): void => {
  const results = allureResultsOf(workspace, run)
  expect([...results.keys()]).toEqual(finished.map((id) => `cvp:${id}`).toSorted())
  for (const { stage, status } of results.values()) {
    expect(stage).toBe('finished')
    expect(['passed', 'failed', 'broken', 'skipped']).toContain(status)
  }
}

test('keeps what finished before a kill, and makes the report of it', async () => {
  const running = await startAndWait()
  running.child.kill('SIGKILL')
  await running.ended
  const run = onlyRun()
  const ended = endedCases(workspace, run)
  const folder = workspace.path('reports', run)
  expect(ended.length).toBeLessThan(planned().length)
  expect(readdirSync(folder)).not.toContain('run.json')
  expect(await accepts(simulatorPort(run))).toBe(false)

  const result = await runCli(['report', '--json'], { cwd: workspace.folder })
  expect(result.error).toBe('')
  expect(result.code).toBe(0)
  const json = jsonOf<ReportJson>(result)
  const finished = planned().filter((id) => !json.notRun.includes(id))
  expect(json.run).toBe(run)
  expect(json.interrupted).toBe(true)
  expect(json.counts.passed).toBe(ended.length)
  // Beside them at most the one case that was writing: nobody knows what happened to it.
  expect(json.counts.broken + json.counts.skipped).toBe(finished.length - ended.length)
  expect(json.verdict).toBe(json.counts.broken > 0 ? 'negativo' : 'incompleto')
  expect(finished).toEqual(expect.arrayContaining(ended.map(({ id }) => id)))
  expect(finished.length - ended.length).toBeLessThanOrEqual(1)
  expect(json.notRun).toContain(planned().at(-1))
  expectResultsOf(run, finished)
  expect(readdirSync(folder).toSorted()).toEqual([
    'allure-results',
    'events.ndjson',
    'evidence',
    'report.html',
  ])
  expect(workspace.read(`reports/${run}/report.html`)).toContain('(interrotto)')

  // As if it had been killed before its first case ended, in the middle of a line.
  const journal = `reports/${run}/events.ndjson`
  const [start = ''] = workspace.read(journal).split('\n')
  workspace.write(journal, `${start}\n{"event":"case-st`)
  const again = await runCli(['report', '--json'], { cwd: workspace.folder })
  expect(again.error).toBe('')
  expect(again.code).toBe(0)
  expect(jsonOf<ReportJson>(again)).toMatchObject({ verdict: 'incompleto', notRun: planned() })
})

// Windows has no signals to send: a console's Ctrl+C cannot be told to one process.
describe.skipIf(process.platform === 'win32')('on a signal', () => {
  test('stops in the middle of a plan on SIGINT, with the report of what finished', async () => {
    const running = await startAndWait('--json')
    running.child.kill('SIGINT')
    const result = await running.ended
    expect(result.code).toBe(130)
    expect(result.error).toBe('\nInterruzione: il caso in corso si ferma, i casi finiti restano.\n')
    const json = jsonOf<RunJson>(result)
    const record = workspace.record(json.run)
    expect(record.interrupted).toBe(true)
    expect(json.interrupted).toBe(true)
    expect(json.verdict).not.toBe('positivo')
    expect(json.notRun).toEqual(record.notRun)
    expect(json.notRun).toContain(planned().at(-1))
    expect(json.cases.length).toBeGreaterThanOrEqual(3)
    expect([...json.cases.map(({ id }) => id), ...json.notRun].toSorted()).toEqual(planned())
    expect(json.errors).toEqual([])
    expectResultsOf(
      json.run,
      json.cases.map(({ id }) => id),
    )
    expect(workspace.read(json.report ?? '')).toContain('(interrotto)')
    expect(readdirSync(workspace.path('reports', json.run)).toSorted()).toEqual([
      'allure-results',
      'events.ndjson',
      'evidence',
      'report.html',
      'run.json',
    ])
    expect(await accepts(simulatorPort(json.run))).toBe(false)
  })

  test('runs nothing when it is stopped before the first case', async () => {
    const running = startCli(['run', 'cvp'], { cwd: workspace.folder })
    // Printed when everything is ready and no case has begun.
    await running.printed(/Ambiente:/)
    running.child.kill('SIGINT')
    const result = await running.ended
    expect(result.code).toBe(130)
    const record = workspace.record(onlyRun())
    expect(record.interrupted).toBe(true)
    expect(record.notRun.length).toBeGreaterThanOrEqual(planned().length - 1)
    expect(record.counts.passed).toBe(0)
  })

  test('on SIGTERM as well, tells that nobody knows the state of a write that waited', async () => {
    await using server = await startDeafServer(() => null)
    writeEnvironment(workspace, 'prova', server.environment)
    const running = startCli(['run', 'cvp', '--env', 'prova', '--json'], {
      cwd: workspace.folder,
      env: { SIST_CODICE_APPLICATIVO: 'CODICE-DI-PROVA' },
    })
    await until(() => server.calls.length === 1)
    running.child.kill('SIGTERM')
    const result = await running.ended
    expect(result.code).toBe(130)
    const json = jsonOf<RunJson>(result)
    expect(json.cases).toEqual([
      {
        id: 'CVP-01',
        title: expect.stringContaining('Emissione') as string,
        status: 'broken',
        cause: 'unknown-state',
        message: 'la chiamata è stata interrotta',
      },
    ])
    expect(json.verdict).toBe('negativo')
    expect(json.notRun).toEqual(planned().slice(1))
    expect(workspace.record(json.run).cases[0]?.outcome).toMatchObject({
      hint: "verificare presso l'autorità se chkPrescrizione è avvenuta, prima di ripeterla",
    })
    expectResultsOf(json.run, ['CVP-01'])
    expect(server.calls).toEqual(['chkPrescrizione'])
  })
})
