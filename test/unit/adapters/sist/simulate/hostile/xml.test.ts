import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../../src/simulator/start-simulator.ts'
import { buildMessage, chkContent, post, send } from '../../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
})
afterAll(() => sist.close())

// Whatever was sent, the next good message is served.
afterEach(async () => {
  const message = buildMessage('chkPrescrizione', chkContent(), { doctor: pki.titolare })
  expect((await send(sist.url, pki, message)).status).toBe(200)
})

const sendBytes = (body: string | Uint8Array) =>
  post({ url: `${sist.url}/aslba_test/CVPService`, pki, body })

const wrap = (doctype: string, text: string): string =>
  `<?xml version="1.0"?>${doctype}<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${text}</s:Body></s:Envelope>`

const bomb = `<!DOCTYPE s:Envelope [<!ENTITY a "aaaaaaaaaa">${'bcdefghi'
  .split('')
  .map((name, index) => {
    const previous = `&${'abcdefgh'[index]};`
    return `<!ENTITY ${name} "${previous.repeat(10)}">`
  })
  .join('')}]>`

test.each<[string, string | Uint8Array]>([
  ['an empty body', ''],
  ['a body that is no XML', 'ciao'],
  ['a body of binary bytes', Buffer.from([0, 255, 254, 60, 0, 62])],
  ['an external entity', wrap('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;')],
  ['a document type alone', wrap('<!DOCTYPE x>', '')],
  ['an external document type', wrap('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', '')],
  ['an entity bomb in text', wrap(bomb, '&i;')],
  ['an entity bomb in an attribute', wrap(bomb, '<a b="&i;"/>')],
  ['a document type in UTF-16', Buffer.from(`\ufeff${wrap('<!DOCTYPE x>', '')}`, 'utf16le')],
  ['nesting without end', wrap('', '<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
])('refuses %s with 000265', async (_, body) => {
  const answer = await sendBytes(body)
  expect([answer.status, answer.fault]).toEqual([500, '000265'])
  expect(answer.text).not.toContain('root:')
  const outcome = sist.journal().at(-1)?.outcome
  expect(outcome).toMatchObject({ rule: 'envelope-well-formed' })
})

test('refuses a body of 11 MB with 413', async () => {
  const answer = await sendBytes(Buffer.alloc(11 * 1024 * 1024, 'a'))
  expect(answer.status).toBe(413)
})

test('answers what escapes XML as text, never as markup', async () => {
  const message = buildMessage('chkPrescrizione', chkContent(), {
    doctor: pki.titolare,
    soapAction: '</faultstring><codice>000000',
  })
  const answer = await send(sist.url, pki, message)
  expect(answer.first('faultstring')).toContain('&lt;/faultstring&gt;')
})

test('serves the contract, and says what it serves instead of other paths', async () => {
  const get = (path: string, method = 'GET') =>
    post({ url: sist.url + path, pki, method, body: '' })
  const [wsdl, xsd, other, put] = await Promise.all([
    get('/aslba_test/CVPService?wsdl'),
    get('/aslba_test/CVPService.xsd'),
    get('/aslba_test/Altro', 'POST'),
    get('/aslba_test/CVPService', 'PUT'),
  ])
  expect(wsdl.text).toContain('portType name="CVPPortType"')
  expect(xsd.text).toContain('name="chkPrescrizione"')
  expect([other.status, other.text]).toEqual([
    404,
    'Il simulatore non serve /aslba_test/Altro. Servizi: /aslba_test/CVPService\n',
  ])
  expect(put.status).toBe(405)
})
