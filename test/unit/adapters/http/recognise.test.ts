import { afterAll, beforeAll, expect, test } from 'vitest'

import { http } from '../../../../adapters/http/adapter.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { openCaller, type Caller, type Made } from './support/http-call.ts'

let caller: Caller
const trace = '{"traceID":"0a0b","workflowInstanceId":"w^1"}'
beforeAll(async () => {
  caller = await openCaller(() => ({
    status: 201,
    contentType: 'application/json',
    body: trace,
  }))
})
afterAll(() => caller.close())

/** A call as the proxy sees it, at the gateway's address: the bytes, and nothing that we know besides. */
const seen = ({ exchange, request }: Made, path: string): Exchange => ({
  ...exchange,
  origin: 'application',
  operation: '',
  documents: [],
  facts: {},
  url: `https://gateway.invalid/govway/rest/in/FSE/gateway/v1${path}`,
  request: {
    head: Buffer.from(
      `POST / HTTP/1.1\r\n${Object.entries(request.headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
      'latin1',
    ),
    body: exchange.request.body,
  },
})

const about = (exchange: Exchange) => http.recognise?.(exchange)

test('a call of the gateway has the name, the facts, the file and the tokens of ours', async () => {
  const made = await caller.call({
    method: 'POST',
    path: '/documents/validation',
    body: { activity: 'VALIDATION' },
    multipart: [{ name: 'requestBody' }, { name: 'file', pdf: {} }],
    tokens: { claims: { person_id: 'PNIMRA70A01H501P^^^&2.16.840.1.113883.2.9.4.3.2&ISO' } },
  })
  const { exchange } = made
  const found = about(seen(made, '/documents/validation'))
  expect(found).toMatchObject({
    operation: 'POST /documents/validation',
    facts: { traceID: '0a0b', workflowInstanceId: 'w^1' },
  })
  expect(
    found?.documents.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]),
  ).toEqual(
    exchange.documents.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]),
  )
  const signatures = await http.signatures?.({ ...seen(made, '/documents/validation'), ...found })
  expect(signatures?.map(({ valid }) => valid)).toEqual([true, true])
})

test('a token that was masked is no token', async () => {
  const made = await caller.call({ method: 'GET', path: '/status', tokens: {} })
  const headers = { ...made.request.headers, Authorization: '[secret]' }
  const masked = { ...made, request: { ...made.request, headers } }
  expect(about(seen(masked, '/status'))?.documents.map(({ name }) => name)).toEqual([
    'token FSE-JWT-Signature',
    'intestazione e claim dei token',
  ])
})

test.each<[method: string, path: string, operation: string | undefined]>([
  ['POST', '/documents', 'POST /documents'],
  ['PUT', '/documents/2.16.840%5E1', 'PUT /documents/{id}'],
  ['PUT', '/documents/1/metadata-iti-57?x=1', 'PUT /documents/{id}/metadata-iti-57'],
  ['PUT', '/documents/validate-and-replace/1', 'PUT /documents/validate-and-replace/{id}'],
  ['DELETE', '/documents/1', 'DELETE /documents/{id}'],
  ['GET', '/status/abc', 'GET /status/{workflowInstanceId}'],
  ['GET', '/status/search/abc', 'GET /status/search/{traceId}'],
  ['GET', '/documents/1', undefined],
  ['POST', '/altro', undefined],
])('%s %s is %s', async (method, path, operation) => {
  const made = await caller.call({ method: 'GET', path: '/status' })
  expect(about({ ...seen(made, path), method })?.operation).toBe(operation)
})

test('a call that a case describes is awaited by the name under which it is recognised', () => {
  const watched = (send: unknown) => http.watchedAs?.(http.request.parse(send))
  expect(watched({ method: 'GET', path: '/status/${ workflow }' })).toBe(
    'GET /status/{workflowInstanceId}',
  )
  expect(watched({ method: 'POST', path: '/documents', operation: 'Pubblicazione' })).toBe(
    'POST /documents',
  )
  expect(watched({ method: 'GET', path: '/elenco' })).toBe('GET /elenco')
  expect(http.knows?.('GET /status/{workflowInstanceId}')).toBe(true)
  expect(http.knows?.('GET /elenco')).toBe(false)
})
