import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import type { RunRecord } from '../../src/model/run-record.ts'
import { cliHere } from '../support/cli-here.ts'
import { allureResultsOf } from '../support/e2e-allure.ts'
import { caseOf, evidenceBytes, exchangesOf } from '../support/e2e-evidence.ts'
import { runCli, runJson, type CliResult, type RunJson } from '../support/run-cli.ts'
import { loadSamplePlan } from '../support/sample-plan.ts'
import { copySampleCases, type TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace
let ran: { readonly result: CliResult; readonly json: RunJson }
let record: RunRecord

// All of the plan by the command is `npm start`, which CI runs too.
const chosen = '01 05 15 17 21 22 29 34 41 43 44 45 50 53 56 62 66 88 92 94 106 116 119 134'
  .split(' ')
  .map((number) => `CVP-${number}`)
/** The cases of their rows, where they have examples. */
let planned: readonly string[]
let areas: readonly string[]

const areasOf = ({ cases }: Awaited<ReturnType<typeof loadSamplePlan>>): string[] => [
  ...new Set(cases.map(({ head }) => head.area)),
]

beforeAll(async () => {
  workspace = copySampleCases(...chosen)
  const plan = await loadSamplePlan('cvp', workspace.folder)
  planned = plan.cases.map(({ head }) => head.id)
  areas = areasOf(plan)
  ran = await runJson(['cvp'], { cwd: workspace.folder })
  record = workspace.record(ran.json.run)
})

const requestBody = (caseId: string, step = 0): string => {
  const exchange = caseOf(record, caseId).steps[step]?.exchanges[0]
  if (exchange === undefined) throw new Error(`${caseId} has no exchange in step ${step}`)
  return evidenceBytes(workspace, ran.json.run, exchange.request.body).toString('utf8')
}

test('passes cases of every area on the built-in simulator', async () => {
  expect(areas).toEqual(areasOf(await loadSamplePlan('cvp')))
  const { result, json } = ran
  expect(json.cases.filter(({ status }) => status !== 'passed')).toEqual([])
  expect(result.code).toBe(0)
  expect(result.error).toBe('')
  expect(json).toMatchObject({
    plan: { name: 'cvp' },
    suite: null,
    application: { name: 'dimostrazione', defects: [] },
    environment: { name: 'simulator', simulator: true },
    verdict: 'positivo',
    interrupted: false,
    counts: { passed: planned.length, failed: 0, broken: 0, skipped: 0 },
    notRun: [],
    errors: [],
  })
  expect(json.cases.map(({ id, cause }) => [id, cause])).toEqual(planned.map((id) => [id, null]))
})

test('leaves the record, the journal, the evidence, the Allure results and one page', () => {
  const { run, report } = ran.json
  expect(readdirSync(workspace.path('reports', run)).toSorted()).toEqual([
    'allure-results',
    'events.ndjson',
    'evidence',
    'report.html',
    'run.json',
  ])
  expect(report).toBe(join('reports', run, 'report.html'))
  const results = readdirSync(workspace.path('reports', run, 'allure-results')).filter((name) =>
    name.endsWith('-result.json'),
  )
  expect(results).toHaveLength(planned.length)
  expect(record.verdict).toBe('positivo')
})

test('attaches the bytes of every call to the result of its case', () => {
  interface Level {
    readonly attachments?: readonly { readonly name: string }[]
    readonly steps?: readonly Level[]
  }
  const namesIn = ({ attachments = [], steps = [] }: Level): readonly string[] => [
    ...attachments.map(({ name }) => name),
    ...steps.flatMap(namesIn),
  ]
  const results = allureResultsOf(workspace, ran.json.run)
  for (const { id, steps } of record.cases) {
    const calls = steps.flatMap(({ exchanges }) => exchanges)
    const names = namesIn(results.get(`cvp:${id}`) as Level)
    expect([id, names.filter((name) => name === 'Richiesta: corpo, byte inviati').length]).toEqual([
      id,
      calls.filter(({ request }) => request.body.size > 0).length,
    ])
  }
})

test('writes an event for the start and the end of every case', () => {
  const events = workspace
    .read(`reports/${ran.json.run}/events.ndjson`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string })
  const count = (event: string) => events.filter((one) => one.event === event).length
  expect(events[0]?.event).toBe('run-start')
  expect(events.at(-1)?.event).toBe('run-end')
  expect(count('case-start')).toBe(planned.length)
  expect(count('case-end')).toBe(planned.length)
})

test('names every piece of evidence by the hash of its bytes, and lists no other', () => {
  const folder = workspace.path('reports', ran.json.run, 'evidence')
  const names = readdirSync(folder)
  for (const name of names)
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(name.split('.')[0])
  const told = exchangesOf(record).flatMap(({ exchange }) => [
    exchange.request.head,
    exchange.request.body,
    ...(exchange.answer.kind === 'http' ? [exchange.answer.head, exchange.answer.body] : []),
    ...exchange.documents,
  ])
  expect(new Set(told.map(({ path }) => path))).toEqual(
    new Set(names.map((name) => `evidence/${name}`)),
  )
  expect(told.every(({ sha256, path }) => path.includes(sha256))).toBe(true)
})

