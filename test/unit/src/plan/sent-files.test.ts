import { expect, test } from 'vitest'

import { sentFile } from '../../../../src/plan/sent-files.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { planOf, problemsOf, second, secondYaml, type Changes } from './support.ts'

const sending = (request: string, files: Record<string, string> = {}): Changes => ({
  ...files,
  'plans/prova/cases/P-02.case.yaml': `${secondYaml.slice(0, secondYaml.indexOf('steps:'))}steps:
  - id: invio
    uses: http
    send: { method: POST, path: '/x', ${request} }
    expect: [{ status: '400' }]
`,
})

test('the files of a request are read with the plan, byte for byte, each once', async () => {
  const { sent = {} } = await planOf(
    sending(
      'multipart: [{ name: a, file: dati/a.bin }, { name: b, file: dati/a.bin }, { name: c, pdf: { cda: cda/x.xml } }]',
      { 'plans/prova/dati/a.bin': 'però\r\n', 'plans/prova/cda/x.xml': '<a/>' },
    ),
  )
  expect(Object.keys(sent)).toEqual(['dati/a.bin', 'cda/x.xml'])
  expect(Buffer.from(sentFile(sent, 'dati/a.bin')).toString()).toBe('però\r\n')
  expect(harnessErrorOf(() => sentFile(sent, 'altro.bin')).code).toBe('REQUEST_INVALID')
})

test('what a SOAP call sends is read with the plan too: Body, whole message, attachments', async () => {
  const calling = (send: string): Changes => ({
    'plans/prova/dati/a.xml': '<a/>',
    'plans/prova/cases/P-02.case.yaml': `${secondYaml.slice(0, secondYaml.indexOf('steps:'))}steps:
  - id: invio
    uses: soap
    send: { operation: invia, ${send} }
    expect: [{ status: '202' }]
`,
  })
  const { sent = {} } = await planOf(calling('envelope: dati/a.xml'))
  expect(Object.keys(sent)).toEqual(['dati/a.xml'])
  for (const send of [
    'file: dati/b.xml',
    'envelope: dati/b.xml',
    'attachments: { r: { file: dati/b.xml } }',
  ])
    expect(await problemsOf(calling(send)), send).toMatch(
      /P-02\.case\.yaml:8:\d+ CASE_FILE_UNUSABLE il file «dati\/b\.xml»: il file non esiste/,
    )
})

test('a plan that sends no file says nothing of any, and its cases are what they were', async () => {
  const plan = await planOf(second())
  expect(plan).not.toHaveProperty('sent')
})

test('a case is another where a file that it sends is another', async () => {
  const hashOf = async (content: string): Promise<string | undefined> =>
    (await planOf(sending('file: dati/a.bin', { 'plans/prova/dati/a.bin': content }))).cases[1]
      ?.head.contentSha256
  expect(await hashOf('a')).toBe(await hashOf('a'))
  expect(await hashOf('a')).not.toBe(await hashOf('b'))
})

test.each([
  ['file: dati/manca.bin', 'il file non esiste'],
  ['file: ../cvp/plan.yaml', 'esce dalla cartella'],
  ['file: /etc/passwd', ''],
  ['file: dati', 'è una cartella'],
  ["file: '${ nre }.bin'", "atteso il nome di un file, non un'espressione"],
])('CASE_FILE_UNUSABLE: %s', async (request, reason) => {
  const told = await problemsOf(sending(request, { 'plans/prova/dati/a.bin': 'a' }))
  expect(told).toMatch(/^plans\/prova\/cases\/P-02\.case\.yaml:8:\d+ CASE_FILE_UNUSABLE /)
  expect(told).toContain(reason)
})
