import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

import { adapters } from '../../adapters/index.ts'
import { readTraffic } from '../../src/evidence/traffic-file.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { verifyRun } from '../../src/verify/verify-run.ts'
import { startCli, type RunningCommand } from '../support/cli-process.ts'
import { startInSession } from '../support/cli-session.ts'
import { makeWorkspace } from '../support/temp-workspace.ts'

const useApplication = promisify(execFile)

test('another front end follows a run by its events, and goes on with it after a kill: nothing is called again', async () => {
  const workspace = makeWorkspace()
  const cwd = workspace.folder
  for (const name of ['applications', 'plans'])
    cpSync(join(packageRoot, 'examples', 'osservazione', name), join(cwd, name), {
      recursive: true,
    })
  const keys = mkdtempSync(join(tmpdir(), 'collaudo-chiavi-'))
  type Told = Record<string, unknown> & { readonly event: string }
  const withEvents = (...args: string[]) => [...args, '--events', '--simulator-keys', keys]
  /** Follows a run: the application is used whenever a step asks for it, until one of `stopAt`. */
  const follow = async (running: RunningCommand, stopAt: string | null): Promise<Told[]> => {
    const told: Told[] = []
    let url = ''
    for await (const line of running.lines()) {
      const event = JSON.parse(line) as Told
      told.push(event)
      if (event.event === 'traffic-start') {
        const { listeners, environment } = event['header'] as {
          readonly listeners: readonly { readonly url: string }[]
          readonly environment: { readonly endpoints: Readonly<Record<string, string>> }
        }
        url = `${listeners[0]?.url}${new URL(environment.endpoints['sist'] ?? '').pathname}`
      }
      if (event.event !== 'observing' || event['do'] === null) continue
      if (event['case'] === stopAt) break
      const ca = join(cwd, '.collaudo', 'proxy', 'proxy-ca.pem')
      await useApplication(process.execPath, [
        join(packageRoot, 'examples', 'osservazione', 'applicativo.mjs'),
        ...['--url', url, '--ca', ca, '--keys', keys],
      ])
    }
    return told
  }
  try {
    const cases = ['--case', 'OSS-01', 'OSS-03', '--by', 'application']
    const killed = startCli(withEvents('run', 'osservazione', ...cases), { cwd })
    const first = await follow(killed, 'OSS-03')
    killed.child.kill('SIGKILL')
    await killed.ended
    expect(first.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['run-start', 'traffic-start', 'observing', 'exchange', 'case-end']),
    )
    const second = await follow(startInSession(withEvents('run', '--resume'), { cwd }), null)
    expect(second.at(-1)).toMatchObject({
      event: 'result',
      verdict: 'positivo',
      cases: [
        { id: 'OSS-01', status: 'passed' },
        { id: 'OSS-03', status: 'passed' },
      ],
    })
    const [run = '', ...others] = workspace.runs()
    expect(others).toEqual([])
    const { exchanges, rules } = readTraffic(workspace.path('reports', run))
    expect(exchanges.map(({ number }) => number)).toEqual([1, 2])
    // The judge knows the calls of before the kill too.
    expect(rules.find(({ id }) => id === 'nonce-replay')).toMatchObject({ calls: 2, breached: 0 })
    const { problems, looked } = await verifyRun(workspace.path('reports', run), adapters)
    expect(problems).toEqual([])
    expect(looked.checks).toBeGreaterThan(3)
  } finally {
    rmSync(keys, { recursive: true, force: true })
  }
})
