import { expect, test } from 'vitest'

import { readRecorded } from '../../../../src/evidence/read-recorded.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'

const har = (response: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      entries: [
        {
          startedDateTime: '2026-10-15T10:15:00.000+02:00',
          time: 120.5,
          request: {
            method: 'POST',
            url: 'https://esempio.invalid/sist/CVPService',
            headers: [{ name: 'Content-Type', value: 'text/xml' }],
            postData: { mimeType: 'text/xml', text: '<a>è</a>' },
          },
          response: { headers: [], content: {}, ...response },
        },
      ],
    },
  })

test('reads an HTTP Archive, also where the body is in base64 or no answer came', () => {
  const { path, write } = makeProject()
  const content = { text: Buffer.from('<b/>').toString('base64'), encoding: 'base64' }
  write(
    'a.har',
    har({ status: 500, statusText: 'Errore', headers: [{ name: 'X-Uno', value: '1' }], content }),
  )
  const [call] = readRecorded(path('a.har'))
  expect(call).toMatchObject({
    origin: 'file',
    method: 'POST',
    url: 'https://esempio.invalid/sist/CVPService',
    startedAt: new Date('2026-10-15T08:15:00.000Z'),
    request: { body: Buffer.from('<a>è</a>') },
    answer: { kind: 'http', status: 500, headers: { 'x-uno': '1' }, body: Buffer.from('<b/>') },
    tls: null,
    facts: { source: 'a.har' },
  })
  write('b.har', har({ status: 0 }))
  expect(readRecorded(path('b.har'))).toMatchObject([{ answer: { kind: 'none' } }])
})

test('reads pairs of files in the order of their names, with heads or without', () => {
  const { path, write } = makeProject()
  write('log/02.request.xml', '<due/>')
  write('log/01.request', 'POST /sist HTTP/1.1\r\nHost: a\r\n\r\n<uno/>')
  write('log/01.response', 'HTTP/1.1 500 No\r\nX-A: b\r\n\r\n<no/>')
  write('log/02.response.xml', '<sì/>')
  write('log/03.request.xml', '<tre/>')
  expect(readRecorded(path('log'))).toMatchObject([
    {
      request: { body: Buffer.from('<uno/>') },
      answer: { status: 500, headers: { 'x-a': 'b' }, body: Buffer.from('<no/>') },
    },
    { request: { head: Buffer.alloc(0), body: Buffer.from('<due/>') }, answer: { status: 200 } },
    { answer: { kind: 'none', message: "tra i file non c'è la risposta" } },
  ])
})

test.each([
  ['niente', 'non esiste'],
  ['rotto.har', 'non è un HAR leggibile'],
  ['vuota', 'non ci sono file NOME.request'],
])('says what it cannot read: %s', async (name, why) => {
  const { path, write } = makeProject()
  write('rotto.har', '{')
  write('vuota/altro.txt', '')
  const error = await harnessErrorFrom(Promise.resolve().then(() => readRecorded(path(name))))
  expect({ code: error.code, message: error.message }).toEqual({
    code: 'RUN_UNREADABLE',
    message: `${path(name)}: ${why}`,
  })
})
