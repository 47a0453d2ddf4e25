import { beforeAll, expect, onTestFinished, test } from 'vitest'

import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'
import { issuePki, openFor, post, type Pki } from './support.ts'

let pki: Pki
beforeAll(async () => {
  pki = await issuePki()
})

const answerHead =
  'HTTP/1.1 200 Va bene\r\nContent-Type: text/xml;charset=UTF-8\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 6\r\n\r\n'

const startServer = async (
  options: Parameters<typeof startTlsServer>[0] = {},
  answer: Parameters<typeof startTlsServer>[1] = (_, socket) =>
    void socket.write(`${answerHead}perché`.replace('Content-Length: 6', 'Content-Length: 7')),
): Promise<RawTlsServer> => {
  const server = await startTlsServer(
    {
      cert: pki.server.certificatePem,
      key: pki.server.keyPem,
      ca: pki.ca.certificatePem,
      requestCert: true,
      rejectUnauthorized: true,
      ...options,
    },
    answer,
  )
  onTestFinished(() => server.close())
  return server
}

test('reports the bytes that travelled, both ways', async () => {
  const server = await startServer()
  const body = Buffer.from([0, 1, 2, 255, 13, 10, 0xc3, 0xa9])
  const sent = await post(openFor(pki), `https://127.0.0.1:${server.port}/base/x?y=1&z=%20`, body)
  const [received] = server.requests
  expect(sent.request.head.toString()).toBe(received?.head.toString())
  expect(Buffer.from(sent.request.body).equals(received?.body ?? Buffer.alloc(0))).toBe(true)
  expect(Buffer.from(sent.request.body).equals(body)).toBe(true)
  expect(Buffer.from(sent.request.head).toString('latin1')).toBe(
    [
      'POST /base/x?y=1&z=%20 HTTP/1.1',
      `host: 127.0.0.1:${server.port}`,
      'connection: keep-alive',
      'Content-Type: text/xml; charset=UTF-8',
      'SOAPAction: "urn:prova"',
      'content-length: 8',
      '',
      '',
    ].join('\r\n'),
  )
  if (sent.answer.kind !== 'http') throw new Error('no answer')
  expect(sent.answer.status).toBe(200)
  expect(Buffer.from(sent.answer.body).toString('utf8')).toBe('perché')
  expect(Buffer.from(sent.answer.head).toString('latin1')).toBe(
    answerHead.replace('Content-Length: 6', 'Content-Length: 7'),
  )
  expect(sent.answer.headers).toEqual({
    'content-type': 'text/xml;charset=UTF-8',
    'set-cookie': 'a=1, b=2',
    'content-length': '7',
  })
  expect(sent.startedAt.getTime()).toBeLessThanOrEqual(sent.endedAt.getTime())
})

test('keeps one connection over five calls, each with its own bytes and TLS facts', async () => {
  const server = await startServer({}, ({ body }, socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`)
    socket.write(body)
  })
  const transport = openFor(pki)
  for (const text of ['uno', 'due', 'tre', 'quattro', 'cinque']) {
    const sent = await post(transport, `https://127.0.0.1:${server.port}/`, text)
    expect(sent.answer).toMatchObject({ kind: 'http', body: Buffer.from(text) })
    expect(Buffer.from(sent.request.head).toString()).toContain(`content-length: ${text.length}`)
    expect(sent.tls?.peer.fingerprint256).toBe(pki.server.certificate.fingerprint256)
  }
  expect(server.connections()).toBe(1)
  expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1, 1])
})

test('opens a new connection after the server closed one', async () => {
  const server = await startServer({}, (_, socket) => {
    socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nsi')
  })
  const transport = openFor(pki)
  for (const connection of [1, 2]) {
    const sent = await post(transport, `https://127.0.0.1:${server.port}/`)
    expect(sent.answer).toMatchObject({ kind: 'http', status: 200 })
    expect(server.connections()).toBe(connection)
  }
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)('tells the facts of %s', async (version) => {
  const server = await startServer({ minVersion: version, maxVersion: version })
  const { tls } = await post(openFor(pki), `https://127.0.0.1:${server.port}/`)
  const { certificate } = pki.server
  expect(tls).toEqual({
    protocol: version,
    cipher: expect.stringMatching(/^TLS_[A-Z0-9_]+$/),
    authorized: true,
    clientFingerprint256: pki.client.certificate.fingerprint256,
    peer: {
      subject: 'CN=server di prova',
      issuer: 'CN=CA di prova',
      serialNumber: certificate.serialNumber,
      fingerprint256: certificate.fingerprint256,
      validFrom: new Date(certificate.validFrom).toISOString(),
      validTo: new Date(certificate.validTo).toISOString(),
      pem: certificate.toString(),
    },
  })
})

test('tells that no certificate was presented where there is none', async () => {
  const server = await startServer({ requestCert: false })
  const sent = await post(openFor(pki, null), `https://127.0.0.1:${server.port}/`)
  expect(sent.tls).toMatchObject({ authorized: true, clientFingerprint256: null })
})

test('an answer without a body, and one of any status, are answers', async () => {
  const server = await startServer({}, (_, socket) => {
    socket.write('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n')
  })
  const { answer } = await post(openFor(pki), `https://127.0.0.1:${server.port}/`)
  expect(answer).toMatchObject({ kind: 'http', status: 502, body: Buffer.alloc(0) })
})

test('a redirect is not followed', async () => {
  const server = await startServer({}, (_, socket) => {
    socket.write('HTTP/1.1 302 Found\r\nLocation: https://x.invalid/\r\nContent-Length: 0\r\n\r\n')
  })
  const { answer } = await post(openFor(pki), `https://127.0.0.1:${server.port}/`)
  expect(answer).toMatchObject({ kind: 'http', status: 302 })
  expect(server.requests).toHaveLength(1)
})
