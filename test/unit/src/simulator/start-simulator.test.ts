import { connect as connectTcp } from 'node:net'
import { connect } from 'node:tls'

import { afterEach, beforeAll, expect, test } from 'vitest'

import type { SimulatedService } from '../../../../src/adapter/simulated.ts'
import {
  issueSelfSigned,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { controlClient } from '../../../../src/simulator/control-client.ts'
import {
  startSimulator,
  type RunningSimulator,
  type SimulatorOptions,
} from '../../../../src/simulator/start-simulator.ts'
import { post } from '../../../support/raw-sist-client.ts'
import { issueTestPki, type TestPki } from '../../../support/sist-world.ts'

const day = 86_400_000

let pki: TestPki
let stranger: IssuedCredential
let expired: IssuedCredential
let simulator: RunningSimulator | undefined

beforeAll(async () => {
  pki = await issueTestPki()
  stranger = await issueSelfSigned({ commonName: 'sconosciuto', use: 'client' })
  expired = await issueSelfSigned({
    commonName: 'scaduto',
    use: 'client',
    validFrom: new Date(Date.now() - 3 * day),
    validTo: new Date(Date.now() - day),
  })
})
afterEach(async () => {
  await simulator?.close()
  simulator = undefined
})

const echo: SimulatedService = {
  id: 'eco',
  path: '/eco/',
  handle: async ({ body, conditions, path }) => {
    if (path === '/eco/guasto') throw new Error('guasto di prova')
    return {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(`${[...conditions].join()}|${Buffer.from(body).toString('utf8')}`),
      note: { fault: '42', rule: 'regola' },
    }
  },
}

const start = async (options: Partial<SimulatorOptions> = {}): Promise<RunningSimulator> => {
  simulator = await startSimulator({
    services: [echo],
    conditions: [{ name: 'sac-down', description: 'prova' }],
    server: pki.server,
    clientCertificate: 'required',
    knownClients: [pki.client.certificatePem, expired.certificatePem],
    ...options,
  })
  return simulator
}

const ask = (
  { url }: RunningSimulator,
  client: IssuedCredential | null = pki.client,
  path = '/eco/x',
  maxVersion: 'TLSv1.2' | 'TLSv1.3' = 'TLSv1.3',
) => post({ url: url + path, pki, body: 'ciao', client, maxVersion })

const verdict = (asked: Promise<{ status: number }>): Promise<number | 'refused'> =>
  asked.then(
    ({ status }) => status,
    () => 'refused' as const,
  )

test.each<[SimulatorOptions['clientCertificate'], Readonly<Record<string, number | 'refused'>>]>([
  ['required', { known: 200, none: 'refused', stranger: 'refused', expired: 'refused' }],
  ['requested', { known: 200, none: 200, stranger: 'refused', expired: 'refused' }],
  ['none', { known: 200, none: 200, stranger: 200, expired: 200 }],
])('with client certificate %s lets in %o', async (clientCertificate, expected) => {
  const running = await start({ clientCertificate })
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const of = (client: IssuedCredential | null) => verdict(ask(running, client, '/eco/x', version))
    expect({
      known: await of(pki.client),
      none: await of(null),
      stranger: await of(stranger),
      expired: await of(expired),
    }).toEqual(expected)
  }
})

test.each([
  // By its number (RFC 8446 §6): the name changes with the version of OpenSSL.
  ['TLSv1.2', 40],
  ['TLSv1.3', 116],
] as const)('sends the alert of a missing certificate over %s', async (version, alert) => {
  const running = await start()
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
    const port = Number(new URL(running.url).port)
    const ca = pki.server.certificatePem
    connect({ port, host: '127.0.0.1', ca, minVersion: version, maxVersion: version }).on(
      'error',
      resolve,
    )
  })
  expect(error.message).toContain(`alert number ${alert}`)
})

test('knows a client by its public key: a certificate that a known one signed is a stranger', async () => {
  const { issueCa } = await import('../../../../src/certificates/issue-certificate.ts')
  const authority = await issueCa('autocertificato con CA:TRUE')
  const child = await authority.issue({ commonName: 'figlio', use: 'client' })
  const running = await start({ knownClients: [authority.certificatePem] })
  expect(await verdict(ask(running, child))).toBe('refused')
  expect(running.journal().at(-1)?.outcome).toEqual({
    kind: 'refused-by-tls',
    reason: 'certificato del client sconosciuto',
  })
})

test('refuses TLS 1.1', async () => {
  const running = await start({ clientCertificate: 'none' })
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
    const socket = connect({
      port: Number(new URL(running.url).port),
      host: '127.0.0.1',
      ca: pki.server.certificatePem,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    socket.on('error', resolve)
  })
  expect(error.code).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
})

