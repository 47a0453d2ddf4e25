import { gzipSync } from 'node:zlib'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { JournalLine } from '../../../../../../src/simulator/journal.ts'
import type { RunningSimulator } from '../../../../../../src/simulator/start-simulator.ts'
import { usedBytes } from '../../../../../support/collect-garbage.ts'
import { openRaw, raw, readRaw } from '../../../../../support/raw-tls.ts'
import { buildMessage, chkContent, post, send } from '../../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki, {}, { timeouts: { headersMs: 300, requestMs: 900 } })
})
afterAll(() => sist.close())

const good = () => buildMessage('chkPrescrizione', chkContent(), { doctor: pki.titolare })

// Whatever was sent, the next good message is served.
afterEach(async () => {
  expect((await send(sist.url, pki, good())).status).toBe(200)
})

const path = '/aslba_test/CVPService'
const head = (...lines: readonly string[]): string =>
  [`POST ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...lines, '', ''].join('\r\n')

const lastLine = (): JournalLine | undefined => sist.journal().at(-1)

test.each<[string, string, number]>([
  ['headers of 20 KB', head(`X-Lungo: ${'x'.repeat(20_000)}`), 431],
  ['ten thousand headers', head(...Array.from({ length: 10_000 }, (_, i) => `X-${i}: x`)), 431],
  ['a NUL in a header', head('X-Nullo: a\0b'), 400],
  ['a header without a name', head(': x'), 400],
  ['a line folded into the next', head('X-Piega: a\r\n b', 'Content-Length: ciao'), 400],
  ['a length that is no number', head('Content-Length: ciao'), 400],
  ['a negative length', head('Content-Length: -1'), 400],
  ['a length beyond every number', head(`Content-Length: ${'9'.repeat(40)}`), 400],
  ['two lengths', head('Content-Length: 3', 'Content-Length: 4'), 400],
  ['a length and chunks', head('Content-Length: 3', 'Transfer-Encoding: chunked'), 400],
  ['an unknown transfer coding', head('Transfer-Encoding: ciao', 'Content-Length: 0'), 400],
  ['a chunk of nonsense', `${head('Transfer-Encoding: chunked')}zz\r\nciao\r\n`, 400],
  [
    'a chunk beyond every number',
    `${head('Transfer-Encoding: chunked')}${'F'.repeat(40)}\r\n`,
    400,
  ],
  ['a chunk longer than it says', `${head('Transfer-Encoding: chunked')}1\r\nciao\r\n`, 400],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['a method of nobody', `CIAO ${path} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
  ['a path with a space', `GET /a b HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
])('refuses %s, and closes the connection', async (_, bytes, status) => {
  const lines = sist.journal().length
  const reply = await raw(sist.url, pki, bytes)
  expect(reply.statuses).toEqual([status])
  expect(sist.journal()).toHaveLength(lines + 1)
  expect(lastLine()?.outcome.kind).toBe('not-http')
})

test('gives up headers that never end', async () => {
  const reply = await raw(sist.url, pki, `POST ${path} HTTP/1.1\r\nHost: x\r\nX-Lento: `)
  expect(reply.statuses).toEqual([408])
  expect(lastLine()?.outcome).toEqual({ kind: 'not-http', reason: 'Request timeout' })
})

test('gives up a body that never ends, however slowly it comes, and says of which call', async () => {
  const socket = await openRaw(sist.url, pki)
  const reading = readRaw(socket)
  socket.write(head('Content-Type: text/xml', 'Content-Length: 1000000'))
  const drip = setInterval(() => socket.write('<'), 50)
  const reply = await reading
  clearInterval(drip)
  expect(reply.statuses).toEqual([408])
  expect(lastLine()).toMatchObject({
    path,
    requestSha256: null,
    outcome: { kind: 'not-http', reason: 'Request timeout' },
  })
})

test('serves others while fifty connections keep it waiting', async () => {
  const sockets = await Promise.all(Array.from({ length: 50 }, () => openRaw(sist.url, pki)))
  const readings = sockets.map((socket) => readRaw(socket))
  for (const socket of sockets) socket.write(head('Content-Length: 10'))
  expect((await send(sist.url, pki, good())).status).toBe(200)
  for (const { statuses } of await Promise.all(readings)) expect(statuses).toEqual([408])
})

test('writes down a request that is broken off in the middle', async () => {
  const socket = await openRaw(sist.url, pki)
  const lines = sist.journal().length
  socket.write(`${head('Content-Length: 1000')}ciao`, () => socket.destroy())
  await expect.poll(() => sist.journal().length).toBe(lines + 1)
  expect(lastLine()).toMatchObject({
    method: 'POST',
    path,
    outcome: { kind: 'not-http', reason: 'la richiesta si interrompe prima della fine' },
  })
})

test('takes what follows a body that is too short for another request', async () => {
  const { xml } = good()
  const bytes = `${head('Content-Type: text/xml', 'Content-Length: 10')}${xml}`
  expect((await raw(sist.url, pki, bytes)).statuses.at(-1)).toBe(400)
  expect(sist.journal().slice(-2)).toMatchObject([
    { outcome: { kind: 'not-http' } },
    { requestBytes: 10, outcome: { rule: 'envelope-well-formed' } },
  ])
})

test('takes a good message in chunks', async () => {
  const { xml, soapAction } = good()
  const middle = Math.floor(xml.length / 2)
  const chunks = [xml.slice(0, middle), xml.slice(middle), '']
    .map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`)
    .join('')
  const bytes = `${head('Content-Type: text/xml', `SOAPAction: "${soapAction}"`, 'Transfer-Encoding: chunked')}${chunks}`
  const reply = await raw(sist.url, pki, bytes, (text) => text.includes('</S:Envelope>'))
  expect(reply.statuses).toEqual([200])
})

