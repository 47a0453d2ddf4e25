import { expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { loadTrafficRules } from '../../../../src/plan/load-traffic-rules.ts'
import { findWorkspace } from '../../../../src/plan/workspace.ts'
import { openJudge } from '../../../../src/session/open-judge.ts'
import { makeProject } from '../../../support/temp-project.ts'

const xml = (tipologia: string, priority = ''): Buffer =>
  Buffer.from(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><chkPrescrizione xmlns="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/"><tipologia>${tipologia}</tipologia>${priority}</chkPrescrizione></s:Body></s:Envelope>`,
  )

const call = (body: Uint8Array, over: Partial<Exchange> = {}): Exchange => ({
  origin: 'application',
  adapter: 'sist',
  operation: 'chkPrescrizione',
  method: 'POST',
  url: 'https://127.0.0.1/aslba_test/CVPService',
  startedAt: new Date('2026-03-02T08:00:00Z'),
  endedAt: new Date('2026-03-02T08:00:01Z'),
  request: {
    head: Buffer.from('POST / HTTP/1.1\r\ncontent-type: text/xml\r\nuser-agent: Prova/1\r\n\r\n'),
    body,
  },
  answer: {
    kind: 'http',
    status: 502,
    headers: {},
    head: Buffer.from('HTTP/1.1 502 Bad Gateway\r\n\r\n'),
    body: Buffer.from('<html>'),
  },
  tls: null,
  documents: [],
  facts: {},
  ...over,
})

/** A judge by rules of a workspace alone: all those of the package say something else of these bare messages. */
const judgeBy = async (rules: string) => {
  const { folder } = makeProject({
    'plans/rules/nostre.rules.yaml': `title: Nostre\nuses: sist\nrules:\n${rules}`,
  })
  const loaded = loadTrafficRules(findWorkspace(folder), adapters)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  const own = loaded.value.filter(({ body }) => body.kind === 'checks')
  return openJudge(
    {
      application: { title: 'A', producer: 'B', version: '1', applicationCode: null },
      switches: {},
    },
    own,
    adapters,
  )
}

const counts = (judge: Awaited<ReturnType<typeof judgeBy>>) =>
  judge.rules().map(({ id, calls, breached }) => ({ id, calls, breached }))

test('a rule of checks judges the calls that it is about, and only those', async () => {
  const judge = await judgeBy(`  - id: priorita
    title: Una specialistica ha la priorità
    operations: [chkPrescrizione]
    when: [{ xpath: //sist:tipologia, equals: '3' }]
    expect: [{ xpath: //sist:classePriorita, matches: '^[UBDP]$' }]
`)
  expect(judge.judge({ number: 1, exchange: call(xml('1')) })).toEqual([])
  expect(
    judge.judge({
      number: 2,
      exchange: call(xml('3', '<classePriorita>U</classePriorita>')),
    }),
  ).toEqual([])
  expect(judge.judge({ number: 3, exchange: call(xml('3')) })).toMatchObject([
    {
      number: 3,
      operation: 'chkPrescrizione',
      rule: 'priorita',
      level: 'required',
      text: expect.stringContaining('classePriorita'),
    },
  ])
  const other = call(xml('3'), { operation: 'setAnnullaPrescrizione' })
  expect(judge.judge({ number: 4, exchange: other })).toEqual([])
  expect(counts(judge)).toEqual([{ id: 'priorita', calls: 2, breached: 1 }])
})

test('a check of an answer is not kept by an answer of nobody', async () => {
  const judge = await judgeBy(`  - id: accolta
    title: Ogni chiamata è accolta
    level: warning
    expect: [{ on: response, anomalies: none }]
`)
  expect(judge.judge({ number: 1, exchange: call(xml('1')) })).toMatchObject([
    { rule: 'accolta', level: 'warning' },
  ])
})

test('what is no call of the system is judged by nobody, and counts for nothing', async () => {
  const judge = await judgeBy(`  - id: presenta
    title: Si presenta
    expect: [{ header: user-agent, matches: '^Prova' }]
`)
  const unknown = { number: 1, exchange: call(Buffer.from('niente'), { operation: '' }) }
  expect(judge.judge(unknown)).toEqual([])
  expect(judge.judge({ number: 2, exchange: call(xml('1'), { adapter: 'altro' }) })).toEqual([])
  expect(counts(judge)).toEqual([{ id: 'presenta', calls: 0, breached: 0 }])
  expect(judge.judge({ number: 3, exchange: call(xml('1')) })).toEqual([])
  expect(counts(judge)).toEqual([{ id: 'presenta', calls: 1, breached: 0 }])
})

test('a call that cannot be judged is told of, and the next one is judged', async () => {
  const [adapter] = adapters
  const simulator = adapter?.simulator
  if (adapter === undefined || simulator?.traffic === undefined) throw new Error('no judge')
  let count = 0
  const failing = {
    ...adapter,
    simulator: {
      ...simulator,
      traffic: {
        ...simulator.traffic,
        create: () =>
          Promise.resolve({
            judge: () => {
              count += 1
              if (count === 1) throw new Error('guasto')
              return { judged: [], breaches: [] }
            },
            end: () => ({ judged: [], breaches: [] }),
          }),
      },
    },
  }
  const judge = await openJudge(
    {
      application: { title: 'A', producer: 'B', version: '1', applicationCode: null },
      switches: {},
    },
    [],
    [failing],
  )
  expect(judge.judge({ number: 1, exchange: call(xml('1')) })).toMatchObject([
    { number: 1, rule: 'judgement', level: 'required', text: 'guasto' },
  ])
  expect(judge.judge({ number: 2, exchange: call(xml('1')) })).toEqual([])
  expect(counts(judge)).toEqual([{ id: 'judgement', calls: 1, breached: 1 }])
})
