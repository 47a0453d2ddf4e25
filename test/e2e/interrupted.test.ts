import { readdirSync } from 'node:fs'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { expectResultsOf } from '../support/e2e-allure.ts'
import { endedCases } from '../support/e2e-journal.ts'
import { simulatorListens } from '../support/e2e-simulator.ts'
import { jsonOf, startCli, startInSession, type RunJson } from '../support/run-cli.ts'
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

// Windows has no signals to send: a console's Ctrl+C cannot be told to one process.
describe.skipIf(process.platform === 'win32')('on a signal', () => {
  test('stops in the middle of a plan on SIGINT, with the report of what finished', async () => {
    const running = startCli(['run', 'cvp', '--jobs', '1', '--pace', '4', '--json'], {
      cwd: workspace.folder,
    })
    await expect
      .poll(() => workspace.runs().flatMap((run) => endedCases(workspace, run)).length, {
        timeout: 120_000,
        interval: 20,
      })
      .toBeGreaterThanOrEqual(3)
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
      workspace,
      json.run,
      json.cases.map(({ id }) => `cvp:${id}`),
    )
    expect(workspace.read(json.report ?? '')).toContain('(interrotto)')
    expect(readdirSync(workspace.path('reports', json.run)).toSorted()).toEqual([
      'allure-results',
      'events.ndjson',
      'evidence',
      'report.html',
      'run.json',
    ])
    expect(await simulatorListens(workspace, json.run)).toBe(false)
  })

  test('runs nothing when it is stopped before the first case', async () => {
    const running = startInSession(['run', 'cvp'], { cwd: workspace.folder })
    // Printed when everything is ready and no case has begun.
    await running.printed(/Ambiente:/)
    running.signal('SIGINT')
    const result = await running.ended
    expect(result.code).toBe(130)
    const record = workspace.record(onlyRun())
    expect(record.interrupted).toBe(true)
    expect(record.notRun.length).toBeGreaterThanOrEqual(planned().length - 1)
    expect(record.counts.passed).toBe(0)
  })
})
