import { createServer as createTcpServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { beforeAll, expect, onTestFinished, test } from 'vitest'

import type { IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { startOpensslServer } from '../../../support/openssl-server.ts'
import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'
import { issuePki, noAnswer, openFor, post, yesterday, type Pki } from './support.ts'

let pki: Pki
beforeAll(async () => {
  pki = await issuePki()
})

const yesterdayText = yesterday.toISOString().slice(0, 10)

const startServer = async (
  answer: Parameters<typeof startTlsServer>[1] = (_, socket) =>
    void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nsi'),
  options: Parameters<typeof startTlsServer>[0] = {},
  credential: IssuedCredential = pki.server,
  whenFinished = onTestFinished,
): Promise<RawTlsServer> => {
  const server = await startTlsServer(
    {
      cert: credential.certificatePem,
      key: credential.keyPem,
      ca: pki.ca.certificatePem,
      requestCert: true,
      rejectUnauthorized: true,
      ...options,
    },
    answer,
  )
  whenFinished(() => server.close())
  return server
}

const urlOf = ({ port }: { port: number }, host = '127.0.0.1'): string =>
  `https://${host}:${port}/x`

const presented = ({ certificate }: IssuedCredential): string =>
  `il certificato client presentato è ${certificate.subject}, impronta SHA-256 ${certificate.fingerprint256}: ` +
  "controllare che sia quello comunicato all'autorità (fase 3)"
const expiredHint = `il certificato client CN=client scaduto è scaduto il ${yesterdayText}: farne uno nuovo e comunicarlo all'autorità (fase 3)`
const noneHint =
  "l'ambiente non ha un certificato client: indicarlo in client: di environment.yaml, con la chiave di quello comunicato all'autorità (fase 3)"
const distrustHint =
  "il certificato del server non viene da una CA indicata in trust: ca: di environment.yaml: aggiungere quella dell'autorità; la verifica non si può spegnere"

test('a name that does not resolve', async () => {
  // RFC 6761 §6.4: names under .invalid never exist.
  const sent = await post(openFor(pki), 'https://localhost.invalid:8443/x')
  const { code, message, ...rest } = noAnswer(sent)
  // Where no resolver can be asked at all, the answer is to try again.
  expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(code)
  expect(message).toBe(`il nome localhost.invalid:PORT non si risolve (${code})`)
  expect(rest).toEqual({
    kind: 'none',
    phase: 'dns',
    alert: null,
    requestWritten: false,
    sentBytes: 0,
    hint: "controllare che la VPN sia attiva e l'indirizzo in endpoints: di environment.yaml",
  })
  expect(sent.request.head).toHaveLength(0)
  expect(sent.tls).toBeNull()
})

test('a port where nobody listens', async () => {
  const server = await startServer()
  const url = urlOf(server)
  await server.close()
  expect(noAnswer(await post(openFor(pki), url))).toEqual({
    kind: 'none',
    phase: 'tcp',
    code: 'ECONNREFUSED',
    message: 'la connessione a 127.0.0.1:PORT non si apre (ECONNREFUSED)',
    alert: null,
    requestWritten: false,
    sentBytes: 0,
    hint: 'controllare che la VPN sia attiva e che il servizio sia in funzione',
  })
})

test('a server of an unknown authority', async () => {
  const server = await startServer()
  const transport = openFor(pki, pki.client, { caPem: pki.strangerCa.certificatePem })
  const sent = await post(transport, urlOf(server))
  expect(noAnswer(sent)).toEqual({
    kind: 'none',
    phase: 'tls',
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
    message: 'il certificato del server 127.0.0.1:PORT non è accettato (SELF_SIGNED_CERT_IN_CHAIN)',
    alert: null,
    requestWritten: false,
    closedBy: 'us',
    sentBytes: 0,
    hint: distrustHint,
  })
  expect(server.requests).toEqual([])
})

test('without any authority nobody is trusted, the public ones neither', async () => {
  const server = await startServer()
  const sent = await post(openFor(pki, pki.client, { caPem: '' }), urlOf(server))
  expect(noAnswer(sent)).toMatchObject({ phase: 'tls', requestWritten: false, hint: distrustHint })
})

test('a server with another name', async () => {
  const server = await startServer(undefined, {}, pki.otherNameServer)
  expect(noAnswer(await post(openFor(pki), urlOf(server)))).toEqual({
    kind: 'none',
    phase: 'tls',
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    message:
      'il certificato del server 127.0.0.1:PORT non è accettato (ERR_TLS_CERT_ALTNAME_INVALID)',
    alert: null,
    requestWritten: false,
    closedBy: 'us',
    sentBytes: 0,
    hint: 'il certificato del server non è per 127.0.0.1:PORT: controllare endpoints: di environment.yaml',
  })
})

test('a server with another name is told of at the next call too, which is not held back', async () => {
  const server = await startServer(undefined, {}, pki.otherNameServer)
  const transport = openFor(pki)
  const codes = [
    noAnswer(await post(transport, urlOf(server))).code,
    noAnswer(await post(transport, urlOf(server))).code,
  ]
  expect(codes).toEqual(['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_INVALID'])
})

test('a server whose certificate has expired', async () => {
  const server = await startServer(undefined, {}, pki.expiredServer)
  expect(noAnswer(await post(openFor(pki), urlOf(server)))).toEqual({
    kind: 'none',
    phase: 'tls',
    code: 'CERT_HAS_EXPIRED',
    message: 'il certificato del server 127.0.0.1:PORT non è accettato (CERT_HAS_EXPIRED)',
    alert: null,
    requestWritten: false,
    closedBy: 'us',
    sentBytes: 0,
    hint: "il certificato del server è scaduto: avvisare l'help desk dell'autorità",
  })
})

test('a server that does not speak TLS', async () => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(noAnswer(await post(openFor(pki), urlOf({ port })))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "closedBy": "us",
      "code": "ERR_SSL_WRONG_VERSION_NUMBER",
      "hint": "a questo indirizzo non risponde un servizio TLS: controllare indirizzo e porta in endpoints: di environment.yaml",
      "kind": "none",
      "message": "l'handshake TLS con 127.0.0.1:PORT non riesce (ERR_SSL_WRONG_VERSION_NUMBER)",
      "phase": "tls",
      "requestWritten": false,
      "sentBytes": 0,
    }
  `)
})

test('a server older than TLS 1.2', async () => {
  const server = await startServer(undefined, {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  expect(noAnswer(await post(openFor(pki), urlOf(server)))).toMatchInlineSnapshot(`
    {
      "alert": "protocol_version",
      "closedBy": "peer",
      "code": "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
      "hint": "serve almeno TLS 1.2, e il server non lo offre",
      "kind": "none",
      "message": "127.0.0.1:PORT rifiuta la connessione TLS con l'avviso protocol_version",
      "phase": "tls",
      "requestWritten": false,
      "sentBytes": 0,
    }
  `)
})

test('a Node server without our certificate says that one is required', async () => {
  const server = await startServer()
  expect(noAnswer(await post(openFor(pki, null), urlOf(server)))).toMatchObject({
    phase: 'tls',
    alert: 'certificate_required',
    message: "127.0.0.1:PORT rifiuta la connessione TLS con l'avviso certificate_required",
    hint: noneHint,
  })
  expect(server.requests).toEqual([])
})

test.each<['TLSv1.2' | 'TLSv1.3', 'stranger' | 'expiredClient']>([
  ['TLSv1.3', 'stranger'],
  ['TLSv1.3', 'expiredClient'],
  ['TLSv1.2', 'stranger'],
  ['TLSv1.2', 'expiredClient'],
])(
  'a Node server (%s) only closes on a client certificate it does not accept (%s)',
  async (version, who) => {
    const server = await startServer(undefined, { minVersion: version, maxVersion: version })
    const found = noAnswer(await post(openFor(pki, pki[who]), urlOf(server)))
    expect(found.alert).toBeNull()
    expect(['tls', 'http']).toContain(found.phase)
    expect(found.hint).toContain(who === 'expiredClient' ? expiredHint : presented(pki.stranger))
    expect(server.requests).toEqual([])
  },
)

test.skipIf(!hasTool('openssl')).each<[string, string, keyof Pki | null, string, string]>([
  ['no client certificate', '-tls1_3', null, 'certificate_required', noneHint],
  ['no client certificate', '-tls1_2', null, 'handshake_failure', noneHint],
  ['an unknown one', '-tls1_3', 'stranger', 'unknown_ca', ''],
  ['an unknown one', '-tls1_2', 'stranger', 'unknown_ca', ''],
  ['an expired one', '-tls1_3', 'expiredClient', 'certificate_expired', expiredHint],
  ['an expired one', '-tls1_2', 'expiredClient', 'certificate_expired', expiredHint],
])('openssl tells by an alert why it refuses: %s (%s)', async (_, version, who, alert, hint) => {
  const server = await startOpensslServer(pki.server, pki.ca.certificatePem, [version])
  onTestFinished(() => server.close())
  const client = who === null ? null : (pki[who] as IssuedCredential)
  const found = noAnswer(await post(openFor(pki, client), urlOf(server)))
  expect(found).toMatchObject({
    phase: 'tls',
    alert,
    message: `127.0.0.1:PORT rifiuta la connessione TLS con l'avviso ${alert}`,
    hint: hint === '' ? presented(pki.stranger) : hint,
  })
  expect(found.code).toMatch(/^ERR_SSL_/)
})

