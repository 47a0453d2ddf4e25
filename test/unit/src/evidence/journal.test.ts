import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { appendEvent, followJournal, readJournal } from '../../../../src/evidence/journal.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { caseEnd, caseStart, runEnd, runStart, sending, stepEnd } from './support.ts'

const events: readonly RunEvent[] = [
  runStart('P-01'),
  caseStart('P-01'),
  sending('P-01'),
  stepEnd('P-01'),
  caseEnd('P-01'),
  runEnd(),
]

const written = (count = events.length) => {
  const project = makeProject()
  for (const event of events.slice(0, count)) appendEvent(project.folder, event)
  return { ...project, file: project.path('events.ndjson') }
}

test('the events are read as they were written, one line each', () => {
  const { folder, file } = written()
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(events.length + 1)
  expect(readJournal(folder)).toEqual(events)
})

test('a title with line ends stays on its line', () => {
  const { folder } = written(1)
  const event: RunEvent = { ...caseStart('P-01'), title: 'a\nb\u2028c\r\nd' } as RunEvent
  appendEvent(folder, event)
  expect(readJournal(folder)).toEqual([events[0], event])
})

test('a last line that was torn by a kill is ignored, wherever it was torn', () => {
  const { folder, file } = written(2)
  const whole = readFileSync(file)
  const line = Buffer.from(JSON.stringify({ ...caseStart('P-02'), title: 'la città' }))
  for (const length of [1, 10, line.indexOf(0xc3) + 1, line.length - 1]) {
    writeFileSync(file, Buffer.concat([whole, line.subarray(0, length)]))
    expect(readJournal(folder)).toEqual(events.slice(0, 2))
  }
})

test('a last line that lacks only its line feed is read', () => {
  const { folder, file } = written(3)
  writeFileSync(file, readFileSync(file, 'utf8').trimEnd())
  expect(readJournal(folder)).toEqual(events.slice(0, 3))
})

test.each([
  ['text', 'rotta'],
  ['nothing', ''],
  ['another event', '{"event":"altro","at":"x"}'],
  ['an event without its parts', '{"event":"run-end","at":"x"}'],
])('a line in the middle that holds %s is told with its place', (_what, damaged) => {
  const { folder, file } = written(1)
  appendFileSync(file, `${damaged}\n`)
  appendEvent(folder, runEnd())
  expect(harnessErrorOf(() => readJournal(folder))).toEqual({
    code: 'RUN_UNREADABLE',
    message: `${file}:2: la riga del giornale non è leggibile`,
    hint: 'il giornale è stato modificato: ripartire da una copia o rieseguire il piano',
  })
})

test('a last line that is finished and damaged is told too', () => {
  const { folder, file } = written(1)
  appendFileSync(file, '{"event":"run-\n')
  expect(harnessErrorOf(() => readJournal(folder)).message).toBe(
    `${file}:2: la riga del giornale non è leggibile`,
  )
})

test('a folder without a journal is not a run', () => {
  const { folder, path } = makeProject()
  expect(harnessErrorOf(() => readJournal(folder))).toEqual({
    code: 'RUN_UNREADABLE',
    message: `${path('events.ndjson')} non esiste`,
    hint: 'indicare la cartella di una esecuzione, sotto reports/',
  })
})

test('a follower gives each event once, from before the file exists', () => {
  const { folder } = makeProject()
  const next = followJournal(folder)
  expect(next()).toEqual([])
  const seen: RunEvent[] = []
  for (const [index, event] of events.entries()) {
    appendEvent(folder, event)
    if (index % 2 === 1) seen.push(...next())
  }
  expect(seen).toEqual(events)
  expect(next()).toEqual([])
})

test('a follower waits for the end of a line, also where a letter is cut in two', () => {
  const { folder, path } = makeProject()
  const next = followJournal(folder)
  const event: RunEvent = { ...caseStart('P-01'), title: 'la città è «così»' } as RunEvent
  const line = Buffer.from(`${JSON.stringify(event)}\n`)
  const seen = [...line].map((byte) => {
    appendFileSync(path('events.ndjson'), Buffer.from([byte]))
    return next()
  })
  expect(seen.slice(0, -1).flat()).toEqual([])
  expect(seen.at(-1)).toEqual([event])
})

test('a follower tells a damaged line with its place in the file', () => {
  const { folder, file } = written(2)
  const next = followJournal(folder)
  expect(next()).toHaveLength(2)
  appendFileSync(file, 'rotta\n')
  expect(harnessErrorOf(next).message).toBe(`${file}:3: la riga del giornale non è leggibile`)
})
