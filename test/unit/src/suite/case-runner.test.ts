import { createServer, type AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

import {
  issueCa,
  issueSelfSigned,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { operatorsWithOneCard, writeEnvironment } from '../../../support/e2e-environment.ts'
import { readyPlan, type ReadyPlan } from '../../../support/run-here.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { startTlsServer } from '../../../support/tls-server.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'

const ids = ['P-01', 'P-02', 'P-03', 'P-04', 'P-05', 'P-06']

let workspace: TempWorkspace
let plan: ReadyPlan
let port: number
let server: IssuedCredential

/** A port of this machine where nobody listens. */
const closedPort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: found } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return found
}

const ready = (environment: string): Promise<ReadyPlan> =>
  readyPlan(workspace, { plan: 'prova', environment, env: { CODICE_DI_PROVA: 'CODICE' } })

beforeAll(async () => {
  workspace = makeSmallPlan()
  const text = workspace.read('plans/prova/cases/P-01.case.yaml')
  for (const id of ids)
    workspace.write(`plans/prova/cases/${id}.case.yaml`, text.replace('P-01', id))
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', `[${ids.join(', ')}]`)
  const [ca, card] = await Promise.all([
    issueCa('CA di prova'),
    issueSelfSigned({ commonName: 'PROVAX00X00X000Y/0.TEST', use: 'authentication' }),
  ])
  port = await closedPort()
  writeEnvironment(workspace, 'spento', {
    url: `https://127.0.0.1:${port}/sist`,
    caPem: ca.certificatePem,
    client: null,
    operators: operatorsWithOneCard(card),
  })
  plan = await ready('spento')
  server = await ca.issue({
    commonName: 'prova.invalid',
    use: 'server',
    ipAddresses: ['127.0.0.1'],
    key: 'ec-p256',
  })
})

afterAll(async () => {
  await plan[Symbol.asyncDispose]()
})

test('when nobody answers, three cases are enough: the others are not run, and say why', async () => {
  const record = await plan.run('spento', { breaker: 3 })
  const reason = `l'ambiente non risponde: 3 casi di seguito senza risposta, e una prova di connessione a https://127.0.0.1:${port} non riesce (ECONNREFUSED)`
  expect(record.cases.map(({ outcome }) => outcome.status)).toEqual([
    ...['broken', 'broken', 'broken'],
    ...['skipped', 'skipped', 'skipped'],
  ])
  expect(record.cases.at(-1)).toMatchObject({
    id: 'P-06',
    outcome: { status: 'skipped', cause: 'environment', reason },
    steps: [],
  })
  expect(record).toMatchObject({ stopped: reason, notRun: [], verdict: 'negativo' })
})

test('a breaker that is off lets every case find out by itself', async () => {
  const record = await plan.run('ostinato', { breaker: 0 })
  expect(record.counts).toEqual({ passed: 0, failed: 0, broken: 6, skipped: 0 })
  expect(record.stopped).toBeUndefined()
})

test('after so many failures the others are never run', async () => {
  const record = await plan.run('due', { maxFailures: 2 })
  expect(record).toMatchObject({
    counts: { passed: 0, failed: 0, broken: 2, skipped: 0 },
    notRun: ['P-03', 'P-04', 'P-05', 'P-06'],
    stopped: 'fermata dopo 2 casi non superati o interrotti (--max-failures 2)',
    verdict: 'negativo',
  })
})

test('with many at a time, no more than those in progress go on after the decision', async () => {
  const record = await plan.run('tre', { jobs: 3, maxFailures: 1 })
  expect(record.counts.broken).toBeLessThanOrEqual(3)
  expect(record.counts.broken + record.notRun.length).toBe(6)
})

test('a peer that ends every connection is as good as none', async () => {
  // It accepts and ends every connection: no handshake succeeds.
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const record = await plan.run('chiuso', { breaker: 3 })
  expect(record.counts).toMatchObject({ broken: 3, skipped: 3 })
  expect(record.stopped).toMatch(/ non riesce \((?:ECONNRESET|la connessione viene chiusa)/)
})

const proxyPage = 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nnon'

test.each([
  ['one at a time', 1],
  ['side by side', 3],
])('a write whose connection is dropped is made once: %s', async (_how, jobs) => {
  // The first call of a connection is answered; the next finds it kept alive, and is dropped after it was read.
  const seen = new Map<number, number>()
  const region = await startTlsServer(
    { cert: server.certificatePem, key: server.keyPem },
    ({ connection }, socket) => {
      const calls = (seen.get(connection) ?? 0) + 1
      seen.set(connection, calls)
      if (calls === 1) socket.write(proxyPage)
      else socket.destroy()
    },
  )
  onTestFinished(() => region.close())
  workspace.edit(
    'environments/spento/environment.yaml',
    `https://127.0.0.1:${port}/sist`,
    `https://127.0.0.1:${region.port}/sist`,
  )
  onTestFinished(() =>
    workspace.edit(
      'environments/spento/environment.yaml',
      `https://127.0.0.1:${region.port}/sist`,
      `https://127.0.0.1:${port}/sist`,
    ),
  )
  await using dropping = await ready('spento')
  const record = await dropping.run(`caduta-${jobs}`, { jobs, breaker: 0 })
  expect(record.notRun).toEqual([])
  const outcomes = record.cases.map(({ outcome }) =>
    outcome.status === 'passed' || outcome.status === 'skipped' ? '?' : outcome.trouble,
  )
  expect(outcomes).toContain('unknown-state')
  expect(new Set(outcomes)).toEqual(new Set(['unexpected-answer', 'unknown-state']))
  expect(region.requests).toHaveLength(ids.length)
  expect(new Set(region.requests.map(({ body }) => body.toString())).size).toBe(ids.length)
})