test('a client certificate that is not valid yet is told as such', async () => {
  const server = await startServer()
  const found = noAnswer(await post(openFor(pki, pki.futureClient), urlOf(server)))
  expect(found.hint).toContain(
    `il certificato client CN=client futuro vale solo dal ${new Date(pki.futureClient.certificate.validFrom).toISOString().slice(0, 10)}: controllare l'orologio`,
  )
})

// Three that wait for a second, beside each other.
test.concurrent('an answer that never comes', async ({ onTestFinished: whenFinished }) => {
  const server = await startServer(() => undefined, {}, pki.server, whenFinished)
  const started = performance.now()
  const sent = await post(openFor(pki, pki.client, { timeoutMs: 300, whenFinished }), urlOf(server))
  expect(noAnswer(sent)).toEqual({
    kind: 'none',
    phase: 'http',
    code: 'UND_ERR_HEADERS_TIMEOUT',
    message: 'nessuna risposta da 127.0.0.1:PORT nel tempo previsto (UND_ERR_HEADERS_TIMEOUT)',
    alert: null,
    requestWritten: true,
    closedBy: 'us',
    sentBytes: sent.request.head.byteLength + 4,
    hint: 'se il servizio è lento, alzare timeout: in environment.yaml',
  })
  expect(performance.now() - started).toBeLessThan(3000)
  // What was sent is known all the same.
  expect(Buffer.from(sent.request.head).toString()).toBe(server.requests[0]?.head.toString())
  expect(sent.tls).toMatchObject({ authorized: true })
})

