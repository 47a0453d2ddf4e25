import { expect, test } from 'vitest'

import { http } from '../../../../adapters/http/adapter.ts'
import { checkKinds, check, parseExpectation } from '../../../../src/check/expectation.ts'
import type { CheckSubject } from '../../../../src/check/check.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'

/** An answer as it might come, to a request that accepts JSON. */
const answered = (
  status: number,
  contentType: string,
  body: unknown,
  { accept = 'application/json', method = 'GET', headers = {} } = {},
): Exchange => ({
  origin: 'harness',
  adapter: 'http',
  operation: 'prova',
  method,
  url: 'https://127.0.0.1/x',
  startedAt: new Date(0),
  endedAt: new Date(1),
  request: {
    head: Buffer.from(`GET /x HTTP/1.1\r\naccept: ${accept}\r\n\r\n`),
    body: Buffer.alloc(0),
  },
  answer: {
    kind: 'http',
    status,
    headers: { 'content-type': contentType, ...headers },
    head: Buffer.alloc(0),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8'),
  },
  tls: null,
  documents: [],
  facts: {},
})

const problemType = 'application/problem+json'
const ofGateway = {
  traceID: '0123456789abcdef',
  spanID: '0123456789abcdef',
  type: '/msg/jwt-validation',
  title: 'Token non valido',
  detail: 'attachment_hash però è diverso',
  status: 403,
  instance: '/jwt-hash-match',
}
const ofBorder = {
  type: 'https://govway.org/handling-errors/401/TokenAuthenticationFailed.html',
  title: 'TokenAuthenticationFailed',
  status: 401,
  detail: 'Authentication failed',
  govway_id: 'x',
}

test.each([
  ['JSON with a status of success', answered(201, 'application/json', { a: 1 }), 'expected'],
  ['nothing, with 204', answered(204, '', ''), 'expected'],
  [
    'another type that is accepted',
    answered(200, 'text/csv', 'a;b', { accept: 'text/*' }),
    'expected',
  ],
  ['a page, with 200', answered(200, 'text/html', '<html/>'), 'other'],
  ['a page that says it is JSON', answered(200, 'application/json', '<html/>'), 'other'],
  ['an empty body, with 200', answered(200, 'application/json', ''), 'other'],
  ['a redirection', answered(302, 'application/json', {}), 'other'],
  ['a problem of the gateway', answered(403, problemType, ofGateway), 'fault'],
  [
    'the same under another type',
    answered(403, 'application/json;charset=latin1', ofGateway),
    'fault',
  ],
  ['a problem of any service', answered(404, problemType, { title: 'Not found' }), 'fault'],
  ['a time-out that the gateway tells of', answered(504, problemType, ofGateway), 'fault'],
  ['a problem without a trace, with 502', answered(502, problemType, { title: 'Bad' }), 'other'],
  ['the border proxy', answered(401, problemType, ofBorder), 'other'],
  ['a page of a proxy, with 502', answered(502, 'text/html', '<h1>Bad Gateway</h1>'), 'other'],
  [
    'JSON that is no problem, with 400',
    answered(400, 'application/json', { errore: 'x' }),
    'other',
  ],
])('%s is read as what it is', (_, exchange, kind) => {
  expect(http.read(exchange).kind).toBe(kind)
})

test('a refusal of the gateway tells its type with a slash, and its words as UTF-8', () => {
  const noSlash = { ...ofGateway, type: 'msg/jwt-validation', status: '403' }
  expect(http.read(answered(403, problemType, noSlash))).toMatchObject({
    kind: 'fault',
    code: '/msg/jwt-validation',
    text: 'Token non valido: attachment_hash però è diverso',
  })
})

test('the border proxy is named, and said to be no evidence', () => {
  const { description } = http.read(answered(401, problemType, ofBorder))
  expect(description).toContain('proxy di confine (GovWay TokenAuthenticationFailed')
  expect(description).toContain('non è una prova')
})

const statusOf = (entry: unknown, exchange: Exchange): string => {
  const parsed = parseExpectation(entry, checkKinds(http.checks))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const subject: CheckSubject = {
    exchange,
    reading: http.read(exchange),
    variables: {},
    namespaces: {},
  }
  return check(parsed.value, subject).status
}

const refusal = answered(403, problemType, ofGateway)

test.each([
  [{ type: '/msg/jwt-validation', status: '403', instance: 'jwt-hash-match' }, 'met'],
  [{ type: 'msg/jwt-validation' }, 'met'],
  [{ title: 'Token', detail: 'però' }, 'met'],
  [{ type: '/msg/missing-token' }, 'unmet'],
  [{ status: '400' }, 'unmet'],
  [{ instance: '/jwt-person-id' }, 'unmet'],
  [{ detail: 'altro' }, 'unmet'],
])('problem: %j is %s', (problem, status) => {
  expect(statusOf({ problem }, refusal)).toBe(status)
})

test('problem: accepts a status that is text, and wants that of the answer to be the same', () => {
  const problem = { status: '403' }
  expect(statusOf({ problem }, answered(403, problemType, { ...ofGateway, status: '403' }))).toBe(
    'met',
  )
  expect(statusOf({ problem }, answered(500, problemType, ofGateway))).toBe('unmet')
})

test.each([
  ['the border proxy', answered(401, problemType, { ...ofBorder, type: '/msg/jwt-validation' })],
  ['a problem without a trace', answered(403, problemType, { ...ofGateway, traceID: undefined })],
  ['a page', answered(403, 'text/html', 'Token non valido')],
  ['an empty body', answered(403, problemType, '')],
  ['an answer of success', answered(200, 'application/json', ofGateway)],
])('problem: is unmet by %s', (_, exchange) => {
  expect(statusOf({ problem: { type: '/msg/jwt-validation' } }, exchange)).toBe('unmet')
})

test.each([
  ['the error that it names', answered(401, problemType, ofBorder), 'met'],
  [
    'another of its errors',
    answered(502, problemType, {
      ...ofBorder,
      type: 'https://govway.org/handling-errors/502/InvalidResponse.html',
    }),
    'unmet',
  ],
  ['the gateway', refusal, 'unmet'],
  ['a page', answered(401, 'text/html', 'TokenAuthenticationFailed'), 'unmet'],
])('border-proxy: is judged by %s', (_, exchange, status) => {
  expect(statusOf({ 'border-proxy': 'TokenAuthenticationFailed' }, exchange)).toBe(status)
})

test.each([
  { status: '401' },
  { header: 'content-type', contains: 'json' },
  { jsonpath: '$.title', exists: 'true' },
  { refused: { text: 'TokenAuthenticationFailed' } },
  { not: { jsonpath: '$.traceID', exists: 'true' } },
  { not: { status: '200' } },
  { size: { 'greater-than': '1' } },
])('nothing is proved by the border proxy: %j', (entry) => {
  const exchange = answered(401, problemType, ofBorder)
  expect(statusOf(entry, exchange)).toBe('unmet')
})

test('an answer of a type that the request does not accept says which it accepts', () => {
  expect(http.read(answered(200, 'text/xml', '<a/>')).description).toBe(
    'HTTP 200, text/xml, 4 byte: la richiesta accetta application/json',
  )
})
