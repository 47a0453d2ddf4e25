import { expect, test } from 'vitest'

import type { Outcome } from '../../../../src/model/outcome.ts'
import type { PlanCase } from '../../../../src/plan/plan.ts'
import { aCase, earlierCase, fault, good, makeWorld, silence, step, writing } from './support.ts'

const names = (events: readonly { readonly event: string }[]): string[] =>
  events.map(({ event }) => event)

const needing = (take: readonly string[] = []): PlanCase =>
  aCase([step({ send: { operation: 'leggi', testo: take.length > 0 ? '${ nre }' : 'ciao' } })], {
    needs: [{ case: 'P-01', take }],
  })

test('a case that passes is recorded from its first to its last event', async () => {
  const world = await makeWorld()
  const record = await world.run(
    aCase([step({ capture: { nre: { xpath: '/risposta/nre', optional: false } } })], {
      exports: ['nre', 'altro'],
    }),
  )
  expect(record).toMatchObject({
    id: 'P-02',
    outcome: { status: 'passed' },
    exports: { nre: '0123' },
    startedAt: '2026-07-01T10:15:30.250Z',
    steps: [{ id: 'lettura', outcome: { status: 'passed' } }],
  })
  expect(record.exports).not.toHaveProperty('altro')
  expect(names(world.events)).toEqual(['case-start', 'step-end', 'case-end'])
  expect(world.events.at(-1)).toMatchObject({ at: record.endedAt, record: { id: 'P-02' } })
})

const notPassed: readonly [string, Outcome][] = [
  ['failed', { status: 'failed', trouble: 'unmet-check', message: 'x' }],
  ['broken', { status: 'broken', trouble: 'internal-error', code: 'INTERNAL', message: 'x' }],
  ['skipped', { status: 'skipped', cause: 'not-applicable', reason: 'x' }],
]

test('a case whose need was not run is skipped for its dependency', async () => {
  const world = await makeWorld()
  const { outcome, steps } = await world.run(needing())
  expect(outcome).toEqual({
    status: 'skipped',
    cause: 'dependency',
    reason: 'serve P-01, che non è stato eseguito',
  })
  expect([steps, world.calls]).toEqual([[], []])
  expect(names(world.events)).toEqual(['case-start', 'case-end'])
})

test.each(notPassed)(
  'a case whose need %s is skipped for its dependency',
  async (_how, earlier) => {
    const world = await makeWorld()
    const { outcome } = await world.run(needing(), { finished: [earlierCase(earlier)] })
    expect(outcome).toEqual({
      status: 'skipped',
      cause: 'dependency',
      reason: 'serve P-01, che non è riuscito',
    })
    expect(world.calls).toEqual([])
  },
)

test('a need that passed without giving its value skips the case too', async () => {
  const world = await makeWorld()
  const { outcome } = await world.run(needing(['nre']), {
    finished: [earlierCase({ status: 'passed' }, { altro: '1' })],
  })
  expect(outcome).toMatchObject({ cause: 'dependency', reason: 'P-01 non ha dato «nre»' })
  expect(world.calls).toEqual([])
})

test('values taken from a need are there for the request and for XPath', async () => {
  const world = await makeWorld()
  const planCase = needing(['nre'])
  const { outcome } = await world.run(
    {
      ...planCase,
      steps: planCase.steps.map((one) => ({
        ...one,
        expect: [{ xpath: 'string(/risposta/nre = $nre)', equals: 'true' }],
      })),
    },
    { finished: [earlierCase({ status: 'passed' }, { nre: '0123' })] },
  )
  expect(outcome).toEqual({ status: 'passed' })
  expect(world.calls.map(({ send }) => send.testo)).toEqual(['0123'])
})

test.each([
  ['not-applicable', "non si applica a un'applicazione di struttura"],
  ['not-encoded', 'il caso è ancora da scrivere'],
] as const)('a case that the plan declares %s does not run', async (cause, reason) => {
  const world = await makeWorld()
  const { outcome } = await world.run(aCase([step()], { skip: { cause, reason } }))
  expect(outcome).toEqual({ status: 'skipped', cause, reason })
  expect(world.calls).toEqual([])
})

test('a case that requires the simulator is skipped elsewhere, in the words of the plan', async () => {
  const world = await makeWorld(undefined, { setConditions: null })
  const { outcome } = await world.run(
    aCase([step()], {
      requires: { simulator: ['sac-down'], otherwise: 'chiedere di fermare il SAC' },
    }),
  )
  expect(outcome).toEqual({
    status: 'skipped',
    cause: 'environment',
    reason: 'chiedere di fermare il SAC',
  })
  expect(world.calls).toEqual([])
})

const requires = { simulator: ['sac-down'], otherwise: 'chiedere di fermare il SAC' }

test('the condition that a case requires holds during its steps only', async () => {
  const during: number[] = []
  const world = await makeWorld(() => {
    during.push(world.conditions.length)
    return good
  })
  await world.run(aCase([step()], { requires }))
  expect(world.conditions).toEqual([['sac-down'], []])
  expect(during).toEqual([1])
})

test('a case that requires nothing leaves the conditions alone', async () => {
  const world = await makeWorld()
  await world.run(aCase())
  expect(world.conditions).toEqual([])
})

test.each([
  ['throws', () => Promise.reject(new Error('guasto'))],
  ['is refused', () => fault],
  ['gets no answer', () => silence(true)],
])('the condition is taken back also when a step %s', async (_how, service) => {
  const world = await makeWorld(service)
  const { outcome } = await world.run(aCase([writing()], { requires }))
  expect(outcome.status).not.toBe('passed')
  expect(world.conditions).toEqual([['sac-down'], []])
})

