import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Sent } from '../../../../src/adapter/define-adapter.ts'
import type { CheckSubject } from '../../../../src/check/check.ts'
import { deviatedIdentity } from '../../../../src/transport/identity.ts'
import { openTransport, type SendOptions } from '../../../../src/transport/open-transport.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { startOpensslServer } from '../../../support/openssl-server.ts'
import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'
import { resultOf, subjectOf } from '../check/support.ts'
import { issuePki, noAnswer, post, type Pki } from './support.ts'

let pki: Pki
beforeAll(async () => {
  pki = await issuePki()
})

// Some tests run beside each other: they close what they opened at the end.
const opened: (() => unknown)[] = []
afterAll(() => Promise.all(opened.map((close) => close())))

// Long enough for a server of this machine to say no, short enough for a test.
const settleMs = 150

const refusedBy = (
  { port }: { port: number },
  options: SendOptions,
  { host = '127.0.0.1', caPem = pki.ca.certificatePem, timeoutMs = 2000 } = {},
): Promise<Sent> => {
  const transport = openTransport(
    { caPem, client: pki.client, expired: pki.expiredClient },
    timeoutMs,
  )
  opened.push(() => transport.close())
  return post(transport, `https://${host}:${port}/x`, 'ciao', undefined, { settleMs, ...options })
}

const startServer = async (
  options: Parameters<typeof startTlsServer>[0] = {},
  answer: Parameters<typeof startTlsServer>[1] = (_, socket) =>
    void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nsi'),
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
  opened.push(() => server.close())
  return server
}

/** A server of bytes alone. */
const startTcp = async (
  talk: Parameters<typeof createTcpServer>[1],
): Promise<{ readonly port: number }> => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy())
    opened.push(() => void socket.destroy())
    talk?.(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  opened.push(() => void server.close())
  return { port: (server.address() as AddressInfo).port }
}

const subject = ({ answer }: Sent): CheckSubject =>
  subjectOf(answer, {
    kind: answer.kind === 'none' ? 'none' : 'expected',
    description: answer.kind === 'none' ? answer.message : 'la risposta',
  })

const statusOf = (connection: Record<string, string>, sent: Sent): string =>
  resultOf({ refused: { connection } }, subject(sent)).status

const silent = { alert: 'none', sent: '0' }
const anyRefusal = ['tcp', 'tls'].map((phase) => ({ phase, ...silent }))

describe.skipIf(!hasTool('openssl'))('a server that says why (openssl)', () => {
  test.each<[string, SendOptions['tls'], string, string]>([
    ['1.3', 'none', '-tls1_3', 'certificate_required'],
    ['1.2', 'none', '-tls1_2', 'handshake_failure'],
    ['1.3', 'unknown', '-tls1_3', 'unknown_ca'],
    ['1.2', 'unknown', '-tls1_2', 'unknown_ca'],
    ['1.3', 'expired', '-tls1_3', 'certificate_expired'],
    ['1.2', 'expired', '-tls1_2', 'certificate_expired'],
  ])('TLS %s, certificate: %s', async (_, tls, version, alert) => {
    const server = await startOpensslServer(pki.server, pki.ca.certificatePem, [version])
    opened.push(() => server.close())
    const sent = await refusedBy(server, tls === undefined ? {} : { tls })
    expect(noAnswer(sent)).toMatchObject({
      phase: 'tls',
      alert,
      closedBy: 'peer',
      sentBytes: 0,
      requestWritten: false,
      settleMs,
      control: { ok: true },
    })
    expect(statusOf({ phase: 'tls', alert, 'closed-by': 'peer', sent: '0' }, sent)).toBe('met')
    expect(statusOf({ phase: 'tls', alert: 'access_denied' }, sent)).toBe('unmet')
    expect(statusOf({ phase: 'http', alert }, sent)).toBe('unmet')
    expect(statusOf({ phase: 'tls', alert, sent: '10' }, sent)).toBe('unmet')
    // An alert is no silence.
    expect(statusOf({ phase: 'tls', ...silent }, sent)).toBe('unmet')
  })
})

