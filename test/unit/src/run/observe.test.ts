import { expect, test } from 'vitest'

import { recordExchange } from '../../../../src/evidence/record-exchange.ts'
import { appendTraffic } from '../../../../src/evidence/traffic-file.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import type { ObserveStep, Watch } from '../../../../src/plan/plan.ts'
import { finishedOf } from '../../../../src/run/needs.ts'
import { runCase } from '../../../../src/run/run-case.ts'
import { followTraffic } from '../../../../src/suite/follow-traffic.ts'
import { aCase, fault, good, http, makeWorld, startedAt, step, type World } from './support.ts'

const watching = (watch: Partial<Watch> = {}, changes: Partial<ObserveStep> = {}): ObserveStep => ({
  kind: 'observe',
  id: 'osservata',
  title: null,
  uses: 'memoria',
  operator: null,
  watch: {
    do: "Nell'applicativo: leggere.",
    operation: 'leggi',
    match: [],
    withinMs: 10_000,
    times: 1,
    order: 'given',
    ...watch,
  },
  expect: [{ xpath: '/risposta/nre', equals: '0123' }],
  capture: {},
  use: null,
  bindings: {},
  ...changes,
})

interface Application {
  readonly world: World
  /** The application makes a call, which the proxy writes down. */
  readonly calls: (operation: string, body?: string, answer?: Exchange['answer']) => void
}

const startApplication = async (): Promise<Application> => {
  const bare = await makeWorld()
  const folder = bare.project.folder
  const context = { ...bare.context, traffic: followTraffic(folder, { settleMs: 20 }) }
  let number = 0
  return {
    world: {
      ...bare,
      context,
      run: (planCase, { finished = [], signal = new AbortController().signal } = {}) =>
        runCase(
          planCase,
          context,
          new Map(finished.map((record) => [record.id, finishedOf(record)])),
          signal,
        ),
    },
    calls: (operation, body = `<${operation}>ciao</${operation}>`, answer = good) => {
      number += 1
      const exchange: Exchange = {
        origin: 'application',
        adapter: 'memoria',
        operation,
        method: 'POST',
        url: `https://127.0.0.1/memoria/${operation}`,
        startedAt,
        endedAt: startedAt,
        request: {
          head: Buffer.from(
            'POST / HTTP/1.1\r\nContent-Type: text/xml\r\nX-Prova: sì\r\n\r\n',
            'latin1',
          ),
          body: Buffer.from(body),
        },
        answer,
        tls: null,
        documents: [],
        facts: {},
      }
      appendTraffic(folder, {
        event: 'exchange',
        at: startedAt.toISOString(),
        number,
        exchange: recordExchange(bare.context.store, exchange),
      })
    },
  }
}

/** What the person does as soon as the step waits. */
const onceWaiting = async ({ world }: Application, act: () => void): Promise<void> => {
  while (!world.events.some(({ event }) => event === 'observing'))
    await new Promise((resolve) => setTimeout(resolve, 5))
  act()
}

test('the awaited call is judged on its request and on its answer, with values taken from both', async () => {
  const application = await startApplication()
  const running = application.world.run(
    aCase([
      watching(
        { match: [{ xpath: '/leggi', equals: 'ciao' }] },
        {
          expect: [
            { on: 'request', xpath: '/leggi', equals: 'ciao' },
            { on: 'request', header: 'x-prova', equals: 'sì' },
            { xpath: '/risposta/nre[. = $nre]', exists: 'true' },
            { not: { on: 'request', xpath: '/leggi[. = $nre]', exists: 'true' } },
          ],
          capture: {
            nre: { xpath: '/risposta/nre', optional: false },
            testo: { on: 'request', xpath: '/leggi', optional: false },
          },
        },
      ),
    ]),
  )
  await onceWaiting(application, () => {
    application.calls('altro')
    application.calls('leggi', '<leggi>altro</leggi>')
    application.calls('leggi')
  })
  const { outcome, steps } = await running
  expect(outcome).toEqual({ status: 'passed' })
  const [only] = steps
  expect(only).toMatchObject({
    kind: 'observe',
    captured: { nre: '0123', testo: 'ciao' },
    exchanges: [{ origin: 'application', operation: 'leggi' }],
    // What has nothing to do with it is kept apart.
    apart: [{ operation: 'altro' }, { operation: 'leggi' }],
  })
  expect(only?.checks.map(({ title, status }) => `${status} ${title}`)).toEqual([
    "met L'applicativo chiama leggi",
    'met Richiesta: /leggi: «ciao»',
    expect.stringContaining('met Richiesta: '),
    expect.stringContaining('met /risposta/nre[. = $nre]'),
    expect.stringContaining('met non: Richiesta: '),
  ])
  const told = application.world.events.flatMap((one) =>
    one.event === 'observed' ? [`${one.number} ${one.operation} ${one.isAwaited}`] : [],
  )
  expect(told).toEqual(['1 altro false', '2 leggi false', '3 leggi true'])
})

