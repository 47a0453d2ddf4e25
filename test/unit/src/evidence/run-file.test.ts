import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { foldEvents } from '../../../../src/evidence/fold.ts'
import { appendEvent } from '../../../../src/evidence/journal.ts'
import { readRun, runNames, writeRun } from '../../../../src/evidence/run-file.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { caseEnd, caseStart, runEnd, runStart, sending } from './support.ts'

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
  ['of another version', JSON.stringify({ ...record, schema: 'collaudo/run@2' })],
])('a run.json that is %s is told, with the way out', (_what, text) => {
  const { folder, path } = makeProject({ 'run.json': text })
  for (const event of events) appendEvent(folder, event)
  expect(harnessErrorOf(() => readRun(folder))).toEqual({
    code: 'RUN_UNREADABLE',
    message: `${path('run.json')} non è un'esecuzione leggibile`,
    hint: 'togliere run.json: si rilegge dal giornale events.ndjson',
  })
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
