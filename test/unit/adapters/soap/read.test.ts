import { expect, test } from 'vitest'

import { soap } from '../../../../adapters/soap/adapter.ts'
import type { Exchange, HttpAnswer } from '../../../../src/model/exchange.ts'

const exchange = (
  answer: Partial<HttpAnswer> & { readonly text: string },
  promised: string,
): Exchange => ({
  origin: 'harness',
  adapter: 'soap',
  operation: 'op',
  method: 'POST',
  url: 'https://127.0.0.1/op',
  startedAt: new Date(0),
  endedAt: new Date(0),
  request: { head: Buffer.alloc(0), body: Buffer.alloc(0) },
  tls: null,
  documents: [],
  facts: promised === '' ? {} : { answer: promised },
  answer: {
    kind: 'http',
    status: 200,
    head: Buffer.alloc(0),
    headers: { 'content-type': 'text/xml' },
    ...answer,
    body: Buffer.from(answer.text),
  },
})

const eleven = 'http://schemas.xmlsoap.org/soap/envelope/'
const twelve = 'http://www.w3.org/2003/05/soap-envelope'
const around = (body: string, namespace = eleven): string =>
  `<S:Envelope xmlns:S="${namespace}" xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" xmlns:x="urn:x"><S:Body>${body}</S:Body></S:Envelope>`
const fault11 = (code: string, words: string, detail = ''): string =>
  around(
    `<S:Fault><faultcode>${code}</faultcode><faultstring>${words}</faultstring>${detail}</S:Fault>`,
  )

const read = (answer: Parameters<typeof exchange>[0], promised = '{urn:x}risposta') =>
  soap.read(exchange(answer, promised))

test.each([
  ['another element', { text: around('<x:altro/>') }],
  ['the same name in another namespace', { text: around('<risposta xmlns="urn:y"/>') }],
  ['an empty Body', { text: around('') }],
  ['two elements', { text: around('<x:risposta/><x:risposta/>') }],
  ['no envelope', { text: '<x:risposta xmlns:x="urn:x"/>' }],
  ['an empty body', { text: '' }],
  ['a proxy page', { text: '<html><body>502</body></html>', status: 502 }],
  ['the right element with an error status', { text: around('<x:risposta/>'), status: 502 }],
  ['a DOCTYPE', { text: `<!DOCTYPE S [<!ENTITY a "b">]>${around('<x:risposta/>')}` }],
  ['a Fault of another namespace', { text: around('<x:Fault/>') }],
  [
    'a multipart that lacks the part it names',
    {
      text: '--b\r\n\r\n<a><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:z"/></a>\r\n--b--',
      headers: { 'content-type': 'multipart/related;boundary=b' },
    },
  ],
])('%s is not the promised answer, and no refusal', (_, answer) => {
  expect(read(answer).kind).toBe('other')
})

test('without knowing what was promised nothing is the promised answer', () => {
  expect(read({ text: around('<x:risposta/>') }, '').kind).toBe('other')
})

test('the promised element is, in either version of SOAP, and in a multipart', () => {
  expect(read({ text: around('<x:risposta/>') }).kind).toBe('expected')
  expect(read({ text: around('<x:risposta/>', twelve) }).kind).toBe('expected')
  expect(
    read({
      text: `--b\r\nContent-ID: <r>\r\n\r\n${around('<x:risposta/>', twelve)}\r\n--b--`,
      headers: { 'content-type': 'multipart/related;boundary="b";start="<r>"' },
    }).kind,
  ).toBe('expected')
})

test('a one-way call is taken with an empty body, and with that alone', () => {
  expect(read({ text: '', status: 202 }, 'none').kind).toBe('expected')
  expect(read({ text: '', status: 502 }, 'none').kind).toBe('other')
  expect(read({ text: 'ok', status: 202 }, 'none').kind).toBe('other')
})

test.each([
  ['its faultcode', fault11('S:Server', 'boh'), 'Server'],
  ['a name of WS-Security', fault11('wsse:FailedCheck', 'boh'), 'wsse:FailedCheck'],
  ['the code that its words begin with', fault11('S:Server', 'FSE-00407 - manca'), 'FSE-00407'],
  [
    'the code in its detail',
    fault11('S:Server', 'boh', '<detail><e><errorCode>FSE-10001</errorCode></e></detail>'),
    'FSE-10001',
  ],
  [
    'the innermost Subcode',
    around(
      '<S:Fault><S:Code><S:Value>S:Sender</S:Value><S:Subcode><S:Value>wsse:InvalidSecurity</S:Value></S:Subcode></S:Code><S:Reason><S:Text xml:lang="it">boh</S:Text></S:Reason></S:Fault>',
      twelve,
    ),
    'wsse:InvalidSecurity',
  ],
])('the code of a Fault is %s', (_, text, code) => {
  expect(read({ text, status: 500 })).toMatchObject({ kind: 'fault', code })
})
