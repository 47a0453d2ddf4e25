import { afterAll, beforeAll, expect, test } from 'vitest'

import { createJudge } from '../../../../../../adapters/sist/simulate/judge/judge-traffic.ts'
import type { JudgedCall, TrafficJudge } from '../../../../../../src/adapter/simulated.ts'
import type { RunningSimulator } from '../../../../../../src/simulator/start-simulator.ts'
import { secret } from '../../../../../../src/model/secret.ts'
import {
  applicationCode,
  issueTestPki,
  makeWorld,
  startSist,
  type TestPki,
} from '../../../../../support/sist-world.ts'
import { callerOver, chk, chkBody, registration, type Sighting } from '../../deviate/support.ts'

let pki: TestPki
let simulator: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  simulator = await startSist(pki, { 'nonce-replay': 'accept' })
})
afterAll(() => simulator.close())

const judgeOf = (code: string | null = applicationCode): Promise<TrafficJudge> =>
  createJudge({
    ...makeWorld(pki),
    switches: { 'nonce-replay': 'accept' },
    application: {
      name: 'Applicativo di prova',
      producer: 'Produttore di prova',
      version: '1.0.0',
      applicationCode: code === null ? null : secret(code),
    },
  })

const asCall = (
  number: number,
  { exchange, headers }: Sighting,
  over: Partial<JudgedCall> = {},
): JudgedCall => ({
  number,
  request: {
    method: 'POST',
    path: '/aslba_test/CVPService',
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: exchange.request.body,
    clientCertificate: null,
    receivedAt: exchange.startedAt,
    conditions: new Map(),
  },
  sentAt: exchange.startedAt,
  hasHead: true,
  answer:
    exchange.answer.kind === 'none'
      ? null
      : { status: exchange.answer.status, body: exchange.answer.body },
  ...over,
})

/** A prescription and its registration, with `oscurato` as said. */
const prescribed = async (oscurato = 'false') => {
  const call = callerOver(pki, simulator)
  const emission = await call(chk)
  const earlier = () => ({ send: chk, exchange: emission.exchange })
  const register = (value: string) =>
    call({ ...registration, body: { oscurato: value } }, {}, earlier)
  return { emission, registered: await register(oscurato), register, again: () => call(chk) }
}

const rules = ({ breaches }: { readonly breaches: readonly { readonly rule: string }[] }) =>
  breaches.map(({ rule }) => rule)

test('finds nothing in a prescription that is issued and registered', async () => {
  const judge = await judgeOf()
  const { emission, registered } = await prescribed()
  expect(judge.judge(asCall(1, emission)).breaches).toEqual([])
  expect(judge.judge(asCall(2, registered)).breaches).toEqual([])
  expect(judge.end().breaches).toEqual([])
})

test('finds a prescription that was issued and not registered, under its own number', async () => {
  const judge = await judgeOf()
  const { emission } = await prescribed()
  judge.judge(asCall(7, emission))
  expect(judge.end().breaches).toEqual([
    {
      rule: 'registration-missing',
      call: 7,
      text: expect.stringMatching(/^la prescrizione \w{15} è stata emessa e non registrata$/),
    },
  ])
})

test('finds chkPrescrizione called again where a registration was to be repeated', async () => {
  const judge = await judgeOf()
  const { emission, registered, again } = await prescribed()
  judge.judge(asCall(1, emission))
  judge.judge(asCall(2, registered, { answer: null }))
  expect(rules(judge.judge(asCall(3, await again())))).toEqual(['chk-again'])
  expect(rules(judge.judge(asCall(4, await again())))).toEqual([])
})

test.each([
  ['it was accepted', {}],
  ['the service refused the document', { answer: 'fault' }],
])('lets the same be prescribed again where %s', async (_, how) => {
  const judge = await judgeOf()
  const { emission, registered, again } = await prescribed()
  const fault = Buffer.from(
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>000272</faultstring></s:Fault></s:Body></s:Envelope>',
  )
  judge.judge(asCall(1, emission))
  judge.judge(
    asCall(2, registered, 'answer' in how ? { answer: { status: 500, body: fault } } : {}),
  )
  expect(rules(judge.judge(asCall(3, await again())))).toEqual([])
})

test('lets another patient be prescribed the same', async () => {
  const judge = await judgeOf()
  const { emission, registered } = await prescribed()
  judge.judge(asCall(1, emission))
  judge.judge(asCall(2, registered, { answer: null }))
  const other = await callerOver(
    pki,
    simulator,
  )({
    ...chk,
    body: {
      ...chkBody,
      assistito: { ...chkBody.assistito, codIdentificativoAssistito: 'PNIGNN80A41H501Q' },
    },
  })
  expect(rules(judge.judge(asCall(3, other)))).not.toContain('chk-again')
})

test('finds a registration that is repeated with other data, and none that is repeated as it was', async () => {
  const judge = await judgeOf()
  const { emission, registered, register } = await prescribed()
  judge.judge(asCall(1, emission))
  judge.judge(asCall(2, registered, { answer: null }))
  expect(rules(judge.judge(asCall(3, await register('false'), { answer: null })))).toEqual([])
  expect(judge.judge(asCall(4, await register('true'))).breaches).toEqual([
    {
      rule: 'registration-retry',
      text: 'oscurato e idPCP erano false, assente (chiamata 3), ora true, assente',
    },
  ])
})

test('judges neither headers nor instants where nobody knows them', async () => {
  const judge = await judgeOf()
  const { emission } = await prescribed()
  const bare = asCall(1, emission, { hasHead: false, sentAt: null })
  const { judged, breaches } = judge.judge({
    ...bare,
    request: { ...bare.request, headers: {}, receivedAt: new Date('2030-01-01T00:00:00Z') },
  })
  expect(breaches).toEqual([])
  for (const rule of ['content-type', 'soap-action', 'timestamp-window', 'created-window'])
    expect(judged).not.toContain(rule)
  expect(judged).toContain('timestamp-signed')
})

test('holds the digest of the application to its code, and to none where nobody knows it', async () => {
  const { emission } = await prescribed()
  const wrong = (await judgeOf('UN-ALTRO-CODICE')).judge(asCall(1, emission))
  expect(rules(wrong)).toEqual(['application-digest'])
  const unknown = (await judgeOf(null)).judge(asCall(1, emission))
  expect(unknown.judged).not.toContain('application-digest')
  expect(unknown.breaches).toEqual([])
})

test('finds a message that is no XML, and says no more of it', async () => {
  const judge = await judgeOf()
  const { emission } = await prescribed()
  const call = asCall(1, emission)
  const cut = { ...call, request: { ...call.request, body: call.request.body.subarray(0, 300) } }
  expect(rules(judge.judge(cut))).toEqual(['envelope-well-formed'])
})