test.each([
  ['HEAD', path, 405, 'POST'],
  ['GET', path, 405, 'POST'],
  ['PUT', path, 405, 'POST'],
  ['DELETE', path, 405, 'POST'],
  ['OPTIONS', path, 405, 'POST'],
  ['TRACE', path, 405, 'POST'],
  ['GET', `${path}?wsdl`, 200, null],
  ['HEAD', `${path}?wsdl`, 200, null],
  ['POST', `${path}?wsdl`, 405, 'GET, HEAD'],
  ['POST', `${path}/`, 404, null],
  ['POST', `/aslba_test/../aslba_test/CVPService`, 404, null],
  ['POST', `/aslba_test/%43VPService`, 404, null],
  ['POST', `//aslba_test/CVPService`, 404, null],
  ['POST', `http://altrove.invalid${path}`, 404, null],
  ['OPTIONS', '*', 404, null],
  ['GET', '/', 404, null],
])('answers %s %s with %i', async (method, target, status, allow) => {
  const bytes = `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
  const reply = await raw(sist.url, pki, bytes)
  expect(reply.statuses).toEqual([status])
  expect(/^allow: (.*)$/im.exec(reply.text)?.[1] ?? null).toBe(allow)
  expect(lastLine()).toMatchObject({ method, path: target, outcome: { kind: 'answered', status } })
})

test('makes no tunnel', async () => {
  const reply = await raw(sist.url, pki, 'CONNECT altrove.invalid:443 HTTP/1.1\r\nHost: x\r\n\r\n')
  expect(reply.statuses).toEqual([405])
  expect(lastLine()?.outcome).toEqual({
    kind: 'not-http',
    reason: 'nessun tunnel: CONNECT altrove.invalid:443',
  })
})

test('refuses a request without a host', async () => {
  const reply = await raw(sist.url, pki, `GET ${path}?wsdl HTTP/1.1\r\nConnection: close\r\n\r\n`)
  expect(reply.statuses).toEqual([400])
  expect(lastLine()?.outcome).toMatchObject({ rule: 'host-header' })
})

test('does not mind what a client expects', async () => {
  const bytes = `GET ${path}?wsdl HTTP/1.1\r\nHost: x\r\nExpect: tutto\r\nConnection: close\r\n\r\n`
  expect((await raw(sist.url, pki, bytes)).statuses).toEqual([200])
})

test('refuses a compressed body and never expands it', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
  const before = usedBytes()
  const answer = await post({
    url: sist.url + path,
    pki,
    body: bomb,
    headers: { 'content-encoding': 'gzip' },
  })
  expect([answer.status, answer.text]).toEqual([
    415,
    "Content-Encoding gzip non ammesso: il corpo va inviato com'è.\n",
  ])
  expect(lastLine()).toMatchObject({
    requestBytes: bomb.length,
    outcome: { rule: 'content-encoding' },
  })
  // The same bytes without the header are just no XML.
  expect((await post({ url: sist.url + path, pki, body: bomb })).fault).toBe('000265')
  expect(usedBytes() - before).toBeLessThan(8 * 1024 * 1024)
})

const megabyte = Buffer.alloc(1024 * 1024, 'a')

describe('a body of 100 MB', () => {
  // A hundred megabytes take their time: this one is patient.
  let patient: RunningSimulator
  beforeAll(async () => {
    patient = await startSist(pki)
  })
  afterAll(() => patient.close())

  test.each([
    ['of a declared length', `Content-Length: ${100 * megabyte.length}`, [megabyte], ''],
    [
      'in chunks',
      'Transfer-Encoding: chunked',
      [`${megabyte.length.toString(16)}\r\n`, megabyte, '\r\n'],
      '0\r\n\r\n',
    ],
  ])('%s is answered with 413, and nothing of it is kept', async (_, header, frame, end) => {
    const before = usedBytes()
    const socket = await openRaw(patient.url, pki)
    const reply = readRaw(socket)
    const write = (part: string | Buffer): Promise<void> =>
      new Promise((resolve) => socket.write(part, () => resolve()))
    await write(head('Content-Type: text/xml', header))
    for (let count = 0; count < 100; count++) for (const part of frame) await write(part)
    await write(end)
    // The connection is as good as before.
    await write(`GET ${path}?wsdl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
    expect((await reply).statuses).toEqual([413, 200])
    expect(patient.journal().at(-2)).toMatchObject({
      requestBytes: null,
      outcome: { status: 413, rule: 'body-size' },
    })
    expect(usedBytes() - before).toBeLessThan(8 * 1024 * 1024)
  })

  test('is cut off where it goes on for ever', async () => {
    const socket = await openRaw(patient.url, pki)
    const reply = readRaw(socket)
    socket.write(head('Content-Type: text/xml', 'Content-Length: 9999999999'))
    let sent = 0
    while (!socket.destroyed && sent < 400) {
      await new Promise<void>((resolve) => socket.write(megabyte, () => resolve()))
      sent += 1
    }
    expect((await reply).statuses).toEqual([413])
    expect(sent).toBeLessThan(400)
  })
})
