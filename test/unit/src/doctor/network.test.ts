import { createServer, type AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  issueCa,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import type { JournalLine } from '../../../../src/simulator/journal.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { startOpensslServer } from '../../../support/openssl-server.ts'
import { issueTestPki, startSist, type TestPki } from '../../../support/sist-world.ts'
import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'
import { look, regionAt, type Look } from './support.ts'

let pki: TestPki
let ca: CertificateAuthority
let server: IssuedCredential

const day = 86_400_000

beforeAll(async () => {
  pki = await issueTestPki()
  ca = await issueCa('CA di prova')
  server = await ca.issue({
    commonName: 'server.invalid',
    use: 'server',
    key: 'ec-p256',
    ipAddresses: ['127.0.0.1'],
  })
})

// Most tests wait for a server to have nothing to say: they run beside each other, and close what they opened at the end.
const opened: (() => unknown)[] = []
afterAll(() => Promise.all(opened.map((close) => close())))

const lookAt = (...args: Parameters<typeof regionAt>): Promise<Look> => look(regionAt(...args))

const answering =
  (...headers: readonly string[]) =>
  (_: unknown, socket: TLSSocket): void =>
    void socket.write(
      `HTTP/1.1 404 Not Found\r\n${headers.map((one) => `${one}\r\n`).join('')}content-length: 0\r\n\r\n`,
    )

/** A server of ours that asks nobody for a certificate. */
const serve = async (
  credential: IssuedCredential,
  answer: Parameters<typeof startTlsServer>[1],
): Promise<RawTlsServer> => {
  const { certificatePem: cert, keyPem: key } = credential
  const started = await startTlsServer({ cert, key }, answer)
  opened.push(() => started.close())
  return started
}

const at = ({ port }: { readonly port: number }): string => `https://127.0.0.1:${port}`

const ready = {
  ...{ node: 'ok', values: 'ok', files: 'ok', production: 'ok', application: 'ok' },
  ...{ contract: 'not-applicable', card: 'not-applicable' },
  ...{ 'operator medico-titolare': 'ok', 'operator medico-altro': 'ok' },
} as const

const away = {
  ...{ tls: 'not-determined', 'server-certificate': 'not-determined' },
  ...{ 'client-certificate': 'not-determined', clock: 'not-determined' },
} as const

describe.concurrent('what stands between here and a server', () => {
  test('an environment with everything in order is ready, and no operation of it was called', async () => {
    const heard: JournalLine[] = []
    const simulator = await startSist(pki, {}, { onExchange: (line) => void heard.push(line) })
    opened.push(() => simulator.close())
    const found = await lookAt(pki, simulator.url)
    expect(found.results).toEqual({
      ...ready,
      ...{ name: 'ok', tcp: 'ok', tls: 'ok', 'server-certificate': 'ok' },
      ...{ 'client-certificate': 'ok', clock: 'ok' },
    })
    expect(found.code).toBe(0)
    expect(found.check('tls').found).toBe('TLSv1.3, TLS_AES_256_GCM_SHA384')
    expect(found.check('client-certificate').found).toMatch(
      /^accettato; senza, il server rifiuta \(con l'avviso certificate_required\); CN=01234567897\.example\.it, vale fino al \d\d\/\d\d\/\d{4}, giorni interi rimasti: \d+$/,
    )
    const requests = heard.filter(({ outcome }) => outcome.kind === 'answered')
    expect(
      requests.map(({ method, operation, requestBytes }) => [method, operation, requestBytes]),
    ).toEqual([['HEAD', null, 0]])
  })

  test('where nobody listens the port is told, and what lies behind it is not determined', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    const found = await lookAt(pki, `https://127.0.0.1:${port}`)
    expect(found.results).toEqual({ ...ready, name: 'ok', tcp: 'failed', ...away })
    expect(found.code).toBe(3)
    expect(found.check('tcp')).toMatchObject({
      found: `la connessione a 127.0.0.1:${port} non si apre (ECONNREFUSED)`,
      todo: 'controllare che la VPN sia attiva e che il servizio sia in funzione',
    })
  })

  test('a name that does not resolve is told', async () => {
    const found = await lookAt(pki, 'https://sist.invalid:8181')
    expect(found.results).toEqual({ ...ready, name: 'failed', tcp: 'not-determined', ...away })
    expect(found.code).toBe(3)
    expect(found.check('name').found).toMatch(/^il nome sist\.invalid non si risolve \(E\w+\)$/)
  })

  test('a server of another authority is told with who issued it, and is not spoken to', async () => {
    const one = await serve(server, answering())
    const found = await lookAt(pki, at(one))
    expect(found.results).toEqual({
      ...ready,
      ...{ name: 'ok', tcp: 'ok', ...away, 'server-certificate': 'failed' },
    })
    const { found: text, todo } = found.check('server-certificate')
    expect(text).toMatch(
      /^il certificato del server 127\.0\.0\.1:\d+ non è accettato \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\): CN=server\.invalid \(emesso da CN=CA di prova, fino al [\d/]+\)$/,
    )
    expect(todo).toContain('non viene da una CA indicata in trust: ca:')
    expect(found.check('tls').found).toMatch(
      /^TLSv1\.3, TLS_AES_256_GCM_SHA384; interrotto, perché/,
    )
    expect(one.requests).toEqual([])
  })

  test('a server whose certificate has expired is told with its last day', async () => {
    const expired = await ca.issue({
      commonName: 'server.invalid',
      use: 'server',
      key: 'ec-p256',
      ipAddresses: ['127.0.0.1'],
      validFrom: new Date('2024-01-10T12:00:00Z'),
      validTo: new Date('2024-02-10T12:00:00Z'),
    })
    const found = await lookAt(pki, at(await serve(expired, answering())), {
      caPem: ca.certificatePem,
    })
    expect(found.results).toMatchObject({ ...away, 'server-certificate': 'failed' })
    expect(found.check('server-certificate')).toMatchObject({
      found: expect.stringMatching(
        /\(CERT_HAS_EXPIRED\): CN=server\.invalid \(emesso da CN=CA di prova, fino al 10\/02\/2024\) ←/,
      ) as string,
      todo: "il certificato del server è scaduto: avvisare l'help desk dell'autorità",
    })
  })

  test('a server whose certificate has a date that is none is told, as it stands', async () => {
    const der = Buffer.from(server.certificate.raw)
    // The second UTCTime of a certificate is its last day: of month 99.
    const utcTime = Buffer.from([0x17, 0x0d])
    const at17 = der.indexOf(utcTime, der.indexOf(utcTime) + 2)
    der.write('9999', at17 + 2)
    const lines = der.toString('base64').replace(/.{64}/g, '$&\n')
    const certificatePem = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
    const one = await serve({ ...server, certificatePem }, answering())
    const found = await lookAt(pki, at(one))
    expect(found.code).toBe(3)
    expect(found.check('server-certificate')).toMatchObject({
      result: 'failed',
      found: expect.stringContaining('fino al Bad time value)') as string,
    })
  })

  test('a server whose certificate ends soon is warned of', async () => {
    const short = await ca.issue({
      commonName: 'server.invalid',
      use: 'server',
      key: 'ec-p256',
      ipAddresses: ['127.0.0.1'],
      validTo: new Date(Date.now() + 5.5 * day),
    })
    const one = await serve(short, answering(`date: ${new Date().toUTCString()}`))
    const found = await lookAt(pki, at(one), { caPem: ca.certificatePem })
    expect(found.check('server-certificate')).toMatchObject({
      result: 'warning',
      found: expect.stringContaining('giorni interi rimasti: 5') as string,
    })
  })

  test('a server that asks for no certificate is warned of: nobody can say whether it knows ours', async () => {
    const one = await serve(server, answering(`date: ${new Date().toUTCString()}`))
    const found = await lookAt(pki, at(one), { caPem: ca.certificatePem })
    expect(found.code).toBe(0)
    expect(found.check('client-certificate')).toMatchObject({
      result: 'warning',
      found: expect.stringMatching(/^il server non lo pretende: /) as string,
    })
    expect(one.requests.map(({ head }) => head.toString().split('\r\n')[0])).toEqual([
      'HEAD /aslba_test HTTP/1.1',
    ])
  })

  test.skipIf(!hasTool('openssl')).each([
    ['TLS 1.3', [], 'unknown_ca', 'ok'],
    ['TLS 1.2', ['-tls1_2'], 'unknown_ca', 'not-determined'],
  ] as const)(
    'a client certificate that is refused is told with the alert: %s',
    async (_, options, alert, tls) => {
      const one = await startOpensslServer(server, ca.certificatePem, options)
      opened.push(() => one.close())
      const found = await lookAt(pki, at(one), { caPem: ca.certificatePem })
      expect(found.results).toMatchObject({
        ...{ tcp: 'ok', tls, 'client-certificate': 'failed', clock: 'not-determined' },
      })
      expect(found.code).toBe(3)
      const refused = found.check('client-certificate')
      expect(refused.found).toMatch(
        new RegExp(`^127\\.0\\.0\\.1:\\d+ rifiuta la connessione TLS con l'avviso ${alert}; CN=`),
      )
      expect(refused.todo).toContain("controllare che sia quello comunicato all'autorità (fase 3)")
    },
  )

  test.skipIf(!hasTool('openssl'))(
    'an environment without a client certificate learns that the server wants one',
    async () => {
      const one = await startOpensslServer(server, ca.certificatePem)
      opened.push(() => one.close())
      const found = await lookAt(pki, at(one), { caPem: ca.certificatePem, client: null })
      expect(found.check('client-certificate')).toMatchObject({
        result: 'failed',
        found: expect.stringContaining("con l'avviso certificate_required") as string,
        todo: expect.stringContaining("l'ambiente non ha un certificato client") as string,
      })
    },
  )

  test('a clock that differs from the server is told, by how much and in which direction', async () => {
    const hourAgo = new Date(Date.now() - 3_600_000).toUTCString()
    const one = await serve(server, answering(`date: ${hourAgo}`))
    const found = await lookAt(pki, at(one), { caPem: ca.certificatePem })
    expect(found.code).toBe(3)
    expect(found.check('clock')).toMatchObject({
      result: 'failed',
      found: expect.stringMatching(
        /^questa postazione è avanti di almeno 3[56]\d\d secondi rispetto al server$/,
      ) as string,
      todo: expect.stringMatching(/^sincronizzare l'orologio/) as string,
    })
  })

  test('a server that does not say what time it is, or closes, leaves the clock undetermined', async () => {
    const silent = await serve(server, answering())
    const closing = await serve(server, (_request, socket) => void socket.destroy())
    const trusted = { caPem: ca.certificatePem }
    const [found, again] = await Promise.all([
      lookAt(pki, at(silent), trusted),
      lookAt(pki, at(closing), trusted),
    ])
    expect(found.code).toBe(3)
    expect(found.check('clock')).toMatchObject({
      result: 'not-determined',
      found: "la risposta del server non ha l'intestazione Date",
    })
    expect(again.check('clock')).toMatchObject({
      result: 'not-determined',
      found: expect.stringMatching(/^il server non risponde a HEAD: /) as string,
    })
  })

  test('what is not TLS at all is told as such', async () => {
    const plain = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => plain.once('listening', resolve))
    opened.push(() => void plain.close())
    const { port } = plain.address() as AddressInfo
    const found = await lookAt(pki, `https://127.0.0.1:${port}`)
    expect(found.results).toMatchObject({ ...away, tls: 'failed' })
    expect(found.check('tls').todo).toContain('a questo indirizzo non risponde un servizio TLS')
  })
})
