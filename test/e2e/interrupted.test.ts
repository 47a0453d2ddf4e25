import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'

import { beforeEach, expect, test } from 'vitest'

import { command, environmentOf } from '../support/cli-process.ts'
import { expectResultsOf } from '../support/e2e-allure.ts'
import { endedCases } from '../support/e2e-journal.ts'
import { simulatorListens } from '../support/e2e-simulator.ts'
import { hasTool } from '../support/external-tool.ts'
import { startInSession } from '../support/run-cli.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace

beforeEach(() => {
  workspace = copySampleCases(...ids)
})

/** Enough of the sample plan to be stopped in the middle of it, all by the same operator: others want keys of their own. */
const ids = Array.from({ length: 12 }, (_, index) => `CVP-${String(index + 1).padStart(2, '0')}`)
const planned = (): string[] => [...ids]

const onlyRun = (): string => {
  const [run, ...others] = workspace.runs()
  if (run === undefined || others.length > 0) throw new Error('one run was expected')
  return run
}

/** The command at a terminal, as a person has it. */
const atTerminal = (...args: readonly string[]) => {
  const line = [`'${process.execPath}'`, `'${command}'`, ...args].join(' ')
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    cwd: workspace.folder,
    env: { ...environmentOf(), TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let shown = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, shown }))
  return { ended, type: (keys: string) => child.stdin.write(keys) }
}

const ctrlC = String.fromCodePoint(3)
const escape = String.fromCodePoint(27)

// The options are those of util-linux.
test.skipIf(process.platform !== 'linux' || !hasTool('script'))(
  'at a terminal the case in progress is shown, the cursor is never hidden, and Ctrl+C stops in the middle of the plan with the report of what finished',
  async () => {
    const running = atTerminal('run', 'cvp', '--jobs', '1', '--pace', '4')
    await expect
      .poll(() => workspace.runs().flatMap((run) => endedCases(workspace, run)).length, {
        timeout: 120_000,
        interval: 20,
      })
      .toBeGreaterThanOrEqual(3)
    running.type(ctrlC)
    const { code, shown } = await running.ended
    expect(code, shown).toBe(130)
    expect(shown).toContain('  … 1/12 CVP-01 ')
    // Somebody may have to type there.
    expect(shown).not.toContain(`${escape}[?25`)
    expect(shown).toContain('Interruzione: il caso in corso si ferma, i casi finiti restano.\r\n')
    const run = onlyRun()
    const { interrupted, verdict, cases, notRun } = workspace.record(run)
    const begun = cases.map(({ id }) => id)
    expect(interrupted).toBe(true)
    expect(verdict).not.toBe('positivo')
    expect(notRun).toContain(planned().at(-1))
    expect(begun.length).toBeGreaterThanOrEqual(3)
    expect([...begun, ...notRun].toSorted()).toEqual(planned())
    expectResultsOf(
      workspace,
      run,
      begun.map((id) => `cvp:${id}`),
    )
    expect(workspace.read(`reports/${run}/report.html`)).toContain('(interrotto)')
    expect(readdirSync(workspace.path('reports', run)).toSorted()).toEqual([
      'allure-results',
      'events.ndjson',
      'evidence',
      'report.html',
      'run.json',
    ])
    expect(await simulatorListens(workspace, run)).toBe(false)
  },
)

// Windows has no signals to send: a console's Ctrl+C cannot be told to one process.
test.skipIf(process.platform === 'win32')(
  'runs nothing when it is stopped before the first case',
  async () => {
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
  },
)
