import { afterAll, beforeAll, expect, test } from 'vitest'

import { issueCa, issueSelfSigned } from '../../src/certificates/issue-certificate.ts'
import { startDeafServer, type FixedAnswer } from '../support/e2e-deaf-server.ts'
import { operatorsWithOneCard, writeEnvironment } from '../support/e2e-environment.ts'
import { payloadNamespace } from '../support/raw-sist-client.ts'
import { runJson } from '../support/run-cli.ts'
import { copySamplePlan, type TempWorkspace } from '../support/temp-workspace.ts'

let workspace: TempWorkspace
let keys: Awaited<ReturnType<typeof issueKeys>>

const issueKeys = async () => {
  const ca = await issueCa('CA di prova')
  const [server, client, card] = await Promise.all([
    ca.issue({ commonName: 'prova.invalid', use: 'server', ipAddresses: ['127.0.0.1'] }),
    issueSelfSigned({ commonName: '01234567897.example.it', use: 'server-client' }),
    issueSelfSigned({ commonName: 'PROVAX00X00X000Y/0.TEST', use: 'authentication' }),
  ])
  return { ca, server, client, card }
}

beforeAll(async () => {
  workspace = copySamplePlan()
  keys = await issueKeys()
})

afterAll(() => workspace.remove())

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="${soap}"><S:Body>${body}</S:Body></S:Envelope>`

const xml = (status: number, body: string): FixedAnswer => ({
  status,
  contentType: 'text/xml;charset=UTF-8',
  body,
})

const response = (operation: string, content: string): FixedAnswer =>
  xml(
    200,
    envelope(
      `<r:${operation}Response xmlns:r="${payloadNamespace}">${content}</r:${operation}Response>`,
    ),
  )

const applicationCode = { SIST_CODICE_APPLICATIVO: 'CODICE-DI-PROVA' }

/** Runs the sample plan against a server that answers by rote. */
const runAgainst = async (
  name: string,
  answer: (operation: string) => FixedAnswer,
  args: readonly string[] = [],
) => {
  await using server = await startDeafServer(keys.server, keys.client, answer)
  writeEnvironment(workspace, name, {
    url: server.url,
    caPem: keys.ca.certificatePem,
    client: keys.client,
    operators: operatorsWithOneCard(keys.card),
  })
  const ran = await runJson(['cvp', '--env', name, ...args], {
    cwd: workspace.folder,
    env: applicationCode,
  })
  return { ...ran, calls: server.calls }
}

test.each<readonly [string, string, string, (operation: string) => FixedAnswer]>([
  [
    'a 502 page of a proxy',
    'proxy',
    'unexpected-answer',
    () => ({
      status: 502,
      contentType: 'text/html; charset=UTF-8',
      body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
    }),
  ],
  [
    'a Fault with a code that nobody expects',
    'fault',
    'unexpected-refusal',
    () =>
      xml(
        500,
        envelope(
          '<S:Fault><faultcode>S:Server</faultcode><faultstring>999999: boh</faultstring></S:Fault>',
        ),
      ),
  ],
  ['an empty body with HTTP 200', 'vuoto', 'unexpected-answer', () => xml(200, '')],
  [
    'another document with HTTP 200',
    'altro',
    'unexpected-answer',
    () => xml(200, '<menu><piatto prezzo="3">orecchiette</piatto></menu>'),
  ],
  [
    'the right envelope around an empty answer',
    'involucro',
    'unmet-check',
    (operation) => response(operation, ''),
  ],
])('passes no case of the sample plan on %s', async (_name, environment, cause, answer) => {
  const { result, json, calls } = await runAgainst(environment, answer)
  expect(json.cases.filter(({ status }) => status === 'passed')).toEqual([])
  expect(json.verdict).toBe('negativo')
  expect(result.code).toBe(1)
  // A case is skipped only for want of another one, or of a condition of the simulator.
  const skipped = json.cases.filter(({ status }) => status === 'skipped')
  expect(new Set(skipped.map((one) => one.cause))).toEqual(new Set(['dependency', 'environment']))
  const failed = json.cases.filter(({ status }) => status === 'failed')
  expect(new Set(failed.map((one) => one.cause))).toEqual(new Set([cause]))
  expect(json.counts.broken).toBe(0)
  expect(calls).toHaveLength(failed.length)
})

// Above, what needs an issued prescription is skipped: here it is reached.
test('passes no case that reads, where every write succeeds and every reading is empty', async () => {
  const { result, json, calls } = await runAgainst('letture-vuote', (operation) => {
    const esito = '<r:return><r:esito>TRUE</r:esito></r:return>'
    if (operation === 'chkPrescrizione')
      return response(
        operation,
        '<r:return><r:IUP>1600A1234567890</r:IUP><r:codAutenticazione>1</r:codAutenticazione></r:return>',
      )
    return response(operation, operation.startsWith('set') ? esito : '')
  })
  const passed = json.cases.filter(({ status }) => status === 'passed').map(({ id }) => id)
  const reading = workspace
    .record(json.run)
    .cases.filter(({ id, steps }) => passed.includes(id) && steps.some(({ send }) => reads(send)))
  expect(reading.map(({ id }) => id)).toEqual([])
  expect(calls.filter((operation) => operation.startsWith('get')).length).toBeGreaterThan(10)
  // The other side of it: the cases that only write do pass, so the answers were understood.
  expect(passed).toEqual(expect.arrayContaining(['CVP-01', 'CVP-22']))
  expect(json.verdict).toBe('negativo')
  expect(result.code).toBe(1)
})

const reads = (send: unknown): boolean =>
  (send as { operation: string }).operation.startsWith('get')

test('skips what only the simulator can offer, saying what to ask for', async () => {
  const { result, json, calls } = await runAgainst('senza-condizioni', () => xml(200, ''), [
    ...['--case', 'CVP-50'],
  ])
  expect(json.cases).toEqual([
    expect.objectContaining({
      id: 'CVP-50',
      status: 'skipped',
      cause: 'environment',
      message:
        "Chiedere all'help desk di SIST di rendere il SAC irraggiungibile dall'ambiente di collaudo",
    }),
  ])
  expect(json.verdict).toBe('incompleto')
  expect(result.code).toBe(1)
  expect(calls).toEqual([])
})
