import { expect, test } from 'vitest'

import type { TrafficRecord } from '../../../../src/model/traffic.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeProject } from '../../../support/temp-project.ts'

const application = 'title: A\nproducer: B\nversion: 1.0.0\nprofile: struttura\n'

const judge = (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const { folder } = makeProject({
    'plans/vuoto.txt': '',
    'applications/prova.yaml': application,
    ...files,
  })
  return cliHere(['observe', '--rules', '--from', 'registrate', ...args], { cwd: folder })
}

const wrong = '<a/>'

test('a required rule that is not kept makes it exit with 1, and is told', async () => {
  const { code, out, error } = await judge({ 'registrate/1.request.xml': wrong })
  expect({ code, error }).toEqual({ code: 1, error: '' })
  expect(out).toContain('✗ chiamata 1: non vale «La radice è un Envelope SOAP 1.1»')
  expect(out).toContain('Chiamate lette: 1')
})

test('calls that nothing could be judged of are not well judged', async () => {
  const { code, out } = await judge({
    'registrate/1.request.xml': 'GET /altro HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n',
  })
  expect(code).toBe(1)
  expect(out).toContain('nessuna chiamata da giudicare')
})

test.each([
  ['a message that is cut', '<s:Envelope', 'Il messaggio è XML ben formato'],
  [
    'a message that is cut, with its path',
    'POST /aslba_test/CVPService HTTP/1.1\r\ncontent-type: text/xml\r\n\r\n<s:Envelope',
    'Il messaggio è XML ben formato',
  ],
])('%s is judged though nobody recognises it', async (_, request, title) => {
  const { code, out } = await judge({ 'registrate/1.request.xml': request })
  expect(code).toBe(1)
  expect(out).toContain(`✗ chiamata 1: non vale «${title}»`)
})

test('as JSON it says the calls, the findings and how often each rule judged', async () => {
  const { code, out } = await judge({ 'registrate/1.request.xml': wrong }, '--json')
  expect(code).toBe(1)
  const told = JSON.parse(out) as { calls: number } & Pick<TrafficRecord, 'findings' | 'rules'>
  expect(told.calls).toBe(1)
  expect(told.findings.map(({ rule }) => rule)).toContain('envelope-root')
  expect(told.rules.find(({ id }) => id === 'envelope-well-formed')).toMatchObject({
    calls: 1,
    breached: 0,
  })
})

test.each([
  ['a plan', ['cvp']],
  ['a case', ['--case', 'CVP-01']],
])('%s has no place beside --rules', async (_, args) => {
  const { code, error } = await judge({ 'registrate/1.request.xml': wrong }, ...args)
  expect({ code, error }).toEqual({
    code: 2,
    error:
      'errore COMMAND_INVALID: --rules non esegue casi\nrimedio: togliere il piano e --case, o --rules\n',
  })
})