test('sends what is written in YAML, without reading a number in it', () => {
  expect(workspace.read('plans/cvp/data/drugs.yaml')).toMatch(/aic: 034298051\b/)
  expect(requestBody('CVP-01')).toMatch(/<\w+:codPrestazione>034298051<\/\w+:codPrestazione>/)
  expect(requestBody('CVP-01')).toMatch(/<\w+:codMedicoPrescrittore>000001<\//)
  const withNote = record.cases
    .flatMap(({ id, steps }) => steps.map((step, index) => ({ id, index, send: step.send })))
    .find(({ send }) => JSON.stringify(send).includes('"notaCUF":"001"'))
  expect(requestBody(withNote?.id ?? '', withNote?.index)).toMatch(/<\w+:notaCUF>001<\//)
})

test('records for each exchange who made it, over which TLS and when', () => {
  const all = exchangesOf(record)
  expect(all.length).toBeGreaterThan(planned.length)
  for (const { exchange } of all) {
    expect(exchange.origin).toBe('harness')
    expect(exchange.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    for (const [utc, rome] of [
      [exchange.startedAt, exchange.startedAtRome],
      [exchange.endedAt, exchange.endedAtRome],
    ] as const) {
      expect(rome).toMatch(/\.\d{3}\+0[12]:00$/)
      expect(Date.parse(rome)).toBe(Date.parse(utc))
    }
    expect(exchange.tls).toMatchObject({
      protocol: expect.stringMatching(/^TLSv1\.[23]$/) as string,
      cipher: expect.stringMatching(/^TLS_/) as string,
      authorized: true,
      peer: { subject: 'CN=simulatore.collaudo.invalid', issuer: 'CN=CA del simulatore' },
      clientFingerprint256: expect.stringMatching(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/) as string,
    })
  }
})

test('keeps the head of each request as the start line and headers that belong to its body', () => {
  // Some cases break the SOAPAction on purpose.
  const right = record.cases.filter(({ steps }) =>
    steps.every(({ deviate }) => deviate?.['envelope'] === undefined),
  )
  expect(right.length).toBeGreaterThan(planned.length / 2)
  for (const { exchange } of exchangesOf({ ...record, cases: right })) {
    const head = evidenceBytes(workspace, ran.json.run, exchange.request.head).toString('latin1')
    expect(head.split('\r\n')[0]).toBe('POST /aslba_test/CVPService HTTP/1.1')
    expect(head).toContain(`content-length: ${exchange.request.body.size}\r\n`)
    expect(head).toContain(`CVPPortType#${exchange.operation}"`)
  }
})

test('narrows a suite by a tag', async () => {
  const { result, json } = await runJson(['negativi', '--tag', 'annullamento'], {
    cwd: workspace.folder,
  })
  expect(result.code).toBe(0)
  expect(json.suite).toBe('negativi')
  expect(json.run).toMatch(/^\d{8}T\d{6}Z-negativi-simulator$/)
  const ids = json.cases.map(({ id }) => id)
  for (const id of ['CVP-43', 'CVP-44']) expect(ids).toContain(id)
  const asked = workspace
    .record(json.run)
    .cases.filter(({ kind, tags }) => kind === 'negative' && tags.includes('annullamento'))
    .map(({ id }) => id)
  const needed = asked.flatMap((id) => [
    ...workspace.read(`plans/cvp/cases/${id}.case.yaml`).matchAll(/case: (CVP-\d+)/g),
  ])
  for (const [, id] of needed) expect(ids).toContain(id)
  expect(ids).not.toContain('CVP-15')
})

test('prints to a person a line for each case, after those that it needs, and the verdict', async () => {
  const result = await runCli(['run', 'cvp', '--case', 'CVP-41'], { cwd: workspace.folder })
  expect(result.code).toBe(0)
  const stable = result.out
    .replaceAll(/\d+,\d\d s/g, '0,00 s')
    .replaceAll(/\d{8}T\d{6}Z(?=-)/g, '00000000T000000Z')
    .replaceAll('\\', '/')
  expect(stable).toMatchInlineSnapshot(`
    "
      CVPService, ciclo di vita prescrittivo: piano di esempio (3 casi)
      Applicazione: Cartella dimostrativa 1.0.0
      Ambiente:     Simulatore incorporato (non è SIST)

      ✓ CVP-22 Emissione e registrazione di una ricetta farmaceutica 0,00 s
      ✓ CVP-29 Visualizzazione di una ricetta farmaceutica registrata 0,00 s
      ✓ CVP-41 Annullamento di una ricetta registrata 0,00 s

      Casi:     3 superati
      Verdetto: POSITIVO: tutti i casi applicabili sono superati
      Eseguito sul simulatore incorporato: non vale come prova verso l'autorità.
      Rapporto: reports/00000000T000000Z-cvp-simulator/report.html
    "
  `)
})

test.each([
  [
    ['cpv'],
    /PLAN_NOT_FOUND: il piano o la suite «cpv» non esiste\nrimedio: forse si intendeva «cvp»/,
  ],
  [
    ['negativo'],
    /PLAN_NOT_FOUND: il piano o la suite «negativo» non esiste\nrimedio: forse si intendeva «negativi»/,
  ],
  [
    ['cvp', '--case', 'CPV-01'],
    /SELECTION_EMPTY: il caso «CPV-01» non è nel piano cvp\nrimedio: forse si intendeva «CVP-01»/,
  ],
  [
    ['cvp', '--env', 'simulatore'],
    /ENVIRONMENT_INVALID: l'ambiente «simulatore» non esiste\nrimedio: forse si intendeva «simulator»/,
  ],
  [
    ['cvp', '--application', 'difetosa'],
    /APPLICATION_INVALID: l'applicazione «difetosa» non esiste\nrimedio: forse si intendeva «difettosa»/,
  ],
  [
    ['cvp', '--tag', 'inesistente'],
    /SELECTION_EMPTY: nessun caso corrisponde alla selezione\nrimedio: etichette del piano: cvp, /,
  ],
])('refuses %j with a hint, and runs nothing', async (args, message) => {
  const before = workspace.runs()
  const result = await cliHere(['run', ...args], { cwd: workspace.folder })
  expect(result.error).toMatch(message)
  expect(result.out).toBe('')
  expect(result.code).toBe(2)
  expect(workspace.runs()).toEqual(before)
})