test.each([
  ['an answer that refuses', fault, 'unexpected-refusal'],
  ['another answer', http(200, '<risposta><nre>9</nre></risposta>'), 'unmet-check'],
])('%s fails the case', async (_, answer, trouble) => {
  const application = await startApplication()
  const running = application.world.run(aCase([watching()]))
  await onceWaiting(application, () => application.calls('leggi', undefined, answer))
  expect((await running).outcome).toMatchObject({ status: 'failed', trouble })
})

test('without any call the case awaits the person; with others only it fails, and names them', async () => {
  const quiet = await startApplication()
  expect((await quiet.world.run(aCase([watching({ withinMs: 100 })]))).outcome).toMatchObject({
    status: 'skipped',
    cause: 'awaiting-operator',
    reason: expect.stringContaining("Nell'applicativo: leggere."),
  })
  const other = await startApplication()
  const running = other.world.run(aCase([watching({ withinMs: 400 })]))
  await onceWaiting(other, () => other.calls('altro'))
  expect((await running).outcome).toEqual({
    status: 'failed',
    trouble: 'unmet-check',
    message:
      "L'applicativo chiama leggi: atteso 1 chiamata entro 0,4 s, ottenuto 0 chiamate (e altre: altro)",
  })
})

test('a call too many fails, and so does one that must not come', async () => {
  const twice = await startApplication()
  const running = twice.world.run(aCase([watching()]))
  await onceWaiting(twice, () => {
    twice.calls('leggi')
    twice.calls('leggi')
  })
  expect((await running).outcome).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('ottenuto 2 chiamate'),
  })

  const again = await startApplication()
  const none = watching(
    { times: 0, do: null, operation: 'scrivi', withinMs: 200 },
    { id: 'nessuna', expect: [] },
  )
  const failing = again.world.run(aCase([watching(), none]))
  await onceWaiting(again, () => {
    again.calls('leggi')
    again.calls('scrivi')
  })
  expect((await failing).outcome).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('non chiama scrivi'),
  })

  const silent = await startApplication()
  const passing = silent.world.run(aCase([watching(), none]))
  await onceWaiting(silent, () => silent.calls('leggi'))
  expect((await passing).outcome).toEqual({ status: 'passed' })
})

test('exactly as many calls as are awaited are each judged', async () => {
  const application = await startApplication()
  const running = application.world.run(aCase([watching({ times: 2 })]))
  await onceWaiting(application, () => {
    application.calls('leggi')
    application.calls('leggi', undefined, http(200, '<risposta><nre>9</nre></risposta>'))
  })
  const { outcome, steps } = await running
  expect(outcome.status).toBe('failed')
  expect(steps[0]?.exchanges).toHaveLength(2)
  expect(steps[0]?.checks.map(({ status }) => status)).toEqual(['met', 'met', 'unmet'])
})

test.each([
  ['given', 'failed'],
  ['any', 'passed'],
] as const)('calls in the other order: with order %s the case is %s', async (order, status) => {
  const application = await startApplication()
  const second = watching(
    { operation: 'scrivi', do: null, withinMs: 300, order },
    { id: 'seconda' },
  )
  const running = application.world.run(aCase([watching(), second]))
  await onceWaiting(application, () => {
    application.calls('scrivi')
    application.calls('leggi')
  })
  expect((await running).outcome.status).toBe(status)
})

test('a step that can be both is made by the tool, or seen of the application', async () => {
  const { do: text, operation, match, withinMs, times, order } = watching().watch
  const both = step({ observe: { do: text, operation, match, withinMs, times, order } })
  const tool = await makeWorld()
  const made = await tool.run(aCase([both]))
  expect(made).toMatchObject({
    outcome: { status: 'passed' },
    steps: [{ kind: 'call', exchanges: [{ origin: 'harness' }] }],
  })

  const application = await startApplication()
  const running = application.world.run(aCase([both]))
  await onceWaiting(application, () => application.calls('leggi'))
  expect(await running).toMatchObject({
    outcome: { status: 'passed' },
    steps: [{ kind: 'observe', exchanges: [{ origin: 'application' }] }],
  })
  expect(application.world.calls).toEqual([])

  const only = await tool.run(aCase([watching()]))
  expect(only.outcome).toMatchObject({
    status: 'skipped',
    cause: 'environment',
    reason: expect.stringContaining('--by application'),
  })
})

test('whoever stops the run while it waits leaves the case interrupted', async () => {
  const application = await startApplication()
  const stop = new AbortController()
  const running = application.world.run(aCase([watching()]), { signal: stop.signal })
  await onceWaiting(application, () => application.calls('altro'))
  stop.abort()
  expect((await running).outcome).toMatchObject({ status: 'skipped', cause: 'environment' })
})
