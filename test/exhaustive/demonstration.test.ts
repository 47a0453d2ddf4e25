import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { readExchange } from '../../src/evidence/read-exchange.ts'
import { readTraffic } from '../../src/evidence/traffic-file.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { RunRecord } from '../../src/model/run-record.ts'
import type { TrafficRecord } from '../../src/model/traffic.ts'
import { runCli } from '../support/cli-session.ts'

const reports = join(packageRoot, 'examples', 'osservazione', 'reports')
const runs = (): string[] => (existsSync(reports) ? readdirSync(reports) : [])

let made: string[] = []

/** What the demonstration printed; the runs that it made are in `made` then. */
let shown: { readonly printed: string; readonly code: number | null }

// The demonstration as a vendor runs it: the sound application, then one with a fault.
beforeAll(async () => {
  const known = runs()
  const demonstration = join(packageRoot, 'examples', 'osservazione', 'demo.mjs')
  shown = await new Promise((resolve) => {
    execFile(
      process.execPath,
      [demonstration, 'doppia-chiamata'],
      { encoding: 'utf8', env: { ...process.env, COLLAUDO_LANG: 'it' }, timeout: 120_000 },
      (error, stdout, stderr) =>
        resolve({
          printed: `${stdout}${stderr}`,
          code: error === null ? 0 : Number(error.code ?? 3),
        }),
    )
  })
  made = runs()
    .filter((name) => !known.includes(name))
    .toSorted()
})

afterAll(() => {
  for (const name of made) rmSync(join(reports, name), { recursive: true, force: true })
})

const record = (index: number): RunRecord =>
  RunRecord.parse(JSON.parse(readFileSync(join(reports, made[index] ?? '', 'run.json'), 'utf8')))

test('the sound application passes, and the report says that the calls were its own', () => {
  const { printed, code } = shown
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

test('an application that calls twice is found out, and its second call is in the evidence', () => {
  const { printed } = shown
  expect(printed).toContain('Difetto «doppia-chiamata»: trovato da OSS-03')
  const { verdict, cases } = record(1)
  expect(verdict).toBe('negativo')
  const twice = cases.flatMap(({ steps }) => steps).flatMap(({ checks }) => checks)
  expect(
    twice.some(({ status, actual }) => status === 'unmet' && actual.startsWith('2 chiamate')),
  ).toBe(true)
})

test('what the application logged is judged by the same cases, and marked as read from files', async () => {
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
