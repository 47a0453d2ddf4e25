import { afterAll, beforeAll, expect, test } from 'vitest'

import { applicationDigest } from '../../../../../adapters/sist/dati-richiedente.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { harnessErrorFrom } from '../../../../support/harness-error-of.ts'
import {
  applicationCode,
  issueTestPki,
  startSist,
  type TestPki,
} from '../../../../support/sist-world.ts'
import { callerOver, chk, namesThatDiffer, type Sighting } from './support.ts'

let pki: TestPki
let sim: RunningSimulator
let call: ReturnType<typeof callerOver>
let whole: Sighting

beforeAll(async () => {
  pki = await issueTestPki()
  sim = await startSist(pki, { 'nonce-replay': 'accept', 'created-window': '15m' })
  call = callerOver(pki, sim)
  whole = await call(chk)
})

afterAll(() => sim.close())

const accepted = { status: 200, fault: null, rule: null }
const refusedBy = (rule: string) => ({ status: 500, fault: '000220', rule })

test('without a deviation the simulator accepts', () => {
  expect(whole.verdict).toEqual(accepted)
})

test.each<[unknown, string, number, ReturnType<typeof refusedBy> | typeof accepted]>([
  ['wrong-code', 'applDigest', 0, refusedBy('application-digest')],
  ['stale-created', 'applDigest created', -60, refusedBy('created-window')],
  ['future-created', 'applDigest created', 60, refusedBy('created-window')],
  [{ 'stale-created': '20m' }, 'applDigest created', -20, refusedBy('created-window')],
  [{ 'future-created': '16m' }, 'applDigest created', 16, refusedBy('created-window')],
  [{ 'stale-created': '10m' }, 'applDigest created', -10, accepted],
])('application %j changes %s alone', async (application, names, minutes, verdict) => {
  const sent = await call(chk, { application })
  expect(namesThatDiffer(whole.xml, sent.xml).join(' ')).toBe(names)
  expect(sent.headers).toEqual(whole.headers)
  const createdOf = ({ exchange }: Sighting) => exchange.facts['created'] ?? ''
  const instantOf = (sighting: Sighting) =>
    Date.parse(createdOf(sighting).replace(/(\d\d)(\d\d)$/, '$1:$2'))
  expect((instantOf(sent) - instantOf(whole)) / 60_000).toBe(minutes)
  // Made of what is sent: but for the wrong code, the digest is right.
  const digest = applicationDigest(
    sent.exchange.facts['nonce'] ?? '',
    createdOf(sent),
    applicationCode,
  )
  expect(sent.xml.includes(digest)).toBe(application !== 'wrong-code')
  expect(sent.verdict).toEqual(verdict)
})

test('a repeated nonce is that of the step named, with a digest of its own', async () => {
  await using strict = await startSist(pki)
  const first = callerOver(pki, strict)
  const other = callerOver(pki, strict)
  const before = await first(chk)
  expect(before.verdict).toEqual(accepted)
  const nonce = before.exchange.facts['nonce'] ?? ''
  const earlier = (id: string) =>
    id === 'prima' ? { send: chk, exchange: before.exchange } : undefined
  const sent = await other(chk, { application: { 'repeated-nonce': 'prima' } }, earlier)
  expect(sent.exchange.facts['nonce']).toBe(nonce)
  expect(sent.verdict).toEqual(refusedBy('nonce-replay'))
  const created = sent.exchange.facts['created'] ?? ''
  expect(sent.xml).toContain(applicationDigest(nonce, created, applicationCode))
})

test('a nonce of a step that sent none is not sent', async () => {
  const before = sim.journal().length
  const error = await harnessErrorFrom(call(chk, { application: { 'repeated-nonce': 'mai' } }))
  expect([error.code, error.message, error.hint]).toMatchInlineSnapshot(`
    [
      "DEVIATION_INVALID",
      "Deviazione «application: repeated-nonce»: il passo «mai» non ha spedito un nonce prima di questo.",
      "Indicare un passo precedente dello stesso caso che abbia chiamato SIST.",
    ]
  `)
  expect(sim.journal()).toHaveLength(before)
})
