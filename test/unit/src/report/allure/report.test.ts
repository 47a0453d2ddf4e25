import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { StepResult, TestResult } from 'allure-js-commons'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { renderReport } from '../../../../../src/report/allure/render.ts'
import { readResults, replay } from '../replay.ts'
import type { SyntheticRun } from '../synthetic-run.ts'
import { writeSyntheticRun } from '../synthetic-run.ts'

let folder: string
let run: SyntheticRun
let resultsDir: string
let outputFile: string
let results: ReadonlyMap<string, TestResult>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collaudo-report-test-'))
  run = writeSyntheticRun(folder)
  resultsDir = await replay(run, folder)
  results = readResults(resultsDir)
  outputFile = join(folder, 'out', 'report.html')
  await renderReport({ resultsDir, outputFile, record: run.record })
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const resultOf = (id: string): TestResult => {
  const found = results.get(id)
  if (found === undefined) throw new Error(`no result for ${id}`)
  return found
}

const firstStep = (id: string): StepResult => {
  const [step] = resultOf(id).steps
  if (step === undefined) throw new Error(`no step in ${id}`)
  return step
}

const namesOf = (steps: readonly StepResult[]): (string | undefined)[] =>
  steps.map(({ name }) => name)

const labelsOf = (id: string, name: string): string[] =>
  resultOf(id)
    .labels.filter((label) => label.name === name)
    .map(({ value }) => value)

const attachmentText = (step: StepResult | undefined): string =>
  readFileSync(join(resultsDir, step?.attachments[0]?.source ?? ''), 'utf8')

test('gives each case the outcome of its record', () => {
  expect(
    run.record.cases.map(({ id }) => [
      id,
      resultOf(id).status,
      resultOf(id).statusDetails.message?.split('\n')[0],
    ]),
  ).toEqual([
    ['CVP-10', 'passed', undefined],
    ['CVP-02', 'failed', 'Verifica non soddisfatta: 2 verifiche su 3 non sono soddisfatte'],
    ['CVP-03', 'broken', 'Ambiente non raggiungibile: SAML Assertion expired'],
    ['CVP-04', 'skipped', 'Dipendenza non soddisfatta: CVP-03 non ha dato nre'],
    ['CVP-05', 'passed', undefined],
  ])
})

test('says expected and actual of every unmet check at the head of the case', () => {
  expect(resultOf('CVP-02').statusDetails).toEqual({
    message: `Verifica non soddisfatta: 2 verifiche su 3 non sono soddisfatte

emissione: Il codice del rifiuto
  atteso:   000280
  ottenuto: 000231

emissione: Nessuna anomalia
  atteso:   nessuna
  ottenuto: 2 <anomalie>`,
  })
})

test("names a case by the authority's id, for the eye and for the history", () => {
  expect(resultOf('CVP-02')).toMatchObject({
    name: "CVP-02 · L'annullamento di un altro medico è rifiutato",
    testCaseId: 'cvp:CVP-02',
    fullName: 'cvp:CVP-02',
    titlePath: ['Ciclo di vita della prescrizione', 'Annullamento'],
  })
  expect(resultOf('CVP-02').description).toMatch(/^> Il medico \\\*emette\\\* la ricetta/)
})

test('keeps the labels of the plan and none of the machine', () => {
  expect(labelsOf('CVP-02', 'epic')).toEqual(['Ciclo di vita della prescrizione'])
  expect(labelsOf('CVP-02', 'feature')).toEqual(['Annullamento'])
  expect(labelsOf('CVP-02', 'story')).toEqual(['Caso negativo'])
  expect(labelsOf('CVP-02', 'severity')).toEqual(['blocker'])
  expect(labelsOf('CVP-02', 'tag')).toEqual(['cvp', 'emissione'])
  expect(labelsOf('CVP-02', 'requirement')).toEqual(['CVP.emissione'])
  const all = [...results.values()].flatMap(({ labels }) => labels.map(({ name }) => name))
  expect(new Set(all)).toEqual(
    new Set([
      ...['epic', 'feature', 'story', 'severity', 'testId', 'tag', 'requirement'],
      // The kind of trouble, and the lanes of the timeline: the environment, and the place of the case in it.
      ...['problema', 'host', 'thread'],
    ]),
  )
  expect(labelsOf('CVP-02', 'problema')).toEqual(['Verifica non soddisfatta'])
  expect(labelsOf('CVP-02', 'host')).toEqual(['simulator'])
  expect(labelsOf('CVP-02', 'thread')).toEqual(['posto 1'])
})

