import { connect as connectTcp } from 'node:net'
import { connect } from 'node:tls'

import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { Conditions, SimulatedService } from '../../../../src/adapter/simulated.ts'
import {
  issueSelfSigned,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { controlClient } from '../../../../src/simulator/control-client.ts'
import type { JournalLine } from '../../../../src/simulator/journal.ts'
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

let resets = 0

const orders = (conditions: Conditions): string =>
  [...conditions].map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join()

const echo: SimulatedService = {
  id: 'eco',
  path: '/eco/',
  handle: async ({ body, conditions, path }) => {
    if (path === '/eco/guasto') throw new Error('guasto di prova')
    return {
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(`${orders(conditions)}|${Buffer.from(body).toString('utf8')}`),
      note: {
        fault: '42',
        rule: 'regola',
        operator: 'PROVAX00X00X000Y',
        identifiers: Array.from({ length: 30 }, (_, index) => `I${index}`),
        result: 'x'.repeat(1000),
      },
    }
  },
  operationOf: (headers) => headers['soapaction'],
  reset: () => {
    resets += 1
  },
}

const start = async (options: Partial<SimulatorOptions> = {}): Promise<RunningSimulator> => {
  simulator = await startSimulator({
    services: [echo],
    conditions: [{ name: 'sac-down', description: 'prova' }],
    operations: ['leggi', 'scrivi'],
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
  headers: Readonly<Record<string, string>> = {},
) => post({ url: url + path, pki, body: 'ciao', client, maxVersion, headers })

const asking = (running: RunningSimulator, operation: string) =>
  ask(running, pki.client, '/eco/x', 'TLSv1.3', { soapaction: operation })

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

test.each<[SimulatorOptions['clientCertificate'], Readonly<Record<string, number | 'refused'>>]>([
  ['required', { known: 200, none: 'refused', stranger: 'refused', expired: 'refused' }],
  ['requested', { known: 200, none: 200, stranger: 'refused', expired: 'refused' }],
])(
  'asked for by renegotiation, with client certificate %s lets in %o',
  async (clientCertificate, expected) => {
    const running = await start({ clientCertificate, clientCertificateMoment: 'renegotiation' })
    const of = (client: IssuedCredential | null) => verdict(ask(running, client))
    expect({
      known: await of(pki.client),
      none: await of(null),
      stranger: await of(stranger),
      expired: await of(expired),
    }).toEqual(expected)
    const reasons = running
      .journal()
      .flatMap(({ outcome }) => (outcome.kind === 'refused-by-tls' ? [outcome.reason] : []))
    expect(reasons).toEqual([
      ...(clientCertificate === 'required' ? ['nessun certificato del client'] : []),
      'certificato del client sconosciuto',
      'certificato del client fuori validità',
    ])
  },
)

test('opens a connection before it asks for a certificate by renegotiation', async () => {
  const running = await start({ clientCertificateMoment: 'renegotiation' })
  const protocol = await new Promise<string | null>((resolve, reject) => {
    const socket = connect(
      {
        port: Number(new URL(running.url).port),
        host: '127.0.0.1',
        ca: pki.server.certificatePem,
      },
      () => {
        resolve(socket.getProtocol())
        socket.destroy()
      },
    )
    socket.on('error', reject)
  })
  expect(protocol).toBe('TLSv1.2')
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
      client: 'CN=01234567897.example.it',
      clientFingerprint256: pki.client.certificate.fingerprint256,
      operator: 'PROVAX00X00X000Y',
      application: null,
      identifiers: Array.from({ length: 20 }, (_, index) => `I${index}`),
      result: `${'x'.repeat(200)}…`,
      conditions: [],
      requestBytes: 4,
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
  await expect(control.setConditions(['slow', 'sac-dwon'])).rejects.toThrow(
    'il simulatore non ha la condizione «sac-dwon»: ha connection-dropped, answer-lost, no-answer, slow, truncated, not-well-formed, wrong-content-type, bad-gateway, sac-down',
  )
  // An order that cannot be given changes nothing.
  expect(await control.conditions()).toEqual(['sac-down'])
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

test('holds a condition for one operation and for so many requests', async () => {
  const running = await start({ ordered: ['sac-down@scrivi/2'] })
  const control = controlClient(running.control)
  const said: string[] = []
  for (const operation of ['leggi', 'scrivi', 'leggi', 'scrivi', 'scrivi'])
    said.push((await asking(running, operation)).text)
  expect(said).toEqual(['|ciao', 'sac-down|ciao', '|ciao', 'sac-down|ciao', '|ciao'])
  expect(await control.conditions()).toEqual([])
  expect(running.journal().map(({ conditions }) => conditions.join())).toEqual([
    '',
    'sac-down',
    '',
    'sac-down',
    '',
  ])
})

test('does not start with a condition that it does not have', async () => {
  await expect(start({ ordered: ['sac-down=x'] })).rejects.toMatchObject({
    code: 'COMMAND_INVALID',
    message: 'la condizione «sac-down» non vuole un valore, trovato «x»',
  })
})

describe('the control endpoint', () => {
  const at = async (
    { control: { url, token } }: RunningSimulator,
    method: string,
    path: string,
    content?: unknown,
  ) => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(content === undefined
        ? {}
        : { body: typeof content === 'string' ? content : JSON.stringify(content) }),
    })
    return { status: answer.status, content: (await answer.json()) as unknown, answer }
  }

  test('adds conditions, takes back one or all of them, and replaces those of the same place', async () => {
    const running = await start()
    const conditions = async (method: string, path: string, content?: unknown) =>
      (await at(running, method, path, content)).content
    expect(await conditions('POST', '/conditions', ['sac-down', 'slow=1ms'])).toEqual([
      'sac-down',
      'slow=1ms',
    ])
    expect(await conditions('POST', '/conditions', '"slow=2ms"')).toEqual(['sac-down', 'slow=2ms'])
    expect(await conditions('POST', '/conditions', ['slow=3ms@leggi'])).toEqual([
      'sac-down',
      'slow=2ms',
      'slow=3ms@leggi',
    ])
    expect(await conditions('DELETE', '/conditions/slow')).toEqual(['sac-down'])
    expect(await at(running, 'DELETE', '/conditions/slow')).toMatchObject({
      status: 404,
      content: { error: 'La condizione «slow» non è in vigore.' },
    })
    expect(await conditions('DELETE', '/conditions')).toEqual([])
    expect((await ask(running)).text).toBe('|ciao')
  })

  test('says what can be ordered and what is in force', async () => {
    const running = await start({ ordered: ['sac-down'] })
    expect((await at(running, 'GET', '/')).content).toMatchObject({
      conditions: expect.arrayContaining([
        { form: 'slow[=3s]', description: 'La risposta arriva dopo la durata indicata.' },
      ]) as unknown,
      operations: ['leggi', 'scrivi'],
      inForce: ['sac-down'],
    })
  })

  test('gives the last lines of the journal, and empties it', async () => {
    const running = await start()
    for (const operation of ['leggi', 'scrivi', 'leggi']) await asking(running, operation)
    const operations = async (path: string) =>
      ((await at(running, 'GET', path)).content as JournalLine[]).map((line) => line.operation)
    expect(await operations('/journal')).toEqual(['leggi', 'scrivi', 'leggi'])
    expect(await operations('/journal?last=2')).toEqual(['scrivi', 'leggi'])
    expect(await operations('/journal?last=0')).toEqual([])
    expect((await at(running, 'GET', '/journal?last=-1')).status).toBe(400)
    await at(running, 'DELETE', '/journal')
    expect(running.journal()).toEqual([])
  })

  test('resets conditions, journal and what the services remember', async () => {
    const running = await start({ ordered: ['sac-down'] })
    await ask(running)
    const before = resets
    expect((await at(running, 'POST', '/reset')).status).toBe(200)
    expect(resets).toBe(before + 1)
    expect(running.journal()).toEqual([])
    expect((await ask(running)).text).toBe('|ciao')
  })

  test.each([
    ['GET', '/altro', undefined, 404, null],
    ['GET', '/constructor', undefined, 404, null],
    ['PATCH', '/conditions', [], 405, 'GET, PUT, POST, DELETE'],
    ['GET', '/reset', undefined, 405, 'POST'],
    ['PUT', '/conditions', '{', 400, null],
    ['PUT', '/conditions', [1], 400, null],
    ['POST', '/conditions', { name: 'slow' }, 400, null],
    ['POST', '/conditions', ['slow=molto'], 400, null],
  ])('answers %s %s %j with %i', async (method, path, content, status, allow) => {
    const { answer, content: said } = await at(await start(), method, path, content)
    expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow])
    expect(said).toMatchObject({ error: expect.any(String) as unknown })
  })
})
