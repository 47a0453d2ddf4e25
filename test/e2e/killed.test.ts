import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { beforeEach, expect, test } from 'vitest'

import { sha256 } from '../../src/lib/sha256.ts'
import { cliHere } from '../support/cli-here.ts'
import { endedCases, journalOf } from '../support/e2e-journal.ts'
import { simulatorListens } from '../support/e2e-simulator.ts'
import { runCli, startCli } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

/** How many times; a whole series is asked for by the variable. */
const kills = Number(process.env['COLLAUDO_KILLS'] ?? 1)

const ids = Array.from({ length: 12 }, (_, index) => `CVP-${String(index + 1).padStart(2, '0')}`)

let workspace: TempWorkspace
beforeEach(() => {
  workspace = copySampleCases(...ids)
})

const onlyRun = (): string => workspace.runs()[0] ?? ''

const sent = (run: string): string[] =>
  journalOf(workspace, run).flatMap((event) =>
    event.event === 'sending' ? [`${event.case} ${event.step}`] : [],
  )

test.each(Array.from({ length: kills }, (_, index) => index + 1))(
  'a run that is killed at any moment keeps what finished, repeats no write, and goes on to its end (%i)',
  { timeout: 240_000 },
  async () => {
    const running = startCli(['run', 'cvp'], { cwd: workspace.folder })
    await expect
      .poll(() => onlyRun() !== '' && journalOf(workspace, onlyRun()).length > 0, {
        timeout: 120_000,
        interval: 5,
      })
      .toBe(true)
    const moment = Math.round(Math.random() * 2500)
    await wait(moment)
    running.child.kill('SIGKILL')
    await running.ended
    const run = onlyRun()
    expect(await simulatorListens(workspace, run)).toBe(false)
    const before = endedCases(workspace, run)
    const sentBefore = sent(run)

    const { code, error } = await runCli(['run', '--resume', run], { cwd: workspace.folder })
    const told = `killed after ${moment} ms, ${before.length} cases: ${error}`
    // The run may have been over, or the one that was writing is broken: its state is unknown.
    expect([0, 1, 2, 3], told).toContain(code)
    if (before.length < ids.length) expect(code, told).not.toBe(2)
    const record = workspace.record(run)
    expect(
      record.cases.map(({ id }) => id),
      told,
    ).toEqual(ids)
    expect(record.notRun).toEqual([])
    expect(record.interrupted).toBe(false)
    for (const one of before)
      if (one.outcome.status !== 'skipped')
        expect(
          record.cases.find(({ id }) => id === one.id),
          told,
        ).toEqual(one)
    // No write is made twice: every step that wrote did so once over both parts.
    const all = sent(run)
    expect(new Set(all).size, told).toBe(all.length)
    expect(all.slice(0, sentBefore.length)).toEqual(sentBefore)
    const evidence = workspace.path('reports', run, 'evidence')
    const names = readdirSync(evidence)
    expect(
      names.filter((name) => sha256(readFileSync(join(evidence, name))) !== name.split('.')[0]),
      told,
    ).toEqual([])
    // And what there is can be judged again from its bytes.
    const verified = await runCli(['verify', run], { cwd: workspace.folder })
    expect(verified, `${told}\n${verified.out}`).toMatchObject({ code: 0, error: '' })
  },
)

test('a run that was killed after its last case is given its end, and nothing is sent', async () => {
  const cwd = workspace.folder
  expect(await runCli(['run', 'cvp', '--case', 'CVP-05'], { cwd })).toMatchObject({ code: 0 })
  const run = onlyRun()
  const whole = workspace.record(run)
  const sentBefore = sent(run)
  const journal = `reports/${run}/events.ndjson`
  workspace.write(journal, workspace.read(journal).replace(/\{"event":"run-end".*\n$/, ''))
  for (const name of ['run.json', 'report.html']) rmSync(workspace.path('reports', run, name))

  expect(await runCli(['run', '--resume'], { cwd })).toMatchObject({ code: 0, error: '' })
  expect(workspace.record(run)).toMatchObject({ interrupted: false, cases: whole.cases })
  expect(sent(run)).toEqual(sentBefore)
  expect(existsSync(workspace.path('reports', run, 'report.html'))).toBe(true)
  expect(await cliHere(['run', '--resume', run], { cwd })).toMatchObject({ code: 2 })
})