test('says what a case proves, and how sure it is that the authority asks for it', () => {
  expect(resultOf('CVP-02').description).toContain(
    '**Requisiti**\n\n- CVP\\.emissione: La ricetta riceve un identificativo (§ 4\\.4; dalla specifica, da confermare)',
  )
})

test('shows the times of the record, not those of the replay', () => {
  const record = run.record.cases.find(({ id }) => id === 'CVP-02')
  expect(resultOf('CVP-02')).toMatchObject({
    start: Date.parse(record?.startedAt ?? ''),
    stop: Date.parse(record?.endedAt ?? ''),
  })
  const latest = Date.parse(run.record.endedAt ?? '')
  const times = (steps: readonly StepResult[]): number[] =>
    steps.flatMap(({ start = 0, stop = 0, steps: inner = [] }) => [start, stop, ...times(inner)])
  const all = times([...results.values()].flatMap(({ steps }) => steps))
  expect(Math.min(...all)).toBeGreaterThanOrEqual(Date.parse(run.header.startedAt))
  expect(Math.max(...all)).toBeLessThanOrEqual(latest)
})

test('has a step for each call, with every message, the TLS facts and every check', () => {
  const step = firstStep('CVP-02')
  expect(step.name).toBe('1. emissione · chkPrescrizione · medico-titolare')
  expect(namesOf(step.steps)).toEqual([
    'POST 127.0.0.1:8443/cvp → HTTP 200, 34 ms',
    "Verifica: L'identificativo univoco della prescrizione è presente",
    'Verifica: Il codice del rifiuto',
    'Verifica: Nessuna anomalia',
    'Valori catturati',
  ])
  expect(step.steps.map(({ status }) => status)).toEqual([
    'passed',
    'passed',
    'failed',
    'failed',
    'passed',
  ])
  expect(namesOf(step.steps[0]?.steps ?? [])).toEqual([
    'Richiesta (XML leggibile)',
    'Richiesta: testa inviata',
    'Richiesta: corpo, byte inviati',
    'Documento: prescrizione.xml (leggibile)',
    'Documento: prescrizione.xml',
    'Risposta (XML leggibile)',
    'Risposta: testa ricevuta',
    'Risposta: corpo, byte ricevuti',
    'TLS: TLSv1.3, TLS_AES_256_GCM_SHA384, catena verificata',
  ])
  expect(step.steps[2]?.parameters.slice(0, 2)).toEqual([
    { name: 'atteso', value: '000280' },
    { name: 'ottenuto', value: '000231' },
  ])
})

test('attaches the bytes as they travelled beside the readable copy', () => {
  const [readable, , sent] = firstStep('CVP-10').steps[0]?.steps ?? []
  const evidence = run.record.cases[0]?.steps[0]?.exchanges[0]?.request.body.path ?? ''
  expect(attachmentText(sent)).toBe(readFileSync(join(folder, evidence), 'utf8'))
  expect(attachmentText(readable)).toContain('    <chk xmlns="urn:prova">\n      <medico>')
})

test("attaches a proxy's page as text", () => {
  const body = firstStep('CVP-05').steps[0]?.steps.find(({ name }) => name?.includes('ricevuti'))
  expect(body?.attachments[0]).toMatchObject({ type: 'text/plain' })
  expect(body?.attachments[0]?.source).toMatch(/\.txt$/)
})

test('leaves nothing of what carried the status and the times', () => {
  const written = readdirSync(resultsDir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(resultsDir, name), 'utf8'))
  expect(written.join()).not.toContain('collaudo:ripristino')
})

test('keeps the history of a case over versions and runs', { timeout: 60_000 }, async () => {
  const later = mkdtempSync(join(folder, 'later-'))
  const again = writeSyntheticRun(later)
  const header = {
    ...again.header,
    run: 'another',
    application: { ...again.header.application, version: '3.5.0' },
  }
  const other = readResults(await replay({ ...again, header }, later))
  expect(other.get('CVP-02')?.historyId).toBe(resultOf('CVP-02').historyId)
})

test('writes one file, and nothing beside it where all fits', () => {
  expect(readdirSync(join(folder, 'out'))).toEqual(['report.html'])
})
