import { expect, test } from 'vitest'

import type { RepeatedStep, WaitStep } from '../../../../src/plan/plan.ts'
import { aCase, good, http, makeWorld, silence, step, writing } from './support.ts'

const once = (of: string, changes: Partial<RepeatedStep> = {}): RepeatedStep => ({
  kind: 'again',
  id: 'ancora',
  title: null,
  of,
  uses: 'memoria',
  operator: { datiOperatore: 'medico', authentication: 'medico', signature: 'medico' },
  expect: [{ xpath: '/risposta/nre', exists: 'true' }],
  capture: {},
  deviate: {},
  use: null,
  bindings: {},
  ...changes,
})

const pause: WaitStep = {
  kind: 'wait',
  id: 'attesa',
  title: null,
  forMs: 1,
  use: null,
  bindings: {},
}

test('again makes the same request afresh, with the values that it had the first time', async () => {
  const world = await makeWorld()
  const { outcome, steps } = await world.run(
    aCase(
      [
        step({ send: { operation: 'leggi', testo: '${ riga }' } }),
        once('lettura', { title: 'Di nuovo' }),
      ],
      { row: { riga: 'uno' } },
    ),
  )
  expect(outcome).toEqual({ status: 'passed' })
  expect(world.calls.map(({ send }) => send.testo)).toEqual(['uno', 'uno'])
  const [first, second] = world.calls.map(({ context }) => context.instant.getTime())
  expect(second).toBeGreaterThan(first ?? Infinity)
  expect(steps.map(({ id, kind, title }) => [id, kind, title])).toEqual([
    ['lettura', 'call', 'leggi'],
    ['ancora', 'again', 'Di nuovo'],
  ])
})

test('again of a write says that it is about to write', async () => {
  const world = await makeWorld()
  await world.run(aCase([writing(), once('scrittura')]))
  expect(world.events.filter(({ event }) => event === 'sending')).toHaveLength(2)
})

test('what a step repeats must have been made', async () => {
  const world = await makeWorld()
  const { outcome } = await world.run(aCase([once('mai')]))
  expect(outcome).toMatchObject({ status: 'broken', code: 'REQUEST_INVALID' })
  expect(world.calls).toEqual([])
})

test('a reading is repeated until it answers what is awaited, and every exchange is kept', async () => {
  let count = 0
  const world = await makeWorld(() => (++count < 3 ? http(200, '<risposta/>') : good))
  const { outcome, steps } = await world.run(
    aCase([
      step({
        repeat: { until: [{ xpath: '/risposta/nre', exists: 'true' }], everyMs: 1, limit: 5 },
        expect: [{ xpath: '/risposta/nre', equals: '0123' }],
      }),
    ]),
  )
  expect(outcome).toEqual({ status: 'passed' })
  expect(world.calls).toHaveLength(3)
  expect(steps[0]?.exchanges).toHaveLength(3)
  const instants = world.calls.map(({ context }) => context.instant.getTime())
  expect(new Set(instants).size).toBe(3)
})

test('what never comes is not awaited beyond the limit', async () => {
  const world = await makeWorld(() => http(200, '<risposta/>'))
  const { outcome, steps } = await world.run(
    aCase([
      step({
        repeat: { until: [{ xpath: '/risposta/nre', exists: 'true' }], everyMs: 1, limit: 2 },
        expect: [{ status: '200' }],
      }),
    ]),
  )
  expect(world.calls).toHaveLength(2)
  expect(outcome).toMatchObject({ status: 'failed', trouble: 'unmet-check' })
  expect(steps[0]?.checks).toMatchObject([
    { title: '/risposta/nre: almeno un nodo (chiamata 2)', status: 'unmet' },
    { status: 'met' },
  ])
})

test('no answer ends the repetition', async () => {
  const world = await makeWorld(() => silence(false, 'tcp'))
  const { outcome } = await world.run(
    aCase([step({ repeat: { until: [{ status: '200' }], everyMs: 1, limit: 5 } })]),
  )
  expect(world.calls).toHaveLength(1)
  expect(outcome).toMatchObject({ status: 'broken', trouble: 'environment-unreachable' })
})

test('a stop ends the repetition and the wait', async () => {
  const stop = new AbortController()
  const world = await makeWorld(() => {
    stop.abort()
    return http(200, '<risposta/>')
  })
  const until = [{ xpath: '/risposta/nre', exists: 'true' }]
  const { outcome } = await world.run(
    aCase([
      step({ repeat: { until, everyMs: 3_600_000, limit: 5 } }),
      { ...pause, forMs: 3_600_000 },
    ]),
    { signal: stop.signal },
  )
  expect(world.calls).toHaveLength(1)
  expect(outcome).toMatchObject({ status: 'skipped', cause: 'environment' })
})

test('a wait stands between two calls, in the record too', async () => {
  const world = await makeWorld()
  const { outcome, steps } = await world.run(aCase([step(), pause, step({ id: 'poi' })]))
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps.map(({ id, kind, exchanges }) => [id, kind, exchanges.length])).toEqual([
    ['lettura', 'call', 1],
    ['attesa', 'wait', 0],
    ['poi', 'call', 1],
  ])
})

