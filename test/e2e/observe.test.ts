import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { adapters } from '../../adapters/index.ts'
import { readExchange } from '../../src/evidence/read-exchange.ts'
import { readTraffic } from '../../src/evidence/traffic-file.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { RunRecord } from '../../src/model/run-record.ts'
import type { TrafficRecord } from '../../src/model/traffic.ts'
import { verifyRun } from '../../src/verify/verify-run.ts'
import { startCli, type RunningCommand } from '../support/cli-process.ts'
import { runCli, startInSession } from '../support/cli-session.ts'
import { makeWorkspace } from '../support/temp-workspace.ts'

const useApplication = promisify(execFile)

const reports = join(packageRoot, 'examples', 'osservazione', 'reports')
const runs = (): string[] => (existsSync(reports) ? readdirSync(reports) : [])

let made: string[] = []

interface Shown {
  readonly printed: string
  readonly code: number | null
}

/** What the demonstration printed; the runs that it made are in `made` then. */
let shown: Promise<Shown>

// The demonstration as a vendor runs it: the sound application, then one with a fault. It waits for the application as a
// person would, while the first test goes on in a folder of its own.
beforeAll(() => {
  const known = runs()
  const demonstration = join(packageRoot, 'examples', 'osservazione', 'demo.mjs')
  shown = new Promise((resolve) => {
    execFile(
      process.execPath,
      [demonstration, 'doppia-chiamata'],
      { encoding: 'utf8', env: { ...process.env, COLLAUDO_LANG: 'it' }, timeout: 120_000 },
      (error, stdout, stderr) => {
        made = runs()
          .filter((name) => !known.includes(name))
          .toSorted()
        const code = error === null ? 0 : Number(error.code ?? 3)
        resolve({ printed: `${stdout}${stderr}`, code })
      },
    )
  })
})

afterAll(async () => {
  await shown
  for (const name of made) rmSync(join(reports, name), { recursive: true, force: true })
})

const record = (index: number): RunRecord =>
  RunRecord.parse(JSON.parse(readFileSync(join(reports, made[index] ?? '', 'run.json'), 'utf8')))

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

test('the sound application passes, and the report says that the calls were its own', async () => {
  const { printed, code } = await shown
  expect(code, printed).toBe(0)
  expect(printed).toContain("Da fare: Nell'applicativo: prescrivere un farmaco")
  expect(printed).toContain("Chiamate: 3 dell'applicativo")
  const { verdict, by, cases } = record(0)
  expect({ verdict, by }).toEqual({ verdict: 'positivo', by: 'application' })
  const exchanges = cases.flatMap(({ steps }) => steps).flatMap((step) => step.exchanges)
  expect(exchanges.map(({ origin, operation }) => `${origin} ${operation}`)).toEqual(
    Array.from({ length: 3 }, () => 'application chkPrescrizione'),
  )
  expect(exchanges[0]).toMatchObject({
    client: { address: '127.0.0.1' },
    facts: { codiceFiscale: 'PROVAX00X00X000Y' },
  })
  const page = readFileSync(join(reports, made[0] ?? '', 'report.html'), 'utf8')
  expect(page.includes("chiamate: 3 dell'applicativo")).toBe(true)
  // The one thing that this application never does: it registers nothing.
  expect(page.includes('Le regole su tutto il traffico')).toBe(true)
  expect(page.includes('Ogni prescrizione emessa è registrata o annullata')).toBe(true)
  const results = join(reports, made[0] ?? '', 'allure-results')
  const told = readdirSync(results).filter((name) => name.endsWith('-result.json'))
  for (const name of told)
    expect(readFileSync(join(results, name), 'utf8')).toContain("dal lato dell'applicativo")
  expect(told).toHaveLength(3)
  expect(readTraffic(join(reports, made[0] ?? '')).exchanges).toHaveLength(3)
})

test('an application that calls twice is found out, and its second call is in the evidence', async () => {
  const { printed } = await shown
  expect(printed).toContain('Difetto «doppia-chiamata»: trovato da OSS-03')
  const { verdict, cases } = record(1)
  expect(verdict).toBe('negativo')
  const twice = cases.flatMap(({ steps }) => steps).flatMap(({ checks }) => checks)
  expect(
    twice.some(({ status, actual }) => status === 'unmet' && actual.startsWith('2 chiamate')),
  ).toBe(true)
})

test('what the application logged is judged by the same cases, and marked as read from files', async () => {
  await shown
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-registrato-'))
  try {
    const from = join(reports, made[0] ?? '')
    for (const { number, exchange } of readTraffic(from).exchanges) {
      const { request, answer } = readExchange(from, exchange)
      writeFileSync(
        join(folder, `${number}.request.xml`),
        Buffer.concat([request.head, request.body]),
      )
      if (answer.kind === 'http')
        writeFileSync(
          join(folder, `${number}.response.xml`),
          Buffer.concat([answer.head, answer.body]),
        )
    }
    const cwd = join(packageRoot, 'examples', 'osservazione')
    const before = new Set(runs())
    const {
      code: ended,
      out,
      error,
    } = await runCli(['observe', '--from', folder, '--json'], { cwd })
    made.push(...runs().filter((name) => !before.has(name)))
    expect(ended, error).toBe(1)
    const told = JSON.parse(out) as { verdict: string; cases: { id: string; status: string }[] }
    // That there was no further call, no file can tell.
    expect(told.cases.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'OSS-01 passed',
      'OSS-02 passed',
      'OSS-03 skipped',
    ])
    expect(told.verdict).toBe('incompleto')
    const ruled = await runCli(['observe', '--rules', '--from', folder, '--json'], { cwd })
    expect(ruled.code, ruled.error).toBe(0)
    const judged = JSON.parse(ruled.out) as Pick<TrafficRecord, 'findings' | 'rules'>
    expect(new Set(judged.findings.map(({ rule }) => rule))).toEqual(
      new Set(['registration-missing']),
    )
    expect(judged.rules.find(({ id }) => id === 'timestamp-signed')).toMatchObject({ calls: 3 })
    // Of files nobody knows when they were sent.
    expect(judged.rules.find(({ id }) => id === 'timestamp-window')).toMatchObject({ calls: 0 })
    const { by, cases } = record(made.length - 1)
    expect(by).toBe('file')
    const exchanges = cases.flatMap(({ steps }) => steps).flatMap((step) => step.exchanges)
    expect(exchanges.map(({ origin, tls }) => ({ origin, tls }))).toEqual(
      Array.from({ length: 3 }, () => ({ origin: 'file', tls: null })),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