test('keeps a line of journal for each call', async () => {
  const lines: unknown[] = []
  const at = new Date()
  const running = await start({
    clock: () => at,
    clientCertificate: 'requested',
    knownClients: [pki.client.certificatePem],
    onExchange: (line) => lines.push(line),
  })
  await ask(running)
  expect(running.journal()).toEqual([
    {
      at: at.toISOString(),
      service: 'eco',
      method: 'POST',
      path: '/eco/x',
      operation: null,
      clientFingerprint256: pki.client.certificate.fingerprint256,
      requestSha256: sha256('ciao'),
      outcome: { kind: 'answered', status: 200, fault: '42', rule: 'regola' },
    },
  ])
  expect(lines).toEqual(running.journal())
  expect(await controlClient(running.control).recent()).toEqual(running.journal())
})

test('says what was asked and what exists when nobody serves a path', async () => {
  const answer = await ask(await start(), pki.client, '/altro')
  expect([answer.status, answer.contentType, answer.text]).toEqual([
    404,
    'text/plain; charset=UTF-8',
    'Il simulatore non serve POST /altro.\nPercorsi serviti: /eco/\n',
  ])
})

test('answers 500 when a service throws, and goes on', async () => {
  const running = await start()
  const answer = await ask(running, pki.client, '/eco/guasto')
  expect([answer.status, answer.text]).toEqual([
    500,
    'Errore interno del simulatore: guasto di prova\n',
  ])
  expect(running.journal().at(-1)?.outcome).toMatchObject({ rule: 'simulator-exception' })
  expect((await ask(running)).status).toBe(200)
})

test('survives bytes that are not TLS and requests that are not HTTP', async () => {
  const running = await start()
  const port = Number(new URL(running.url).port)
  await new Promise((resolve) => {
    const socket = connectTcp(port, '127.0.0.1', () => socket.end('GET / HTTP/1.1\r\n\r\n'))
    socket.on('close', resolve).on('error', () => {})
    socket.resume()
  })
  const text = await new Promise<string>((resolve) => {
    let received = ''
    const { certificatePem: cert, keyPem: key } = pki.client
    const ca = pki.server.certificatePem
    const socket = connect({ port, host: '127.0.0.1', ca, cert, key }, () =>
      socket.write('?\r\n\r\n'),
    )
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('close', () => resolve(received))
    socket.on('error', () => {})
  })
  expect(text).toBe('HTTP/1.1 400 Bad Request\r\n\r\n')
  expect((await ask(running)).status).toBe(200)
})

test('listens on 127.0.0.1 and nothing answers after close', async () => {
  const running = await start()
  expect(running.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  await running.close()
  expect(await verdict(ask(running))).toBe('refused')
  await expect(controlClient(running.control).journal()).rejects.toMatchObject({
    code: 'SIMULATOR_FAILED',
  })
  simulator = undefined
})

test('replaces the conditions in force and refuses an unknown one', async () => {
  const running = await start()
  const control = controlClient(running.control)
  await control.setConditions(['sac-down'])
  expect(await control.conditions()).toEqual(['sac-down'])
  expect((await ask(running)).text).toBe('sac-down|ciao')
  await expect(control.setConditions(['sac-dwon'])).rejects.toThrow(
    'Condizione sconosciuta: sac-dwon. Note: connection-dropped, answer-lost, slow, not-well-formed, bad-gateway, sac-down.',
  )
  await control.setConditions([])
  expect((await ask(running)).text).toBe('|ciao')
  expect(await control.journal()).toEqual(running.journal())
})

test('lets nobody control it without its token', async () => {
  const running = await start()
  const url = running.control.url
  const answer = await fetch(`${url}/journal`)
  expect(answer.status).toBe(401)
  await expect(controlClient({ url, token: 'x' }).setConditions([])).rejects.toThrow(
    'Token mancante.',
  )
})

test('has the troubles of a network when they are ordered', async () => {
  const running = await start()
  const control = controlClient(running.control)
  const under = async (condition: string) => {
    await control.setConditions([condition])
    return verdict(ask(running))
  }
  expect(await under('connection-dropped')).toBe('refused')
  expect(await under('answer-lost')).toBe('refused')
  expect(await under('bad-gateway')).toBe(502)
  expect(running.journal().map(({ outcome }) => outcome.kind)).toEqual([
    'dropped',
    'dropped',
    'answered',
  ])
  await control.setConditions(['not-well-formed'])
  expect((await ask(running)).text).toBe('not-well-f')
})