test('an unknown state is not lost where the simulator does not take the condition back', async () => {
  const world = await makeWorld(() => silence(true), {
    setConditions: (names) =>
      names.length > 0 ? Promise.resolve() : Promise.reject(new Error('spento')),
  })
  const { outcome } = await world.run(aCase([writing()], { requires }))
  expect(outcome).toMatchObject({ status: 'broken', trouble: 'unknown-state' })
})

test('a simulator that refuses the condition breaks the case before any call', async () => {
  const world = await makeWorld(undefined, {
    setConditions: () => Promise.reject(new Error('il simulatore non risponde')),
  })
  const { outcome } = await world.run(aCase([step()], { requires }))
  expect(outcome).toEqual({
    status: 'broken',
    trouble: 'internal-error',
    code: 'INTERNAL',
    message: 'il simulatore non risponde',
    hint: 'segnalare il problema allegando la cartella di questa esecuzione',
  })
  expect(world.calls).toEqual([])
})

test('an environment without one of the operators of a case skips it', async () => {
  const world = await makeWorld()
  const { outcome } = await world.run(
    aCase([step()], { operators: ['medico', 'medico-altro', 'medico-sostituto'] }),
  )
  expect(outcome).toEqual({
    status: 'skipped',
    cause: 'environment',
    reason: "l'ambiente non ha «medico-altro», «medico-sostituto» tra gli operatori",
  })
  expect(world.calls).toEqual([])
})

test('an operator whom only the request names, and nobody has, is a mistake of the plan', async () => {
  const world = await makeWorld((_send, call) => {
    call.operatorNamed('nessuno')
    return good
  })
  expect((await world.run(aCase())).outcome).toEqual({
    status: 'broken',
    trouble: 'plan-error',
    code: 'OPERATOR_UNKNOWN',
    message: "l'operatore «nessuno» non è nell'ambiente",
    hint: 'ci sono: medico',
  })
})

test('a value captured by a step is there for the next, with the exchange that it came from', async () => {
  const earlier: unknown[] = []
  const world = await makeWorld(({ operation }, call) => {
    if (operation === 'scrivi') earlier.push(call.earlier('lettura'), call.earlier('scrittura'))
    return good
  })
  const { outcome, steps } = await world.run(
    aCase([
      step({ capture: { nre: { xpath: '/risposta/nre', optional: false } } }),
      writing({ send: { operation: 'scrivi', testo: '${ nre }' } }),
    ]),
  )
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps.map((one) => one.captured)).toEqual([{ nre: '0123' }, {}])
  expect(world.calls[1]?.send.testo).toBe('0123')
  expect(earlier).toEqual([
    { send: { operation: 'leggi', testo: 'ciao' }, request: null, exchange: expect.anything() },
    undefined,
  ])
  expect(earlier[0]).toMatchObject({ exchange: { operation: 'leggi', answer: good } })
})

test('steps after one that failed do not run', async () => {
  const world = await makeWorld(() => fault)
  const { outcome, steps } = await world.run(aCase([step(), writing()]))
  expect(outcome.status).toBe('failed')
  expect(steps.map(({ id }) => id)).toEqual(['lettura'])
  expect(world.calls).toHaveLength(1)
})

test('a write is announced before its call; a read is not', async () => {
  const world = await makeWorld(({ operation }) => {
    seen[operation] = names(world.events)
    return good
  })
  const seen: Record<string, string[]> = {}
  await world.run(aCase([step(), writing()]))
  expect(seen).toEqual({
    leggi: ['case-start'],
    scrivi: ['case-start', 'step-end', 'sending'],
  })
  expect(world.events.find(({ event }) => event === 'sending')).toEqual({
    event: 'sending',
    at: '2026-07-01T10:15:34.250Z',
    case: 'P-02',
    step: 'scrittura',
    operation: 'scrivi',
  })
  expect(names(world.events)).toEqual(['case-start', 'step-end', 'sending', 'step-end', 'case-end'])
})

test('a case that is stopped while it runs is skipped, and its next step does not run', async () => {
  const controller = new AbortController()
  const world = await makeWorld(() => {
    controller.abort()
    return good
  })
  const record = await world.run(aCase([step(), writing()]), { signal: controller.signal })
  const interrupted: Outcome = {
    status: 'skipped',
    cause: 'environment',
    reason: 'esecuzione interrotta durante questo caso',
  }
  expect(record.outcome).toEqual(interrupted)
  expect(record.steps.map(({ outcome }) => outcome)).toEqual([interrupted])
  expect(world.calls).toHaveLength(1)
})

test('a write that is stopped without an answer keeps its unknown state', async () => {
  const controller = new AbortController()
  const world = await makeWorld(() => {
    controller.abort()
    return silence(true)
  })
  const record = await world.run(aCase([writing()]), { signal: controller.signal })
  expect(record.outcome).toMatchObject({ trouble: 'unknown-state', code: 'STATE_UNKNOWN' })
  expect(record.steps[0]?.outcome).toEqual(record.outcome)
})

test('a case that begins after the stop writes nothing', async () => {
  const world = await makeWorld()
  const { outcome } = await world.run(aCase([writing()]), { signal: AbortSignal.abort() })
  expect(outcome).toEqual({
    status: 'skipped',
    cause: 'environment',
    reason: 'esecuzione interrotta durante questo caso',
  })
  expect(world.calls).toEqual([])
  expect(names(world.events)).not.toContain('sending')
})
