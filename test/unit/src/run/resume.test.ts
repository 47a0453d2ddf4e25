import { expect, test } from 'vitest'

import { foldEvents } from '../../../../src/evidence/fold.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import type { RunHeader, StepRecord } from '../../../../src/model/run-record.ts'
import type { Plan, PlanCase } from '../../../../src/plan/plan.ts'
import {
  changesSince,
  contentOf,
  isUnfinished,
  keptOf,
  takenUp,
} from '../../../../src/run/resume.ts'
import {
  at,
  caseEnd,
  caseRecord,
  caseStart,
  failed,
  head,
  header,
  passed,
  runEnd,
  runStart,
  sending,
  skipped,
  stepEnd,
} from '../evidence/support.ts'
import { aCase, makeWorld, step, writing } from './support.ts'

const kept = (events: readonly RunEvent[]): readonly string[] =>
  keptOf(foldEvents(events), events).map(({ id, outcome }) => `${id} ${outcome.status}`)

test('a run that goes on keeps what passed, failed, broke or does not apply', () => {
  expect(
    kept([
      runStart('P-01', 'P-02', 'P-03', 'P-04', 'P-05'),
      caseEnd('P-01', passed),
      caseEnd('P-02', failed),
      caseEnd('P-03', skipped('not-applicable')),
      caseEnd('P-04', skipped('not-encoded')),
      runEnd(true),
    ]),
  ).toEqual(['P-01 passed', 'P-02 failed', 'P-03 skipped', 'P-04 skipped'])
})

test('what did nothing for want of something is run again, and what waits for a person is taken up', () => {
  expect(
    kept([
      runStart('P-01', 'P-02', 'P-03'),
      caseEnd('P-01', skipped('environment')),
      caseEnd('P-02', skipped('dependency')),
      caseStart('P-03'),
      sending('P-03'),
      stepEnd('P-03'),
      caseEnd('P-03', skipped('awaiting-operator')),
      runEnd(),
    ]),
  ).toEqual([])
})

test('a case that was stopped after it wrote is never run again, and says so', () => {
  const written = [caseStart('P-01'), sending('P-01'), stepEnd('P-01')]
  expect(kept([runStart('P-01'), ...written, caseEnd('P-01', skipped('environment'))])).toEqual([
    'P-01 skipped',
  ])
  expect(kept([runStart('P-01'), ...written])).toEqual(['P-01 skipped'])
  expect(kept([runStart('P-01'), ...written.slice(0, 2)])).toEqual(['P-01 broken'])
})

test('whenever a run is killed, no case that had begun to write runs again', async () => {
  const world = await makeWorld()
  const cases: PlanCase[] = ['P-01', 'P-02', 'P-03'].map((id) => ({
    ...aCase([step(), writing(), step({ id: 'dopo' }), writing({ id: 'ancora' })]),
    head: head(id),
  }))
  for (const planCase of cases) await world.run(planCase)
  const whole: RunEvent[] = [runStart('P-01', 'P-02', 'P-03'), ...world.events]
  for (let length = 1; length <= whole.length; length += 1) {
    const events = whole.slice(0, length)
    const stays = keptOf(foldEvents(events), events).map(({ id }) => id)
    const wrote = events.flatMap((event) => (event.event === 'sending' ? [event.case] : []))
    expect(stays).toEqual(expect.arrayContaining(wrote))
  }
  expect(whole.filter(({ event }) => event === 'sending')).toHaveLength(6)
})

test.each<[string, readonly RunEvent[], boolean]>([
  ['killed', [caseEnd('P-01')], true],
  ['interrupted', [caseEnd('P-01'), runEnd(true)], true],
  ['stopped by itself', [{ event: 'run-stop', at: at(8), reason: 'basta' }, runEnd()], true],
  ['waiting for a person', [caseEnd('P-01', skipped('awaiting-operator')), runEnd()], true],
  ['finished', [caseEnd('P-01', failed), runEnd()], false],
])('a run that was %s is unfinished: %s', (_how, events, expected) => {
  expect(isUnfinished(foldEvents([runStart('P-01'), ...events]))).toBe(expected)
})

const plan = (cases: readonly PlanCase[]): Plan => ({
  name: 'prova',
  title: 'Piano di prova',
  version: '1.0',
  note: null,
  requirements: [],
  cases,
  data: { farmaci: { aic: '034298051' } },
})

const planned = ['P-01', 'P-02'].map((id): PlanCase => ({ ...aCase(), head: head(id) }))

const begun = (now = plan(planned)): Extract<RunEvent, { event: 'run-start' }> => ({
  event: 'run-start',
  at: at(0),
  header,
  planned: now.cases.map((one) => one.head),
  contentSha256: contentOf(now),
})

const changed = (changes: Partial<RunHeader>, now = plan(planned)): readonly string[] =>
  changesSince(begun(), now, { ...header, ...changes })

test('nothing hinders a run from going on as it was begun, in another process and at another port', () => {
  expect(
    changed({
      environment: { ...header.environment, endpoints: { sist: 'https://127.0.0.1:9/sist' } },
      harness: { ...header.harness, node: '24.0.0', platform: 'win32' },
    }),
  ).toEqual([])
})

