import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import type { CaseRecord, RunRecord } from '../../../src/model/run-record.ts'
import { verifyRun } from '../../../src/verify/verify-run.ts'
import { proxyPage, unknownFault, xmlAnswer } from '../../support/bad-answers.ts'
import { readyDeafPlan, type DeafPlan } from '../../support/deaf-plan.ts'
import type { FixedAnswer } from '../../support/e2e-deaf-server.ts'
import { readyPlan } from '../../support/run-here.ts'

// Every kind of expectation that the plan has.
const oneOfEach = [
  ...['XDS-01', 'XDS-02', 'XDS-03', 'XDS-04', 'XDS-05', 'XDS-06', 'XDS-07[1]', 'XDS-08', 'XDS-09'],
  ...['XDS-10', 'XDS-14', 'XDS-21', 'XDS-23', 'XDS-27', 'XDS-28', 'XDS-41', 'XDS-58[1]', 'XDS-67'],
  ...['XDS-68', 'XDS-76', 'XDS-77', 'XDS-79[1]', 'XDS-80', 'XDS-82', 'XDS-83', 'XDS-88'],
]

/** All services of its environment are one server. */
let deaf: DeafPlan
let answer: FixedAnswer

beforeAll(async () => {
  deaf = await readyDeafPlan('fse-xds', () => answer, { adapter: 'soap', cases: oneOfEach })
})

afterAll(async () => {
  await deaf[Symbol.asyncDispose]()
})

const passed = ({ cases }: RunRecord): string[] =>
  cases.filter(({ outcome }) => outcome.status === 'passed').map(({ id }) => id)

const soap12 = 'http://www.w3.org/2003/05/soap-envelope'
const wrapped = (body: string): FixedAnswer => ({
  status: 200,
  contentType: 'application/soap+xml;charset=UTF-8',
  body: `<S:Envelope xmlns:S="${soap12}"><S:Body>${body}</S:Body></S:Envelope>`,
})

// Rightly named, and empty: an empty list is a success, and the commonest silent failure.
const emptySuccess = wrapped(
  '<q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"><r:RegistryObjectList xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"/></q:AdhocQueryResponse>',
)

test.each<readonly [string, string, FixedAnswer]>([
  ['a 502 page of a proxy', 'proxy', proxyPage],
  ['an empty body', 'vuoto', xmlAnswer(200, '')],
  ['a Fault that nobody expects', 'fault', unknownFault],
  [
    'a multipart that is cut off',
    'tronco',
    {
      status: 200,
      contentType: 'multipart/related;boundary=x;type="application/xop+xml"',
      body: '--x\r\nContent-Type: application/xop+xml\r\n\r\n<a/>',
    },
  ],
])('passes no case on %s', async (_name, run, given) => {
  answer = given
  const before = deaf.server.calls.length
  const record = await deaf.plan.run(run)
  expect(passed(record)).toEqual([])
  expect(deaf.server.calls.length - before).toBeGreaterThanOrEqual(oneOfEach.length)
})

test('on an empty list with status Success only what says that it may be empty passes', async () => {
  answer = emptySuccess
  const record = await deaf.plan.run('lista-vuota')
  const found = passed(record)
  expect(found).toContain('XDS-06')
  // How a message is signed is all that these are about: they find what they ask for.
  expect(found.filter((id) => !/^XDS-0[6-9]/.test(id))).toEqual([])
})

test('a run with MTOM is judged again from its stored bytes, and a byte that changed is found', async () => {
  await using onSimulator = await readyPlan(deaf.workspace, {
    plan: 'fse-xds',
    environment: 'simulator',
    env: {},
    cases: ['XDS-03', 'XDS-77'],
  })
  const record = await onSimulator.run('mtom')
  expect(passed(record)).toEqual(['XDS-03', 'XDS-77'])
  const folder = deaf.workspace.path('reports', 'mtom')
  const good = await verifyRun(folder, adapters)
  expect(good.problems).toEqual([])
  expect(good.looked.checks).toBe(9)

  const one = record.cases.find(({ id }) => id === 'XDS-03') as CaseRecord
  const answer = one.steps.at(-1)?.exchanges.at(-1)?.answer
  if (answer?.kind !== 'http') throw new Error('no answer')
  const path = join(folder, answer.body.path)
  const bytes = readFileSync(path)
  // What arrived is what was sent, byte for byte, and is a document among the evidence too.
  expect(bytes.includes('perché è così')).toBe(true)
  const documents = one.steps.at(-1)?.exchanges.at(-1)?.documents ?? []
  expect(documents.map(({ name }) => name)).toEqual(['Allegato ricevuto: documento-1@simulatore'])
  bytes[bytes.indexOf('Referto di laboratorio')] = 0x72
  writeFileSync(path, bytes)
  const bad = await verifyRun(folder, adapters)
  expect(bad.problems.map(({ kind }) => kind)).toContain('changed')
  expect(JSON.stringify(bad.problems)).toContain('I byte sono quelli registrati')
})
