import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { readTraffic } from '../../src/evidence/traffic-file.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { RunRecord } from '../../src/model/run-record.ts'

const reports = join(packageRoot, 'examples', 'osservazione', 'reports')
const runs = (): string[] => (existsSync(reports) ? readdirSync(reports) : [])

let known: string[]
let made: string[]
let printed: string
let code: number | null

// The demonstration as a vendor runs it: the sound application, then one with a fault.
beforeAll(() => {
  known = runs()
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(packageRoot, 'examples', 'osservazione', 'demo.mjs'), 'doppia-chiamata'],
    { encoding: 'utf8', env: { ...process.env, COLLAUDO_LANG: 'it' }, timeout: 120_000 },
  )
  printed = `${stdout}${stderr}`
  code = status
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
  expect(page).toContain("chiamate: 3 dell'applicativo")
  expect(readTraffic(join(reports, made[0] ?? '')).exchanges).toHaveLength(3)
})

test('an application that calls twice is found out, and its second call is in the evidence', () => {
  expect(printed).toContain('Difetto «doppia-chiamata»: trovato da OSS-03')
  const { verdict, cases } = record(1)
  expect(verdict).toBe('negativo')
  const twice = cases.flatMap(({ steps }) => steps).flatMap(({ checks }) => checks)
  expect(
    twice.some(({ status, actual }) => status === 'unmet' && actual.startsWith('2 chiamate')),
  ).toBe(true)
})
