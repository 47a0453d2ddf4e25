import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

import { Validator, type Schema } from '@cfworker/json-schema'
import { expect, test } from 'vitest'

import { foldEvents } from '../../../../src/evidence/fold.ts'
import { appendEvent } from '../../../../src/evidence/journal.ts'
import { readRun, runNames, writeRun } from '../../../../src/evidence/run-file.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { jsonSchemas } from '../../../../src/plan/json-schema.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'
import {
  at,
  caseEnd,
  caseRecord,
  caseStart,
  head,
  header,
  passed,
  runEnd,
  runStart,
  sending,
} from './support.ts'

const events = [runStart('P-01', 'P-02'), caseStart('P-01'), caseEnd('P-01'), runEnd()]
const record = foldEvents(events)

test('the record is written whole under its own name, and read back', () => {
  const { folder, path } = makeProject()
  writeRun(folder, record)
  expect(readdirSync(folder)).toEqual(['run.json'])
  expect(readFileSync(path('run.json'), 'utf8')).toBe(`${JSON.stringify(record, null, 2)}\n`)
  expect(readRun(folder)).toEqual(record)
})

test('what an earlier kill left half written is replaced', () => {
  const { folder } = makeProject({ 'run.json.part': '{"schema":', 'run.json': '{' })
  writeRun(folder, record)
  expect(readdirSync(folder)).toEqual(['run.json'])
  expect(readRun(folder)).toEqual(record)
})

test('without run.json the record is folded from the journal', () => {
  const { folder } = makeProject({ 'run.json.part': '{"schema":' })
  const killed = [runStart('P-01', 'P-02'), caseStart('P-01'), sending('P-01')]
  for (const event of killed) appendEvent(folder, event)
  expect(readRun(folder)).toEqual(foldEvents(killed))
})

test.each([
  ['cut', '{"schema": "collaudo/run@1",'],
  ['empty', ''],
  ['of another kind', '{}'],
])('a run.json that is %s is told, with the way out', (_what, text) => {
  const { folder, path } = makeProject({ 'run.json': text })
  for (const event of events) appendEvent(folder, event)
  expect(harnessErrorOf(() => readRun(folder))).toEqual({
    code: 'RUN_UNREADABLE',
    message: `${path('run.json')} non è un'esecuzione leggibile`,
    hint: 'togliere run.json: si rilegge dal giornale events.ndjson',
  })
})

test('a record of a later version says which one, and does not send anybody to the journal', () => {
  const { folder, path } = makeProject({
    'run.json': JSON.stringify({ ...record, schema: 'collaudo/run@99' }),
  })
  expect(harnessErrorOf(() => readRun(folder))).toEqual({
    code: 'RUN_UNREADABLE',
    message: `${path('run.json')} non è un'esecuzione leggibile`,
    hint: "l'ha scritta un'altra versione di Collaudo (collaudo/run@99, qui fino a collaudo/run@2): aprirla con quella",
  })
})

const words = { sheet: 'Casi', cell: 'B2', text: 'Il medico emette la ricetta.' }

/** As version 0.1 wrote it: without the hash of the words. */
const firstVersion = (): readonly unknown[] => [
  {
    event: 'run-start',
    at: header.startedAt,
    header: { ...header, schema: 'collaudo/run@1' },
    planned: [{ ...head('P-01'), source: words }],
  },
  { event: 'case-end', at: at(2), record: { ...caseRecord('P-01', passed), source: words } },
]

test('a journal of the first version is read as one of today, and so is its record', () => {
  const { folder, path } = makeProject()
  writeFileSync(
    path('events.ndjson'),
    firstVersion()
      .map((event) => `${JSON.stringify(event)}\n`)
      .join(''),
  )
  const read = readRun(folder)
  expect(read.schema).toBe('collaudo/run@2')
  expect(read.cases[0]?.wordsSha256).toBe(sha256(words.text))
  const { wordsSha256: _, ...first } = read.cases[0] ?? caseRecord('P-01', passed)
  writeFileSync(
    path('run.json'),
    JSON.stringify({ ...read, schema: 'collaudo/run@1', cases: [first] }),
  )
  expect(readRun(folder)).toEqual(read)
})

test('the published schema accepts a record, and refuses one with a status that does not exist', async () => {
  const { run: schema } = await jsonSchemas([])
  const validator = new Validator(schema as Schema, '7')
  const whole: unknown = JSON.parse(JSON.stringify(record))
  expect(validator.validate(whole).valid).toBe(true)
  const wrong = JSON.stringify(record).replace('"status":"passed"', '"status":"verde"')
  expect(validator.validate(JSON.parse(wrong)).valid).toBe(false)
})

test('runs are the folders that have a journal, oldest first', () => {
  const { folder } = makeProject({
    '20260302T090000Z-b/events.ndjson': '',
    '20260302T081500Z-c/events.ndjson': '',
    '20260401T000000Z-a/events.ndjson': '',
    '20250101T000000Z-senza/run.json': '{}',
    'nota.txt': '',
  })
  expect(runNames(folder)).toEqual([
    '20260302T081500Z-c',
    '20260302T090000Z-b',
    '20260401T000000Z-a',
  ])
})

test('a workspace that never ran anything has no runs', () => {
  expect(runNames(makeProject().path('reports'))).toEqual([])
})
