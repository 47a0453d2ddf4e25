import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { gunzipSync, gzipSync } from 'node:zlib'

import { beforeAll, expect, onTestFinished, test } from 'vitest'

import { maskHead } from '../../../../src/evidence/mask-head.ts'
import { withChangedTimestamp } from '../../../third-parties/sealed.ts'
import { xmlsec1 } from '../../../third-parties/xmlsec1.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { buildMessage, chkContent } from '../../../support/raw-sist-client.ts'
import { issueTestPki } from '../../../support/sist-world.ts'
import { startTlsServer } from '../../../support/tls-server.ts'
import {
  bodyOf,
  call,
  issueProxyPki,
  startEnvironment,
  startWatched,
  tlsOf,
  type ProxyPki,
} from './support.ts'

let pki: ProxyPki
beforeAll(async () => {
  pki = await issueProxyPki()
})

/** Numbers that are the same in every run (mulberry32). */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const exchanges = Number(process.env['COLLAUDO_PROXY_EXCHANGES'] ?? 60)
const largest = Number(process.env['COLLAUDO_PROXY_LARGEST'] ?? 4_000_000)

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('random exchanges arrive identical, both ways, and are kept so', async () => {
  const random = seeded(20_261_015)
  const upTo = (limit: number): number => Math.floor(random() * limit)
  const noise = Buffer.alloc(largest)
  for (let at = 0; at + 4 <= noise.length; at += 4)
    noise.writeUInt32LE((random() * 2 ** 32) >>> 0, at)
  const bytes = (size: number): Buffer => {
    const from = upTo(noise.length - size + 1)
    return noise.subarray(from, from + size)
  }
  const size = (index: number): number => {
    if (index % 53 === 7) return largest - upTo(1000)
    return upTo([1, 200, 5000, 100_000][index % 4] ?? 0)
  }
  const pieces = (whole: Buffer): Buffer[] => {
    const parts: Buffer[] = []
    for (let at = 0; at < whole.length;) {
      const next = at + 1 + upTo(Math.max(1, whole.length / 2))
      parts.push(whole.subarray(at, next))
      at = next
    }
    return parts
  }

  const answers: { head: [string, string][]; body: Buffer; isChunked: boolean }[] = []
  const received: { rawHeaders: readonly string[]; body: Buffer }[] = []
  const empty = { head: Buffer.alloc(0), body: Buffer.alloc(0) }
  const { origin } = await startEnvironment(
    pki,
    (incoming, response) => {
      void bodyOf(incoming).then((body) => {
        received.push({ rawHeaders: incoming.rawHeaders, body })
        const answer = answers.at(-1)
        if (answer === undefined) throw new Error('no answer was prepared')
        response.sendDate = false
        response.writeHead(200, 'Va bene', answer.head.flat())
        if (answer.isChunked) for (const piece of pieces(answer.body)) response.write(piece)
        response.end(answer.isChunked ? undefined : answer.body)
      })
    },
    (server) => {
      // A connection that the environment closes as the next call leaves is lost, with a proxy or without.
      server.keepAliveTimeout = 600_000
    },
  )
  const proxy = await startWatched(pki, origin)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())

  for (let index = 0; index < exchanges; index++) {
    const [isGzip, isChunked, isExpecting, isKept] = [
      random() < 0.3,
      random() < 0.5,
      random() < 0.2,
      random() < 0.8,
    ]
    const plain = bytes(size(index))
    const sent = isGzip ? gzipSync(plain, { level: 1 }) : plain
    const boundary = `b${index}`
    const headers = [
      [
        'Content-Type',
        index % 5 === 0 ? `multipart/related; boundary=${boundary}` : 'text/xml;charset=UTF-8',
      ],
      ['SOAPAction', `"urn:prova#${index}"`],
      [`X-Prova-${index}`, `  valore ${index}`.trim()],
      ...(isGzip ? [['Content-Encoding', 'gzip']] : []),
      ...(isExpecting ? [['Expect', '100-continue']] : []),
      ...(isChunked
        ? [['Transfer-Encoding', 'chunked']]
        : [['Content-Length', String(sent.length)]]),
    ] as [string, string][]
    const back = bytes(size(index + 1))
    const answerChunked = random() < 0.5
    const answer = {
      head: [
        ['Content-Type', 'text/xml'],
        ['Set-Cookie', `a=${index}`],
        ['set-cookie', 'b=2'],
        ...(answerChunked ? [] : ([['Content-Length', String(back.length)]] as [string, string][])),
      ] as [string, string][],
      body: back,
      isChunked: answerChunked,
    }
    answers.push(answer)
    const got = await call(pki, `${proxy.url}/sist/x?n=${index}&z=%20`, {
      headers: Object.fromEntries(headers),
      chunks: isChunked ? pieces(sent) : [sent],
      ...(isKept ? { agent } : {}),
    })
    await proxy.seen(index + 1)
    const [at, seen] = [received.at(-1), proxy.calls.at(-1)]
    if (at === undefined || seen === undefined || seen.answer.kind !== 'http')
      throw new Error(`${index}`)
    expect(sha256(at.body)).toBe(sha256(sent))
    expect(sha256(got.body)).toBe(sha256(back))
    expect(sha256(seen.request.body)).toBe(sha256(sent))
    expect(sha256(seen.answer.body)).toBe(sha256(back))
    if (isGzip) expect(sha256(gunzipSync(at.body))).toBe(sha256(plain))
    for (const [name, value] of headers)
      expect(at.rawHeaders.join('\n')).toContain(`${name}\n${value}`)
    expect(got.rawHeaders.join('\n')).toContain(`Set-Cookie\na=${index}\nset-cookie\nb=2`)
    expect(seen.url).toBe(`${origin}/sist/x?n=${index}&z=%20`)
    // Not fifty megabytes for each, a thousand times.
    proxy.calls[index] = { ...seen, request: empty, answer: { ...seen.answer, ...empty } }
    at.body = answer.body = empty.body
  }
  expect(proxy.calls).toHaveLength(exchanges)
  expect(proxy.refused).toEqual([])
})