test.concurrent('an answer that stops in the middle, in time', async ({
  onTestFinished: whenFinished,
}) => {
  const server = await startServer(
    (_, socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nmetà')
    },
    {},
    pki.server,
    whenFinished,
  )
  const sent = await post(openFor(pki, pki.client, { timeoutMs: 300, whenFinished }), urlOf(server))
  expect(noAnswer(sent)).toMatchObject({
    phase: 'http',
    code: 'UND_ERR_BODY_TIMEOUT',
    message: 'nessuna risposta da 127.0.0.1:PORT nel tempo previsto (UND_ERR_BODY_TIMEOUT)',
    requestWritten: true,
  })
})

test.concurrent('a handshake that never ends', async ({ expect, onTestFinished: whenFinished }) => {
  const server = createTcpServer((socket) => {
    whenFinished(() => void socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  whenFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const sent = await post(
    openFor(pki, pki.client, { timeoutMs: 300, whenFinished }),
    urlOf({ port }),
  )
  expect(noAnswer(sent)).toMatchInlineSnapshot(`
    {
      "alert": null,
      "code": "UND_ERR_CONNECT_TIMEOUT",
      "hint": "controllare che la VPN sia attiva e che il servizio sia in funzione",
      "kind": "none",
      "message": "la connessione a 127.0.0.1:PORT non si apre (UND_ERR_CONNECT_TIMEOUT)",
      "phase": "tcp",
      "requestWritten": false,
      "sentBytes": 0,
    }
  `)
})

test('a connection that closes after the request, on the first call and on a later one', async () => {
  let calls = 0
  const server = await startServer((_, socket) => {
    if (++calls === 2) socket.destroy()
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nsi')
  })
  const transport = openFor(pki)
  expect((await post(transport, urlOf(server))).answer.kind).toBe('http')
  expect(noAnswer(await post(transport, urlOf(server)))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "closedBy": "peer",
      "code": "UND_ERR_SOCKET",
      "kind": "none",
      "message": "la risposta di 127.0.0.1:PORT si interrompe (UND_ERR_SOCKET: other side closed)",
      "phase": "http",
      "requestWritten": true,
      "sentBytes": 154,
    }
  `)
  expect((await post(transport, urlOf(server))).answer.kind).toBe('http')

  const dropping = await startServer((_, socket) => void socket.destroy())
  const first = noAnswer(await post(openFor(pki), urlOf(dropping)))
  expect(first).toMatchObject({ phase: 'http', alert: null, requestWritten: true })
  expect(first.message).toMatchInlineSnapshot(
    `"127.0.0.1:PORT ha chiuso la connessione subito dopo l'handshake TLS, senza rispondere (UND_ERR_SOCKET)"`,
  )
  expect(first.hint).toBe(
    `di solito il certificato client non è accettato: ${presented(pki.client)}`,
  )
})

test('an answer that is cut in the middle', async () => {
  const server = await startServer((_, socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nmetà')
  })
  expect(noAnswer(await post(openFor(pki), urlOf(server)))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "closedBy": "peer",
      "code": "UND_ERR_SOCKET",
      "kind": "none",
      "message": "la risposta di 127.0.0.1:PORT si interrompe (UND_ERR_SOCKET: other side closed)",
      "phase": "http",
      "requestWritten": true,
      "sentBytes": 154,
    }
  `)
})

test('an answer that is not HTTP', async () => {
  const server = await startServer((_, socket) => {
    socket.end('220 smtp.invalid ESMTP\r\n')
  })
  expect(noAnswer(await post(openFor(pki), urlOf(server)))).toMatchInlineSnapshot(`
    {
      "alert": null,
      "closedBy": "us",
      "code": "HTTP_INVALID",
      "hint": "controllare indirizzo e porta in endpoints: di environment.yaml",
      "kind": "none",
      "message": "la risposta di 127.0.0.1:PORT non è HTTP (Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/))",
      "phase": "http",
      "requestWritten": true,
      "sentBytes": 154,
    }
  `)
})

test('a call that is stopped while it waits, and one that is stopped before it begins', async () => {
  const server = await startServer(() => undefined)
  const transport = openFor(pki)
  const controller = new AbortController()
  const waiting = post(transport, urlOf(server), 'ciao', controller.signal)
  await expect.poll(() => server.requests.length).toBe(1)
  // Whoever stops a call may give any reason.
  controller.abort(new Error('basta'))
  const stopped = {
    kind: 'none',
    phase: 'http',
    code: 'ABORT_ERR',
    message: 'la chiamata è stata interrotta',
    alert: null,
    requestWritten: true,
    closedBy: 'us',
    sentBytes: expect.any(Number) as number,
  }
  expect(noAnswer(await waiting)).toEqual(stopped)
  const after = await post(transport, urlOf(server), 'ciao', controller.signal)
  expect(noAnswer(after)).toMatchObject({
    message: 'la chiamata è stata interrotta',
    requestWritten: false,
  })
  expect(server.requests).toHaveLength(1)
})