test.each([
  ['passed', good],
  ['failed', http(500, '<rifiuto codice="000280">no</rifiuto>')],
  ['broken', silence(false, 'tcp')],
])('cleanup runs when the steps have %s, and changes no outcome', async (status, answer) => {
  const world = await makeWorld(({ testo }) => (testo === 'pulisci' ? http(500, '<x/>') : answer))
  const { outcome, steps } = await world.run(
    aCase([step()], {
      cleanup: [
        step({ id: 'pulizia', send: { operation: 'leggi', testo: 'pulisci' } }),
        step({ id: 'altra-pulizia', send: { operation: 'leggi', testo: 'pulisci' } }),
      ],
    }),
  )
  expect(outcome.status).toBe(status)
  expect(steps.map(({ id, phase, outcome: own }) => [id, phase, own.status])).toEqual([
    ['lettura', 'steps', status],
    ['pulizia', 'cleanup', 'failed'],
    ['altra-pulizia', 'cleanup', 'failed'],
  ])
})

test('cleanup runs when the run is stopped', async () => {
  const stop = new AbortController()
  const world = await makeWorld(({ testo }) => {
    if (testo !== 'pulisci') stop.abort()
    return good
  })
  const { outcome, steps } = await world.run(
    aCase([step(), step({ id: 'mai' })], {
      cleanup: [step({ id: 'pulizia', send: { operation: 'leggi', testo: 'pulisci' } })],
    }),
    { signal: stop.signal },
  )
  expect(outcome).toMatchObject({ status: 'skipped', cause: 'environment' })
  expect(steps.map(({ id, outcome: own }) => [id, own.status])).toEqual([
    ['lettura', 'skipped'],
    ['pulizia', 'passed'],
  ])
})

test('a write of unknown state is looked into, and stays broken', async () => {
  const world = await makeWorld(({ operation }) => (operation === 'scrivi' ? silence(true) : good))
  const { outcome, steps } = await world.run(
    aCase([writing({ recover: [step({ id: 'guarda' })] }), step({ id: 'mai' })]),
  )
  expect(outcome).toMatchObject({ status: 'broken', trouble: 'unknown-state' })
  expect(steps.map(({ id, phase, outcome: own }) => [id, phase, own.status])).toEqual([
    ['scrittura', 'steps', 'broken'],
    ['guarda', 'recover', 'passed'],
  ])
})

test('nothing is looked into after a write that was refused', async () => {
  const world = await makeWorld(() => http(500, '<rifiuto codice="000280">no</rifiuto>'))
  const { steps } = await world.run(aCase([writing({ recover: [step({ id: 'guarda' })] })]))
  expect(steps.map(({ id }) => id)).toEqual(['scrittura'])
})

test.each([
  [{ equals: 'ciao' }, true],
  [{ equals: 'altro' }, false],
  [{ matches: '^ci' }, true],
  [{ matches: '^x' }, false],
  [{ 'one-of': ['a', 'ciao'] }, true],
  [{ 'one-of': ['a'] }, false],
  [{}, true],
])('a precondition %j is looked at before anything is sent', async (comparison, holds) => {
  const world = await makeWorld()
  const { outcome } = await world.run(
    aCase([step()], {
      preconditions: [
        { text: "L'interfaccia saluta", value: '${ interfaccia.testo }', comparison },
      ],
    }),
  )
  expect(world.calls).toHaveLength(holds ? 1 : 0)
  expect(outcome).toEqual(
    holds
      ? { status: 'passed' }
      : {
          status: 'skipped',
          cause: 'environment',
          reason:
            "il prerequisito non è soddisfatto: L'interfaccia saluta (${ interfaccia.testo } è «ciao»)",
        },
  )
})

test('the parameters of a fragment are values of its steps, for expressions and for XPath', async () => {
  const world = await makeWorld()
  const { outcome } = await world.run(
    aCase([
      step({
        use: 'uso',
        bindings: { chiesto: '${ interfaccia.testo }', atteso: '0123' },
        send: { operation: 'leggi', testo: '${ chiesto }' },
        expect: [{ xpath: '/risposta/nre[. = $atteso]', exists: 'true' }],
      }),
    ]),
  )
  expect(outcome).toEqual({ status: 'passed' })
  expect(world.calls[0]?.send.testo).toBe('ciao')
})

test('a parameter of a fragment has one value at all its steps, from a generator too', async () => {
  const world = await makeWorld(() => good, {
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  const send = { operation: 'leggi', testo: '${ chiesto }' }
  const asking = (use: string, id: string) =>
    step({
      id,
      use,
      bindings: { chiesto: '${ digits }' },
      send,
      expect: [{ xpath: 'string($chiesto)', matches: '^${ chiesto }$' }],
    })
  const { outcome } = await world.run(
    aCase([asking('a', 'a/uno'), asking('a', 'a/due'), asking('b', 'b/uno')]),
  )
  expect(outcome).toEqual({ status: 'passed' })
  const [one, two, other] = world.calls.map((call) => call.send.testo)
  expect(one).toMatch(/^\d{10}$/)
  expect(two).toBe(one)
  expect(other).not.toBe(one)
})

test('a pattern that would never end is not evaluated, and the case does not pass', async () => {
  const world = await makeWorld(() => http(200, `<risposta>${'a'.repeat(60)}!</risposta>`))
  const { outcome, steps } = await world.run(
    aCase([step({ expect: [{ xpath: 'string(/risposta)', matches: '^(a+)+$' }] })]),
  )
  expect(outcome.status).not.toBe('passed')
  expect(steps[0]?.checks[0]).toMatchObject({
    status: 'not-evaluated',
    reason: "l'espressione regolare ^(a+)+$ non finisce in un secondo",
  })
})

test('a generator gives another value at each use', async () => {
  const world = await makeWorld(() => good, {
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  await world.run(aCase([step({ send: { operation: 'leggi', testo: '${ digits }x${ digits }' } })]))
  const [one, other] = world.calls[0]?.send.testo.split('x') ?? []
  expect(one).toMatch(/^\d{10}$/)
  expect(one).not.toBe(other)
})