test('of a head only the value of Host changes, and the evidence has the head as it was written', async () => {
  const server = await startTlsServer(
    tlsOf(pki),
    (_, socket) =>
      void socket.write('HTTP/1.1 200  Va  bene\r\nX-Due:  b \r\ncontent-length:0\r\n\r\n'),
  )
  onTestFinished(() => server.close())
  const proxy = await startWatched(pki, `https://127.0.0.1:${server.port}`)
  const socket = connect({
    host: '127.0.0.1',
    port: Number(new URL(proxy.url).port),
    ca: pki.proxyCa.certificatePem,
  })
  const written = `POST /sist/a;b?c=%2F HTTP/1.1\r\nX-uNo:a\r\nhOsT:  localhost:1  \r\nAuthorization: Basic c2VncmV0bw==\r\nContent-Length: 4\r\nConnection: close\r\n\r\nciao`
  socket.write(written)
  let answer = ''
  for await (const bytes of socket) answer += (bytes as Buffer).toString('latin1')
  expect(answer).toBe('HTTP/1.1 200  Va  bene\r\nX-Due:  b \r\ncontent-length:0\r\n\r\n')
  const [received] = server.requests
  expect(`${received?.head.toString('latin1')}${received?.body.toString('latin1')}`).toBe(
    written.replace('localhost:1  ', `127.0.0.1:${server.port}`),
  )
  const [seen] = proxy.calls
  expect(`${Buffer.from(seen?.request.head ?? []).toString('latin1')}ciao`).toBe(written)
  expect(Buffer.from(maskHead(seen?.request.head ?? Buffer.alloc(0))).toString('latin1')).toContain(
    'Authorization: [secret]\r\n',
  )
})

test('chunks keep their sizes, their extensions and what follows them', async () => {
  const chunked = '5;a=b\r\nprima\r\n1\r\n!\r\n0\r\nX-Coda: uno\r\n\r\n'
  let arrived = ''
  const raw = createServer(tlsOf(pki), (socket) => {
    socket.on('data', (data: Buffer) => {
      arrived += data.toString('latin1')
      if (arrived.endsWith('uno\r\n\r\n'))
        socket.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`)
    })
  })
  raw.listen(0, '127.0.0.1')
  await once(raw, 'listening')
  onTestFinished(() => void raw.close())
  const proxy = await startWatched(pki, `https://127.0.0.1:${(raw.address() as AddressInfo).port}`)
  const socket = connect({
    host: '127.0.0.1',
    port: Number(new URL(proxy.url).port),
    ca: pki.proxyCa.certificatePem,
  })
  const head = 'POST /sist HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'
  // One byte at a time: the end of a chunk may fall anywhere.
  for (const character of head + chunked) socket.write(character)
  let answer = ''
  for await (const data of socket) answer += (data as Buffer).toString('latin1')
  expect(arrived.endsWith(`\r\n\r\n${chunked}`)).toBe(true)
  expect(answer.endsWith(`\r\n\r\n${chunked}`)).toBe(true)
  expect(proxy.calls).toMatchObject([
    {
      request: { body: Buffer.from('prima!') },
      answer: { body: Buffer.from('prima!') },
      trailers: { request: ['X-Coda: uno'], answer: ['X-Coda: uno'] },
    },
  ])
})

test.skipIf(!hasTool('xmlsec1'))(
  'xmlsec1 verifies at the far end what the application signed',
  async () => {
    const { titolare } = await issueTestPki()
    const message = buildMessage('chkPrescrizione', chkContent(), {
      doctor: titolare,
      // xmlsec1 canonicalizes nothing where a namespace is a relative reference, as SIST's is.
      edit: (xml) => xml.replace('"www.sist', '"urn:www.sist'),
    })
    const received: Buffer[] = []
    const { origin } = await startEnvironment(pki, (incoming, response) => {
      void bodyOf(incoming).then((body) => {
        received.push(body)
        response.end()
      })
    })
    const proxy = await startWatched(pki, origin)
    await call(pki, `${proxy.url}/sist`, { chunks: [Buffer.from(message.xml)] })
    const sealed = {
      label: 'chkPrescrizione',
      xml: received[0]?.toString('utf8') ?? '',
      certificate: titolare.authentication.certificatePem,
    }
    const verdicts = xmlsec1([sealed, withChangedTimestamp(sealed)])
    expect(verdicts.map(({ accepted }) => accepted)).toEqual([true, false])
  },
)