describe('a server that only closes (Node)', () => {
  test.each<['TLSv1.2' | 'TLSv1.3', SendOptions['tls']]>([
    ['TLSv1.3', 'unknown'],
    ['TLSv1.3', 'expired'],
    ['TLSv1.2', 'unknown'],
    ['TLSv1.2', 'expired'],
  ])('%s, certificate: %s, refuses after a good control handshake', async (version, tls) => {
    const server = await startServer({ minVersion: version, maxVersion: version })
    const sent = await refusedBy(server, tls === undefined ? {} : { tls })
    expect(noAnswer(sent)).toMatchObject({
      phase: 'tls',
      alert: null,
      closedBy: 'peer',
      sentBytes: 0,
      settleMs,
      control: { ok: true },
    })
    expect(server.requests).toEqual([])
    expect(statusOf({ phase: 'tls', ...silent, 'closed-by': 'peer' }, sent)).toBe('met')
    expect(statusOf({ phase: 'tcp', ...silent }, sent)).toBe('unmet')
    expect(statusOf({ phase: 'tls', alert: 'unknown_ca' }, sent)).toBe('unmet')
  })

  test('that refuses the environment’s own certificate too refuses nobody in particular', async () => {
    const server = await startServer({ ca: pki.strangerCa.certificatePem })
    const sent = await refusedBy(server, { tls: 'unknown' })
    expect(noAnswer(sent)).toMatchObject({ alert: null, closedBy: 'peer', control: { ok: false } })
    for (const connection of anyRefusal) expect(statusOf(connection, sent)).toBe('unmet')
    expect(resultOf({ refused: { connection: anyRefusal[1] } }, subject(sent)).actual).toContain(
      "handshake di controllo con il certificato dell'ambiente fallito",
    )
  })

  test('closes without a control handshake: nobody knows why', async () => {
    const server = await startServer()
    const transport = openTransport({ caPem: pki.ca.certificatePem, client: pki.stranger }, 2000)
    opened.push(() => transport.close())
    const sent = await post(transport, `https://127.0.0.1:${server.port}/x`)
    for (const connection of anyRefusal) expect(statusOf(connection, sent)).toBe('unmet')
  })

  test('a call with another certificate never shares a connection, before or after', async () => {
    const server = await startServer({ rejectUnauthorized: false })
    const transport = openTransport({ caPem: pki.ca.certificatePem, client: pki.client }, 2000)
    opened.push(() => transport.close())
    const url = `https://127.0.0.1:${server.port}/x`
    const good = pki.client.certificate.fingerprint256
    const fingerprints: (string | null | undefined)[] = []
    for (const tls of [undefined, 'unknown', undefined, 'none'] as const) {
      const sent = await post(transport, url, 'ciao', undefined, tls === undefined ? {} : { tls })
      expect(sent.answer.kind).toBe('http')
      fingerprints.push(sent.tls?.clientFingerprint256)
    }
    expect(fingerprints[0]).toBe(good)
    expect(fingerprints[1]).not.toBe(good)
    expect(fingerprints[2]).toBe(good)
    expect(fingerprints[3]).toBeNull()
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2, 1, 3])
  })
})

describe.concurrent('what is never a refusal', () => {
  test.each<[string, () => Promise<Sent>, string]>([
    [
      'a port where nobody listens',
      async () => {
        const server = await startServer()
        await server.close()
        return refusedBy(server, { tls: 'unknown' })
      },
      'tcp',
    ],
    [
      'a name that does not resolve',
      () => refusedBy({ port: 443 }, { tls: 'unknown' }, { host: 'localhost.invalid' }),
      'dns',
    ],
    [
      'a server that closes without a byte',
      async () => refusedBy(await startTcp((socket) => socket.end()), { tls: 'unknown' }),
      'tcp',
    ],
    [
      'a server that never answers the handshake',
      async () =>
        refusedBy(await startTcp(() => undefined), { tls: 'unknown' }, { timeoutMs: 300 }),
      'tcp',
    ],
    [
      'a request that is never answered',
      async () => refusedBy(await startServer({}, () => undefined), {}, { timeoutMs: 300 }),
      'http',
    ],
    [
      'a connection that is closed after the request',
      async () => refusedBy(await startServer({}, (_, socket) => void socket.destroy()), {}),
      'http',
    ],
    [
      'a server that we do not trust',
      async () => refusedBy(await startServer(), {}, { caPem: pki.strangerCa.certificatePem }),
      'tls',
    ],
  ])('%s', async (_, call, phase) => {
    const sent = await call()
    expect(noAnswer(sent)).toMatchObject({ phase, alert: null })
    for (const connection of [...anyRefusal, { phase: 'tls', alert: 'unknown_ca' }])
      expect(statusOf(connection, sent)).toBe('unmet')
    expect(statusOf({ phase: 'tls', alert: 'certificate_required' }, sent)).toBe('unmet')
  })
})

test('a call that is not refused goes on after the pause, and is no refusal', async () => {
  const server = await startServer()
  const sent = await refusedBy(server, {})
  expect(sent.answer).toMatchObject({ kind: 'http', status: 200 })
  expect(sent.tls?.clientFingerprint256).toBe(pki.client.certificate.fingerprint256)
  for (const connection of anyRefusal) expect(statusOf(connection, sent)).toBe('unmet')
})

test('a call that is stopped while it listens ends at once', async () => {
  const server = await startServer()
  const transport = openTransport({ caPem: pki.ca.certificatePem, client: pki.client }, 2000)
  opened.push(() => transport.close())
  const controller = new AbortController()
  const url = `https://127.0.0.1:${server.port}/x`
  const waiting = post(transport, url, 'ciao', controller.signal, { settleMs: 60_000 })
  await expect.poll(() => server.connections()).toBe(1)
  controller.abort()
  expect(noAnswer(await waiting)).toMatchObject({ code: 'ABORT_ERR', requestWritten: false })
  expect(server.requests).toEqual([])
})

test('an expired certificate is made of the environment’s own key, where none is given', async () => {
  const identity = { caPem: '', client: pki.client }
  const { client } = await deviatedIdentity(identity, 'expired')
  const made = new X509Certificate(client?.certificatePem ?? '')
  expect(new Date(made.validTo).getTime()).toBeLessThan(Date.now())
  expect(made.subject).toBe(pki.client.certificate.subject)
  expect(made.publicKey.equals(pki.client.certificate.publicKey)).toBe(true)
  const unknown = (await deviatedIdentity(identity, 'unknown')).client
  const other = new X509Certificate(unknown?.certificatePem ?? '')
  expect(other.publicKey.equals(pki.client.certificate.publicKey)).toBe(false)
  expect(new Date(other.validTo).getTime()).toBeGreaterThan(Date.now())
  expect((await deviatedIdentity(identity, 'none')).client).toBeNull()
})
