import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { createStore } from '../../../../src/evidence/create-store.ts'
import { appendEvent } from '../../../../src/evidence/journal.ts'
import type { ManualRequest } from '../../../../src/run/desk.ts'
import { serveMain } from '../../../../src/suite/main-channel.ts'
import { openDesk } from '../../../../src/suite/manual-desk.ts'
import { makeProject } from '../../../support/temp-project.ts'

const request: ManualRequest = {
  case: 'P-01',
  caseTitle: 'Il primo',
  step: 'promemoria',
  do: 'Stampare.',
  answers: [
    { name: 'nre', ask: 'NRE' },
    { name: 'esito', ask: 'Esito' },
  ],
  files: [{ name: 'schermata', types: ['txt'], min: 2 }],
}

const ever = new AbortController().signal

const texts = (files: readonly { readonly bytes: Uint8Array }[] | undefined): string[] =>
  (files ?? []).map(({ bytes }) => Buffer.from(bytes).toString())

test('what was attached to the run and what the answers file says come before any question', async () => {
  const project = makeProject({ 'uno.txt': 'uno', 'events.ndjson': '' })
  const store = createStore(project.folder)
  appendEvent(project.folder, {
    event: 'attached',
    at: '2026-07-01T10:15:30.250Z',
    case: 'P-01',
    step: 'promemoria',
    answers: { nre: 'dopo' },
    files: [
      {
        name: 'schermata',
        file: store.keep(Buffer.from('due'), {
          name: 'schermata: due.txt',
          mediaType: 'text/plain',
          extension: 'txt',
        }),
      },
    ],
  })
  appendEvent(project.folder, {
    event: 'attached',
    at: '2026-07-01T10:15:30.250Z',
    case: 'P-02',
    step: 'promemoria',
    answers: { nre: 'di un altro caso' },
    files: [],
  })
  const desk = openDesk(project.folder, {
    answers: {
      'P-01': {
        promemoria: {
          answers: { nre: 'prima', esito: 'OK' },
          files: { schermata: [project.path('uno.txt')] },
        },
      },
    },
    channel: null,
  })
  const reply = await desk.ask(request, ever)
  expect(reply.answers).toEqual({ nre: 'dopo', esito: 'OK' })
  expect(texts(reply.files['schermata'])).toEqual(['uno', 'due'])
  expect(reply.files['schermata']?.map(({ fileName }) => fileName)).toEqual(['uno.txt', 'due.txt'])
})

test('only what is missing is asked of the person at the terminal, one request at a time', async () => {
  const project = makeProject({ 'events.ndjson': '' })
  const asked: ManualRequest[] = []
  let busy = 0
  const served = serveMain('prova-del-banco', {
    manual: async (one) => {
      busy += 1
      expect(busy).toBe(1)
      asked.push(one)
      await Promise.resolve()
      busy -= 1
      return { answers: { esito: one.case }, files: {} }
    },
  })
  try {
    const desk = openDesk(project.folder, {
      answers: { 'P-01': { promemoria: { answers: { nre: '1' }, files: {} } } },
      channel: 'prova-del-banco',
    })
    const [first, second] = await Promise.all([
      desk.ask({ ...request, files: [] }, ever),
      desk.ask({ ...request, case: 'P-02', files: [] }, ever),
    ])
    expect(asked.map((one) => one.answers.map(({ name }) => name))).toEqual([
      ['esito'],
      ['nre', 'esito'],
    ])
    expect(first.answers).toEqual({ nre: '1', esito: 'P-01' })
    expect(second.answers).toEqual({ esito: 'P-02' })
  } finally {
    served.close()
  }
})

test('a stop ends the wait for a person', async () => {
  const project = makeProject({ 'events.ndjson': '' })
  const desk = openDesk(project.folder, { answers: {}, channel: 'nessuno-risponde' })
  const stop = new AbortController()
  const reply = desk.ask(request, stop.signal)
  stop.abort()
  expect(await reply).toEqual({ answers: {}, files: {} })
})

test('without means nothing is given', async () => {
  const project = makeProject({ 'events.ndjson': '' })
  writeFileSync(join(project.folder, 'x'), '')
  expect(await openDesk(project.folder, null).ask(request, ever)).toEqual({
    answers: {},
    files: {},
  })
})
