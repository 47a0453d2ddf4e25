import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { askTimestamp } from '../../../../src/dossier/ask-timestamp.ts'
import { verifyForm } from '../../../../src/dossier/verify-dossier.ts'
import { readTimestamp } from '../../../../src/signature/timestamp.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { makeWorkspace, type TempWorkspace } from '../../../support/temp-workspace.ts'
import { filesOf, makeSmallDossier, now, type SmallDossier } from './small-dossier.ts'

const withOpenSsl = test.skipIf(!hasTool('openssl'))

const config = `[tsa]
default_tsa = own
[own]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[usage]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
`

let authority: TempWorkspace
let server: Server
let small: SmallDossier
let answer: (query: Buffer) => { readonly status: number; readonly bytes: Buffer }

const openssl = (...args: readonly string[]): void =>
  void execFileSync('openssl', args, { cwd: authority.folder, stdio: 'pipe' })

/** What a time stamping authority of OpenSSL answers. */
const reply = (query: Buffer): Buffer => {
  writeFileSync(authority.path('query.tsq'), query)
  openssl(
    ...['ts', '-reply', '-config', 'tsa.cnf', '-section', 'own', '-queryfile', 'query.tsq'],
    ...['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-chain', 'ca.pem', '-out', 'reply.tsr'],
  )
  return readFileSync(authority.path('reply.tsr'))
}

const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`

beforeAll(async () => {
  authority = makeWorkspace({ 'tsa.cnf': config, serial: '01\n' })
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem'],
    ...['-subj', '/CN=CA di marcatura', '-days', '2', '-config', 'tsa.cnf', '-extensions', 'ca'],
  )
  openssl(
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.pem'],
    ...['-subj', '/CN=Marca di prova', '-days', '2', '-CA', 'ca.pem', '-CAkey', 'ca.key'],
    ...['-config', 'tsa.cnf', '-extensions', 'usage'],
  )
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { status, bytes } = answer(Buffer.concat(chunks))
      response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  small = await makeSmallDossier()
})

afterAll(() => void server.close())

withOpenSsl('a dossier is stamped when that is asked for, and openssl agrees', async () => {
  answer = (query) => ({ status: 200, bytes: reply(query) })
  const dossier = await small.build({ timestamp: (signature) => askTimestamp(url(), signature) })
  const found = await verifyForm('d.zip', dossier, now)
  expect(found.problems).toEqual([])
  expect(found.timestamp?.authority).toBe('CN=Marca di prova')
  expect(Math.abs(Date.parse(found.timestamp?.at ?? '') - Date.now())).toBeLessThan(600_000)

  const files = filesOf(dossier)
  for (const name of ['manifest.json.p7m', 'manifest.json.p7m.tsr'])
    writeFileSync(authority.path(name), files.get(name) ?? Buffer.alloc(0))
  const verified = spawnSync(
    'openssl',
    [
      ...['ts', '-verify', '-data', 'manifest.json.p7m', '-in', 'manifest.json.p7m.tsr'],
      ...['-CAfile', 'ca.pem'],
    ],
    { cwd: authority.folder, encoding: 'utf8' },
  )
  expect(verified.stdout + verified.stderr).toContain('Verification: OK')

  // Any byte of it, and the stamp of another signature.
  const at = dossier.indexOf(Buffer.from(files.get('manifest.json.p7m.tsr') ?? []))
  const { length } = files.get('manifest.json.p7m.tsr') ?? []
  for (let index = 0; index < 60; index += 1) {
    const changed = Buffer.from(dossier)
    const place = at + Math.floor((index * (length ?? 0)) / 60)
    changed[place] = (changed[place] ?? 0) ^ 0x04
    const { problems } = await verifyForm('d.zip', changed, now)
    expect(
      problems.map((one) => one.place),
      `byte ${place}`,
    ).toContain('manifest.json.p7m.tsr')
  }
  const stamp = files.get('manifest.json.p7m.tsr') ?? Buffer.alloc(0)
  // The dates of its certificate above all: what no longer is a date is told of, and not thrown.
  const signature = files.get('manifest.json.p7m') ?? Buffer.alloc(0)
  const dates = [
    ...Buffer.from(stamp)
      .toString('latin1')
      .matchAll(/\d{12}Z/g),
  ]
  expect(dates.length).toBeGreaterThan(1)
  for (const { index } of dates)
    for (const place of [index, index + 3, index + 12]) {
      const changed = Buffer.from(stamp)
      changed[place] = (changed[place] ?? 0) ^ 0x14
      await expect(readTimestamp(changed, signature)).resolves.toHaveProperty('ok')
    }
  const other = await readTimestamp(stamp, Buffer.from('altro'))
  expect(other).toMatchObject({ ok: false, reason: 'la marca temporale è di altri byte' })
})

withOpenSsl.each<[string, (query: Buffer) => { status: number; bytes: Buffer }, RegExp]>([
  ['an error', () => ({ status: 503, bytes: Buffer.alloc(0) }), /HTTP 503/],
  ['no stamp', () => ({ status: 200, bytes: Buffer.from('<html>') }), /non si legge/],
  [
    'a stamp of other bytes',
    () => {
      openssl('ts', '-query', '-data', 'tsa.cnf', '-sha256', '-cert', '-out', 'other.tsq')
      return { status: 200, bytes: reply(readFileSync(authority.path('other.tsq'))) }
    },
    /è di altri byte/,
  ],
])('no dossier comes of %s', async (_, given, reason) => {
  answer = given
  const error = await harnessErrorFrom(askTimestamp(url(), Buffer.from('firma')))
  expect(error.code).toBe('TIMESTAMP_FAILED')
  expect(error.message).toMatch(reason)
})