test('a case that changed, or is gone, hinders it by name', () => {
  const [first, second] = planned
  if (first === undefined || second === undefined) throw new Error('no case')
  const edited = { ...first, head: { ...first.head, fileSha256: '1'.repeat(64) } }
  expect(changed({}, plan([edited, second]))).toEqual([
    'plans/prova/cases/P-01.case.yaml è cambiato',
  ])
  expect(changed({}, plan([first]))).toEqual(['il caso P-02 non è più nel piano'])
})

test('payloads and data that changed hinder it, although no case file did', () => {
  const [first, second] = planned
  if (first === undefined || second === undefined) throw new Error('no case')
  const repaid = { ...first, steps: [step({ send: { operation: 'leggi', testo: 'altro' } })] }
  const told = ['i dati, i payload o i frammenti del piano sono cambiati']
  expect(changed({}, plan([repaid, second]))).toEqual(told)
  expect(changed({}, { ...plan(planned), data: {} })).toEqual(told)
})

test('another application, environment or Collaudo hinders it, each with what it was', () => {
  expect(
    changed({
      application: { ...header.application, version: '1.0.1', defects: ['nonce-ripetuto'] },
      environment: { ...header.environment, switches: { 'client-certificate': 'none' } },
      harness: { ...header.harness, version: '0.2.0' },
    }),
  ).toMatchInlineSnapshot(`
    [
      "la versione dell'applicazione: prima 1.0.0, ora 1.0.1",
      "l'elenco dei difetti: prima nessuno, ora nonce-ripetuto",
      "le scelte del simulatore: prima nessuno, ora client-certificate: none",
      "Collaudo: prima 0.1.0, ora 0.2.0",
    ]
  `)
  const real = { ...header.environment, simulator: false, endpoints: { sist: 'https://a.invalid' } }
  expect(
    changesSince({ ...begun(), header: { ...header, environment: real } }, plan(planned), {
      ...header,
      environment: { ...real, endpoints: { sist: 'https://b.invalid' } },
    }),
  ).toEqual(["l'indirizzo: prima sist: https://a.invalid, ora sist: https://b.invalid"])
})

test('another contract hinders it; a run of before contracts were recorded goes on', () => {
  const contract = { name: 'CVPService.wsdl', sha256: '0'.repeat(64), isSupplied: true }
  const begunBy = (contracts: RunHeader['environment']['contracts']) => ({
    ...begun(),
    header: { ...header, environment: { ...header.environment, contracts } },
  })
  const now = {
    ...header,
    environment: {
      ...header.environment,
      contracts: { sist: { ...contract, sha256: '1'.repeat(64) } },
    },
  }
  expect(changesSince(begunBy({ sist: contract }), plan(planned), now)).toEqual([
    `il contratto: prima sist: CVPService.wsdl ${'0'.repeat(64)}, ora sist: CVPService.wsdl ${'1'.repeat(64)}`,
  ])
  expect(changesSince(begunBy(undefined), plan(planned), now)).toEqual([])
})

test('another adapter of the workspace hinders it: two halves would be judged by two', () => {
  const by = (digit: string): RunHeader => ({
    ...header,
    harness: {
      ...header.harness,
      ownAdapters: { eco: { folder: 'adapters/eco', sha256: digit.repeat(64) } },
    },
  })
  expect(changesSince({ ...begun(), header: by('0') }, plan(planned), by('1'))).toEqual([
    `gli adattatori della cartella di lavoro: prima adapters/eco ${'0'.repeat(64)}, ora adapters/eco ${'1'.repeat(64)}`,
  ])
  expect(changesSince({ ...begun(), header: by('0') }, plan(planned), header)).toEqual([
    `gli adattatori della cartella di lavoro: prima adapters/eco ${'0'.repeat(64)}, ora nessuno`,
  ])
  expect(changesSince({ ...begun(), header: by('0') }, plan(planned), by('0'))).toEqual([])
})

const stepRecord = (id: string, changes: Partial<StepRecord> = {}): StepRecord => ({
  id,
  title: id,
  uses: 'memoria',
  startedAt: at(1),
  endedAt: at(2),
  instant: at(1),
  send: {},
  expect: [],
  exchanges: [],
  checks: [],
  captured: {},
  outcome: passed,
  ...changes,
})

const run = { name: 'prova', folder: 'reports/prova' }
const waiting = skipped('awaiting-operator')

test('a case that waited goes on where it waited, with the values that it had, and writes nothing twice', async () => {
  const world = await makeWorld()
  const planCase = aCase([writing(), step({ id: 'attesa' }), step({ id: 'dopo' })], {
    exports: ['nre'],
  })
  const before = stepRecord('scrittura', { captured: { nre: '0123' } })
  const record = {
    ...caseRecord('P-02', waiting),
    steps: [before, stepRecord('attesa', { outcome: waiting })],
  }
  const again = takenUp(planCase, record, run)
  if (again === undefined) throw new Error('it begins anew')
  const ended = await world.run(again)
  expect(world.calls.map(({ send }) => send.operation)).toEqual(['leggi', 'leggi'])
  expect(ended).toMatchObject({
    outcome: passed,
    startedAt: at(1),
    exports: { nre: '0123' },
    steps: [{ id: 'scrittura', startedAt: at(1) }, { id: 'attesa' }, { id: 'dopo' }],
  })
  expect(ended).not.toHaveProperty('partial')
})

test('a case that waited at its first step begins there', () => {
  const record = {
    ...caseRecord('P-02', waiting),
    steps: [stepRecord('lettura', { outcome: waiting })],
  }
  expect(takenUp(aCase(), record, run)).toBeUndefined()
})
