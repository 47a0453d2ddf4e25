import { once } from 'node:events'
import { connect as connectTcp, type AddressInfo, type Socket } from 'node:net'
import { connect, createServer, type TLSSocket } from 'node:tls'

import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import type { ProxyOptions } from '../../../../src/proxy/start-proxy.ts'
import {
  bodyOf,
  call,
  issueProxyPki,
  startEnvironment,
  startWatched,
  tlsOf,
  type ProxyPki,
  type WatchedProxy,
} from './support.ts'

// Each ends in a second: what waits for a peer that was let in by mistake is not waited for.
vi.setConfig({ testTimeout: 30_000 })

let pki: ProxyPki
beforeAll(async () => {
  pki = await issueProxyPki()
})

const echo = async (options: Partial<ProxyOptions> = {}): Promise<WatchedProxy> => {
  const { origin } = await startEnvironment(pki, (incoming, response) => {
    void bodyOf(incoming).then(
      (body) => response.end(body),
      () => undefined,
    )
  })
  return startWatched(pki, origin, options)
}

/** An environment of which each connection does what it is told. */
const startRaw = async (
  serve: (socket: TLSSocket) => void,
): Promise<{ readonly origin: string; readonly close: () => void }> => {
  const server = createServer(tlsOf(pki), (socket) => {
    socket.on('error', () => undefined)
    serve(socket)
  })
  const sockets = new Set<{ destroy: () => void }>()
  server.on('connection', (socket) => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = (): void => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  onTestFinished(close)
  return { origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

const openClient = async (url: string, socket?: Socket): Promise<TLSSocket> => {
  const own = socket ?? connectTcp(Number(new URL(url).port), '127.0.0.1')
  own.on('error', () => undefined)
  return secure(own)
}

const secure = async (tcp: Socket): Promise<TLSSocket> => {
  const socket = connect({ socket: tcp, servername: 'localhost', ca: pki.proxyCa.certificatePem })
  socket.on('error', () => undefined)
  await once(socket, 'secureConnect')
  return socket
}

const restOf = async (socket: TLSSocket): Promise<string> => {
  let text = ''
  socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')))
  if (!socket.closed) await once(socket, 'close')
  return text
}

const post = (target: string, host = 'localhost', body = 'ciao'): string =>
  `POST ${target} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

test('ten clients at once get their own answers, over connections of their own', async () => {
  const proxy = await echo()
  const all = await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      const body = Buffer.alloc(100_000, String(index))
      const { body: back } = await call(pki, `${proxy.url}/sist`, { chunks: [body] })
      return back.equals(body)
    }),
  )
  expect(all).toEqual(Array.from({ length: 10 }, () => true))
  await proxy.seen(10)
  expect(new Set(proxy.calls.map(({ client }) => client.connection)).size).toBe(10)
  expect(proxy.calls[0]).toMatchObject({
    client: { address: '127.0.0.1', protocol: 'TLSv1.3' },
    tls: {
      protocol: 'TLSv1.3',
      authorized: true,
      clientFingerprint256: pki.vendor.certificate.fingerprint256,
    },
  })
})

test.each([
  ['another host', post('/sist', 'altro.invalid'), 421, 'other-host'],
  ['another path', post('/altro'), 404, 'other-path'],
  ['a path that only begins alike', post('/sist2'), 404, 'other-path'],
  ['a way out of the path', post('/sist/../altro'), 404, 'other-path'],
  ['a way out of the path that is encoded', post('/sist/%2e%2E/altro'), 404, 'other-path'],
  ['an address', post('https://altro.invalid/sist'), 403, 'not-a-path'],
  ['an address without scheme', post('//altro.invalid/sist'), 403, 'not-a-path'],
  [
    'a tunnel',
    'CONNECT altro.invalid:443 HTTP/1.1\r\nHost: altro.invalid\r\n\r\n',
    403,
    'not-a-path',
  ],
  [
    'two hosts',
    'GET /sist HTTP/1.1\r\nHost: localhost\r\nHost: altro.invalid\r\n\r\n',
    400,
    'not-http',
  ],
  [
    'two lengths',
    'POST /sist HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    400,
    'not-http',
  ],
  [
    'a length and chunks',
    'POST /sist HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'not-http',
  ],
  [
    'a header that goes on',
    'GET /sist HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n',
    400,
    'not-http',
  ],
  ['lines without CR', 'GET /sist HTTP/1.1\r\nHost: localhost\nA: b\r\n\r\n', 400, 'not-http'],
  ['what is not HTTP', 'ciao ciao\r\n\r\n', 400, 'not-http'],
])('is no open relay: refuses %s in its own name', async (_, bytes, status, code) => {
  let arrived = 0
  const { origin } = await startRaw(() => (arrived += 1))
  const proxy = await startWatched(pki, origin)
  const socket = await openClient(proxy.url)
  socket.write(bytes)
  const text = await restOf(socket)
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(text).toContain(`X-Collaudo-Proxy: ${code}\r\n`)
  expect(proxy.refused).toMatchObject([{ code, address: '127.0.0.1' }])
  expect({ arrived, calls: proxy.calls }).toEqual({ arrived: 0, calls: [] })
})

test('an environment that is down is a 502 of the proxy, with the reason in the evidence', async () => {
  const { origin, close } = await startRaw(() => undefined)
  close()
  const proxy = await startWatched(pki, origin)
  const { status, body, rawHeaders } = await call(pki, `${proxy.url}/sist`, {
    chunks: [Buffer.from('ciao')],
  })
  expect(status).toBe(502)
  expect(rawHeaders).toContain('X-Collaudo-Proxy')
  expect(body.toString()).toContain("del proxy di Collaudo, non dell'autorità")
  await proxy.seen(1)
  expect(proxy.calls).toMatchObject([
    {
      own: 'environment-unreachable',
      request: { body: Buffer.from('ciao') },
      answer: { kind: 'none', phase: 'tcp', code: 'ECONNREFUSED', requestWritten: false },
    },
  ])
})

test('an environment that refuses the certificate is told by its alert, and one that is not trusted gets nothing', async () => {
  const { origin } = await startEnvironment(pki, () => undefined)
  const proxy = await startWatched(pki, origin, {
    identity: { caPem: pki.environmentCa.certificatePem, client: null },
  })
  expect((await call(pki, `${proxy.url}/sist`)).status).toBe(502)
  await proxy.seen(1)
  expect(proxy.calls).toMatchObject([{ answer: { kind: 'none', alert: 'certificate_required' } }])

  const wary = await startWatched(pki, origin, {
    identity: { caPem: pki.proxyCa.certificatePem, client: pki.vendor },
  })
  expect((await call(pki, `${wary.url}/sist`)).status).toBe(502)
  await wary.seen(1)
  expect(wary.calls).toMatchObject([
    { answer: { kind: 'none', phase: 'tls', requestWritten: false } },
  ])
})

test('an application that does not trust the proxy, or does not speak TLS, is told of', async () => {
  const proxy = await echo()
  const socket = connect({
    host: '127.0.0.1',
    port: Number(new URL(proxy.url).port),
    ca: pki.environmentCa.certificatePem,
  })
  socket.on('error', () => undefined)
  await proxy.seen(1)
  // Without an alert, as Node's clients do, it is only seen to leave.
  expect(['tls', 'no-request']).toContain(proxy.refused[0]?.code)
  const plain = connectTcp(Number(new URL(proxy.url).port), '127.0.0.1')
  plain.on('error', () => undefined)
  plain.write('GET / HTTP/1.1\r\n\r\n')
  await proxy.seen(2)
  expect(proxy.refused[1]).toMatchObject({ code: 'tls' })
})

test('an application that drops in the middle leaves half a request as evidence, and nothing hanging', async () => {
  let isCut: () => void
  const cut = new Promise<void>((resolve) => (isCut = resolve))
  const { origin } = await startRaw((socket) => socket.on('close', () => isCut()).resume())
  const proxy = await startWatched(pki, origin)
  const socket = await openClient(proxy.url)
  socket.write(
    post('/sist', 'localhost', 'ciao').replace('Content-Length: 4', 'Content-Length: 400'),
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  await Promise.all([proxy.seen(1), cut])
  expect(proxy.calls).toMatchObject([
    {
      request: { body: Buffer.from('ciao') },
      answer: { kind: 'none', code: 'CLIENT_CLOSED', closedBy: 'us', requestWritten: true },
      own: null,
    },
  ])
})

test('what the environment answers is kept although the application has gone', async () => {
  let answer: () => void = () => undefined
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  let go: () => void = () => undefined
  const { origin } = await startEnvironment(pki, (incoming, response) => {
    void bodyOf(incoming).then(() => {
      go = () => void response.end('fatto')
      answer()
    })
  })
  const proxy = await startWatched(pki, origin)
  const tcp = connectTcp(Number(new URL(proxy.url).port), '127.0.0.1')
  const socket = await openClient(proxy.url, tcp)
  socket.write(post('/sist'))
  await asked
  tcp.resetAndDestroy()
  await new Promise((resolve) => setTimeout(resolve, 50))
  go()
  await proxy.seen(1)
  expect(proxy.calls).toMatchObject([
    { answer: { kind: 'http', status: 200, body: Buffer.from('fatto') }, isDelivered: false },
  ])
})

test.each([
  [
    'breaks off its answer',
    'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nmetà',
    { own: null, partial: { body: Buffer.from('met\u00e0', 'latin1') } },
  ],
  [
    'answers what is not HTTP',
    'ciao ciao\r\n\r\n',
    { own: 'environment-unreachable', partial: null, answer: { code: 'HTTP_INVALID' } },
  ],
  ['closes without a word', '', { own: 'environment-unreachable', partial: null }],
])('an environment that %s', async (_, bytes, expected) => {
  const { origin } = await startRaw((socket) =>
    socket.on('data', () => socket.end(Buffer.from(bytes, 'latin1'))),
  )
  const proxy = await startWatched(pki, origin)
  const socket = await openClient(proxy.url)
  socket.write(post('/sist'))
  const text = await restOf(socket)
  await proxy.seen(1)
  expect(proxy.calls).toMatchObject([
    { answer: { kind: 'none', phase: 'http', requestWritten: true }, ...expected },
  ])
  expect(text.startsWith(expected.own === null ? bytes.slice(0, 15) : 'HTTP/1.1 502 ')).toBe(true)
})

test('an environment that is silent for too long is a 504 of the proxy; slow ones are waited for', async () => {
  const { origin } = await startRaw((socket) => {
    let count = 0
    socket.on('data', () => {
      count += 1
      // Slower in all than the limit, and never silent for as long.
      if (count > 1) return
      const bytes = [...'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok']
      const timer = setInterval(() => {
        const next = bytes.splice(0, 4).join('')
        if (next === '') clearInterval(timer)
        else socket.write(next)
      }, 40)
    })
  })
  const proxy = await startWatched(pki, origin, {
    limits: { answerMs: 300 } as ProxyOptions['limits'] & object,
  })
  const socket = await openClient(proxy.url)
  socket.write(post('/sist'))
  await proxy.seen(1)
  socket.write(post('/sist'))
  const text = await restOf(socket)
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*okHTTP\/1\.1 504 Gateway Timeout\r\n/)
  expect(proxy.calls).toMatchObject([
    { answer: { kind: 'http', status: 200 } },
    { answer: { kind: 'none', phase: 'http' }, own: 'environment-silent' },
  ])
})

test('calls sent without waiting are answered in order; what closes a connection on one side closes it on the other', async () => {
  let answered = 0
  const { origin } = await startEnvironment(pki, (incoming, response) => {
    // Its patience for the next call is over soon after the third.
    if (++answered === 3) response.once('close', () => setTimeout(() => incoming.socket.end(), 50))
    void bodyOf(incoming).then((body) => response.end(body))
  })
  const proxy = await startWatched(pki, origin)
  const socket = await openClient(proxy.url)
  socket.write(
    post('/sist', 'localhost', 'uno') +
      post('/sist', 'localhost', 'due') +
      post('/sist', 'localhost', 'tre'),
  )
  // Nobody closes but the environment.
  const text = await restOf(socket)
  expect([...text.matchAll(/\r\n\r\n(uno|due|tre)/g)].map(([, word]) => word)).toEqual([
    'uno',
    'due',
    'tre',
  ])
  expect(proxy.calls.map(({ client }) => client.connection)).toEqual([1, 1, 1])
})

test('an application that has said all, and closes its side, is still answered', async () => {
  const proxy = await echo()
  const socket = connect({
    socket: connectTcp({
      port: Number(new URL(proxy.url).port),
      host: '127.0.0.1',
      allowHalfOpen: true,
    }),
    servername: 'localhost',
    ca: pki.proxyCa.certificatePem,
  })
  await once(socket, 'secureConnect')
  socket.end(post('/sist'))
  expect(await restOf(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nciao$/)
})

test('an answer that comes before the whole request is passed on', async () => {
  const { origin } = await startRaw((socket) =>
    socket.once('data', () =>
      socket.end(
        'HTTP/1.1 413 Payload Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      ),
    ),
  )
  const proxy = await startWatched(pki, origin)
  const socket = await openClient(proxy.url)
  socket.write('POST /sist HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nciao')
  expect(await restOf(socket)).toMatch(/^HTTP\/1\.1 413 /)
  expect(proxy.calls).toMatchObject([
    { answer: { kind: 'http', status: 413 }, request: { body: Buffer.from('ciao') } },
  ])
})

test('closing cuts what is under way, records it, and leaves nothing open', async () => {
  const { origin } = await startRaw((socket) => socket.resume())
  const proxy = await startWatched(pki, origin)
  const socket = await openClient(proxy.url)
  socket.write(post('/sist'))
  while (proxy.connections() === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await proxy.close()
  expect(proxy.connections()).toBe(0)
  expect(proxy.calls).toMatchObject([
    { answer: { kind: 'none', code: 'ABORT_ERR', requestWritten: true } },
  ])
})

test('many exchanges leave no connection and no memory behind', async () => {
  const proxy = await echo({ onCall: () => undefined })
  const count = Number(process.env['COLLAUDO_PROXY_MANY'] ?? 60)
  const after: number[] = []
  for (let done = 0; done < count; done += 20) {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        call(pki, `${proxy.url}/sist`, { chunks: [Buffer.alloc(20_000, 'a')] }),
      ),
    )
    after.push(process.memoryUsage().rss)
  }
  while (proxy.connections() > 0) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(proxy.refused).toEqual([])
  // What the first half needed is enough for the second: nothing grows with the number of exchanges.
  const [middle, end] = [after[Math.floor(after.length / 2)] ?? 0, after.at(-1) ?? 0]
  expect(end - middle).toBeLessThan(60_000_000)
})
