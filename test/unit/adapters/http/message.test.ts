import { afterAll, beforeAll, expect, test } from 'vitest'

import { http } from '../../../../adapters/http/adapter.ts'
import { openCaller, type Caller } from './support/http-call.ts'

let caller: Caller

beforeAll(async () => {
  caller = await openCaller()
})
afterAll(() => caller.close())

const sentJson = async (body: unknown): Promise<unknown> =>
  JSON.parse((await caller.call({ method: 'POST', path: '/x', body })).request.body.toString())

test('what a case writes is text in JSON, but for what stands under $json', async () => {
  expect(
    await sentJson({
      codice: '0007',
      vuoto: '',
      assente: null,
      si: { $json: 'true' },
      quanti: { $json: '7' },
      niente: { $json: null },
      lista: ['1', null, { $json: '[2, "tre"]' }],
    }),
  ).toEqual({
    codice: '0007',
    vuoto: '',
    si: true,
    quanti: 7,
    niente: null,
    lista: ['1', [2, 'tre']],
  })
})

test.each([
  [{ a: { $json: 'sì' } }, ['body', 'a', '$json'], /\$json vuole del JSON/],
  [{ a: [{ $json: '1', altro: 'x' }] }, ['body', 'a', 0, 'altro'], /sta da solo/],
  [{ $json: ['1'] }, ['body', '$json'], /\$json vuole del JSON/],
])('%j is told before anything is sent', async (body, path, message) => {
  const [problem, ...more] = await http.problems({ method: 'POST', path: '/x', body })
  expect(problem).toMatchObject({ path, message: expect.stringMatching(message) as string })
  expect(more).toEqual([])
  expect(
    await http.problems({ method: 'POST', path: '/x', body: { a: { $json: '${ n }' } } }),
  ).toEqual([])
})

test('a path is encoded where it must be, and a query in the order in which it is written', async () => {
  const { request, exchange } = await caller.call({
    method: 'GET',
    path: '/status/1.2^^^^urn:x è%20',
    query: { z: 'a b&c', lista: ['1', '2'], assente: null, a: 'è' },
  })
  expect(request.url).toBe(
    '/aslba_test/status/1.2%5E%5E%5E%5Eurn:x%20%C3%A8%20?z=a%20b%26c&lista=1&lista=2&a=%C3%A8',
  )
  expect(exchange.url).toBe(`${new URL(caller.server.endpoint).origin}${request.url}`)
})

test.each([
  [{ body: { a: '1' } }, 'application/json', '{"a":"1"}'],
  [
    { form: { a: '1 2', b: ['x', 'y'], c: null } },
    'application/x-www-form-urlencoded',
    'a=1+2&b=x&b=y',
  ],
  [{ text: 'però' }, 'text/plain; charset=utf-8', 'però'],
  [{ file: 'dati/a.xml' }, 'application/xml', 'dati/a.xml, byte per byte\r\n'],
  [{ text: '<a/>', type: 'application/xml' }, 'application/xml', '<a/>'],
])('sends %j as it is written', async (content, type, text) => {
  const { request } = await caller.call(
    { method: 'POST', path: '/x', ...content },
    { file: (path) => Buffer.from(`${path}, byte per byte\r\n`) },
  )
  expect(request.headers['Content-Type']).toBe(type)
  expect(request.body.toString('utf8')).toBe(text)
})

test('parts are written one after another, byte for byte, and what was sent is what is kept', async () => {
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255])
  const { request, exchange } = await caller.call(
    {
      method: 'POST',
      path: '/x',
      body: { n: { $json: '1' } },
      multipart: [
        { name: 'requestBody' },
        { name: 'fi"le', filename: 'a\r\nb.bin', file: 'dati/a.bin' },
        { name: 'nota', text: 'è', type: 'text/x-nota' },
      ],
    },
    { file: () => bytes },
  )
  const boundary = /^multipart\/form-data; boundary=(collaudo-[0-9a-f]{32})$/.exec(
    request.headers['Content-Type'] ?? '',
  )?.[1]
  const part = (head: string): Buffer => Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`)
  const disposition = 'Content-Disposition: form-data; name='
  const expected = Buffer.concat([
    part(`${disposition}"requestBody"\r\nContent-Type: application/json`),
    Buffer.from('{"n":1}\r\n'),
    part(
      `${disposition}"fi%22le"; filename="a%0D%0Ab.bin"\r\nContent-Type: application/octet-stream`,
    ),
    bytes,
    Buffer.from('\r\n'),
    part(`${disposition}"nota"\r\nContent-Type: text/x-nota`),
    Buffer.from('è\r\n'),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  expect(request.body.equals(expected)).toBe(true)
  expect(Buffer.from(exchange.request.body).equals(expected)).toBe(true)
  expect(exchange.documents.map(({ bytes: kept }) => Buffer.from(kept))).toEqual([bytes])
})

test('headers are what the case writes, and JSON is what it accepts unless it says so', async () => {
  const usual = await caller.call({ method: 'GET', path: '/x', headers: { 'X-Prova': '0007' } })
  expect(usual.request.headers).toMatchObject({ Accept: 'application/json', 'X-Prova': '0007' })
  expect(usual.request.headers['Content-Type']).toBeUndefined()
  const other = await caller.call({ method: 'GET', path: '/x', headers: { accept: 'text/csv' } })
  expect(other.request.headers['accept']).toBe('text/csv')
  expect(other.request.headers['Accept']).toBeUndefined()
})

test.each([
  [{ path: 'x' }, /percorso/],
  [{ path: '/x?a=1' }, /query/],
  [{ path: '/a/../b' }, /\.\./],
  [{ path: '/x', body: {}, text: 'x' }, /un solo corpo/],
  [{ path: '/x', multipart: [{ name: 'a' }] }, /porta body/],
  [{ path: '/x', body: {}, multipart: [{ name: 'a' }, { name: 'b' }] }, /porta body/],
  [{ path: '/x', body: {}, multipart: [{ name: 'a', text: 'x' }] }, /un solo corpo/],
  [{ path: '/x', multipart: [{ name: 'a', text: 'x', file: 'y' }] }, /un solo contenuto/],
  [{ path: '/x', headers: { 'Content-Length': '3' } }, /connessione/],
  [{ path: '/x', headers: { 'content-type': 'text/x' } }, /type/],
  [{ path: '/x', tokens: {}, headers: { authorization: 'x' } }, /tokens/],
])('%j is no request', (send, message) => {
  const parsed = http.request.safeParse({ method: 'POST', ...send })
  expect(parsed.error?.issues.map((issue) => issue.message).join()).toMatch(message)
})

test('a safe method writes nothing, any other does, and a case may know better', () => {
  const writes = (send: Record<string, string>): boolean =>
    http.writes(http.request.parse({ path: '/x', ...send }))
  expect(['GET', 'HEAD', 'OPTIONS'].map((method) => writes({ method }))).toEqual([
    false,
    false,
    false,
  ])
  expect(['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => writes({ method }))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(writes({ method: 'POST', writes: 'false' })).toBe(false)
  expect(writes({ method: 'GET', writes: 'true' })).toBe(true)
})
