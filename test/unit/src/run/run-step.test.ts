import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { HarnessError } from '../../../../src/errors/harness-error.ts'
import type { CaseRecord } from '../../../../src/model/run-record.ts'
import type { PlanStep } from '../../../../src/plan/plan.ts'
import {
  aCase,
  badGateway,
  fault,
  good,
  http,
  makeWorld,
  silence,
  step,
  writing,
  type Service,
} from './support.ts'

const ran = async (
  one: PlanStep,
  service?: Service,
): Promise<CaseRecord & { readonly calls: number }> => {
  const world = await makeWorld(service)
  const record = await world.run(aCase([one]))
  return { ...record, calls: world.calls.length }
}

const outcomeOf = async (one: PlanStep, service?: Service): Promise<CaseRecord['outcome']> =>
  (await ran(one, service)).outcome

test('the record of a step holds what was sent and expected, resolved, and its instant', async () => {
  const world = await makeWorld()
  const { steps } = await world.run(
    aCase([
      step({
        send: { operation: 'leggi', testo: '${ interfaccia.testo }' },
        expect: [
          { xpath: '/risposta/nre', equals: '${ "0123" }', requirement: 'CVP.emissione' },
          { status: '200' },
        ],
      }),
    ]),
  )
  const [only] = steps
  expect(only).toMatchObject({
    id: 'lettura',
    title: 'leggi',
    uses: 'memoria',
    operator: { datiOperatore: 'medico', authentication: 'medico', signature: 'medico' },
    startedAt: '2026-07-01T10:15:31.250Z',
    instant: '2026-07-01T10:15:31.250Z',
    endedAt: '2026-07-01T10:15:32.250Z',
    send: { operation: 'leggi', testo: 'ciao' },
    expect: [
      { xpath: '/risposta/nre', equals: '0123', requirement: 'CVP.emissione' },
      { status: '200' },
    ],
    checks: [
      { status: 'met', actual: '«0123»', requirement: 'CVP.emissione' },
      { status: 'met', title: 'Lo stato HTTP è 200' },
    ],
  })
  expect(world.calls[0]?.context.instant).toEqual(new Date('2026-07-01T10:15:31.250Z'))
  const [exchange] = only?.exchanges ?? []
  expect(readFileSync(world.project.path(exchange?.request.body.path ?? ''), 'utf8')).toBe(
    '<leggi>ciao</leggi>',
  )
  expect(only?.exchanges).toHaveLength(1)
})

test('a title of the case is the title of the step, also when it breaks early', async () => {
  const { steps } = await ran(step({ title: 'Il medico legge', send: { testo: '${ nessuno }' } }))
  expect(steps[0]?.title).toBe('Il medico legge')
})

test('a value that is not defined breaks the step, and nothing is called', async () => {
  const { outcome, calls, steps } = await ran(
    writing({ send: { operation: 'scrivi', testo: '${ interfaccia.manca }' } }),
  )
  expect(outcome).toEqual({
    status: 'broken',
    trouble: 'plan-error',
    code: 'TEMPLATE_FAILED',
    message: '${ interfaccia.manca }: «interfaccia.manca» non è definito qui',
    hint: 'controllare il nome: dati del piano, valori catturati prima, needs … take',
  })
  expect(calls).toBe(0)
  expect(steps[0]).toMatchObject({
    send: { operation: 'scrivi', testo: '${ interfaccia.manca }' },
    exchanges: [],
    checks: [],
  })
})

test('a request that breaks the schema once its values are in is not called', async () => {
  const { outcome, calls, steps } = await ran(
    step({ send: { operation: 'leggi', testo: '${ interfaccia.cattivo }' } }),
  )
  expect(outcome).toMatchInlineSnapshot(`
    {
      "code": "REQUEST_INVALID",
      "hint": "controllare i valori che le espressioni hanno dato",
      "message": "la richiesta non è valida: testo: formato non ammesso, trovato «NO!»",
      "status": "broken",
      "trouble": "plan-error",
    }
  `)
  expect(calls).toBe(0)
  expect(steps[0]?.send).toEqual({ operation: 'leggi', testo: 'NO!' })
})

test('a request that breaks the contract once its values are in is not called', async () => {
  const { outcome, calls } = await ran(writing({ send: { operation: 'scrivi', testo: 'vietato' } }))
  expect(outcome).toEqual({
    status: 'broken',
    trouble: 'plan-error',
    code: 'REQUEST_INVALID',
    message:
      'la richiesta non rispetta il contratto: testo: il contratto lo vieta (scrivere altro)',
    hint: 'controllare i valori che le espressioni hanno dato',
  })
  expect(calls).toBe(0)
})

test('an expectation that its values make unreadable breaks the step before the call', async () => {
  const { outcome, calls } = await ran(step({ expect: [{ status: '${ interfaccia.testo }' }] }))
  expect(outcome).toEqual({
    status: 'broken',
    trouble: 'plan-error',
    code: 'REQUEST_INVALID',
    message:
      'verifica non leggibile: status: atteso uno stato HTTP, per esempio 200, trovato «ciao»',
    hint: 'controllare i valori che le espressioni hanno dato',
  })
  expect(calls).toBe(0)
})

test('an exception in the adapter is an internal error', async () => {
  expect(await outcomeOf(step(), () => Promise.reject(new TypeError('x is undefined')))).toEqual({
    status: 'broken',
    trouble: 'internal-error',
    code: 'INTERNAL',
    message: 'x is undefined',
    hint: 'segnalare il problema allegando la cartella di questa esecuzione',
  })
})

test('a document that lacks data is a mistake of the plan, in its own words', async () => {
  expect(
    await outcomeOf(step(), () =>
      Promise.reject(
        new HarnessError('DOCUMENT_INCOMPLETE', 'manca il nome', { hint: 'aggiungerlo' }),
      ),
    ),
  ).toEqual({
    status: 'broken',
    trouble: 'plan-error',
    code: 'DOCUMENT_INCOMPLETE',
    message: 'manca il nome',
    hint: 'aggiungerlo',
  })
})

test('no answer to a write that was sent leaves an unknown state', async () => {
  const { outcome, steps } = await ran(writing(), () => silence(true))
  expect(outcome).toEqual({
    status: 'broken',
    trouble: 'unknown-state',
    code: 'STATE_UNKNOWN',
    message: 'nessuna risposta entro 1 secondo',
    hint: "verificare presso l'autorità se scrivi è avvenuta, prima di ripeterla; verificare la rete",
  })
  expect(steps[0]?.exchanges[0]?.answer).toMatchObject({ kind: 'none', requestWritten: true })
})

test.each([
  ['to a read', step(), silence(true)],
  ['to a write that never left', writing(), silence(false)],
  ['because nobody listens', writing(), silence(false, 'tcp')],
])('no answer %s is an environment that cannot be reached', async (_what, one, answer) => {
  expect(await outcomeOf(one, () => answer)).toEqual({
    status: 'broken',
    trouble: 'environment-unreachable',
    code: 'CALL_TIMED_OUT',
    message: 'nessuna risposta entro 1 secondo',
    hint: 'verificare la rete',
  })
})

test('no answer does not pass, even where nothing but a warning is expected', async () => {
  const one = step({ expect: [{ xpath: '/x', absent: 'true', level: 'warning' }] })
  expect(await outcomeOf(one, () => silence(false))).toMatchObject({ status: 'broken' })
})

test('an unmet check fails the step, and the summary counts the others', async () => {
  const no = { xpath: '/risposta/nre', equals: 'altro' }
  const first = '/risposta/nre: «altro»'
  expect(await outcomeOf(step({ expect: [no] }))).toEqual({
    status: 'failed',
    trouble: 'unmet-check',
    message: first,
  })
  expect(await outcomeOf(step({ expect: [no, { ...no, equals: 'b' }] }))).toMatchObject({
    message: `${first} (e un'altra)`,
  })
  expect(
    await outcomeOf(step({ expect: [{ status: '200' }, no, no, { ...no, title: 'x' }] })),
  ).toMatchObject({ message: `${first} (e altre 2)` })
})

test('a warning that is not met is recorded and does not fail', async () => {
  const { outcome, steps } = await ran(
    step({ expect: [{ xpath: '/risposta/nre', equals: 'altro', level: 'warning' }] }),
  )
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps[0]?.checks).toEqual([
    {
      title: '/risposta/nre: «altro»',
      status: 'unmet',
      level: 'warning',
      expected: '«altro»',
      actual: '«0123»',
    },
  ])
})

const unevaluable = { xpath: '/ignoto:risposta', exists: 'true' }

const there = { xpath: '/risposta/nre', exists: 'true' }

test.each([
  ['if-available', { xsd: 'contract' }],
  ['warning', { xsd: 'contract' }],
  ['warning', unevaluable],
])('a check of level %s that cannot be evaluated does not block: %j', async (level, entry) => {
  const { outcome, steps } = await ran(step({ expect: [there, { ...entry, level }] }))
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps[0]?.checks[1]).toMatchObject({ status: 'not-evaluated', level, actual: '—' })
})

test('a check that counts only if available is unmet where it is the check itself that is wrong', async () => {
  const { outcome, steps } = await ran(
    step({ expect: [there, { ...unevaluable, level: 'if-available' }] }),
  )
  expect(outcome).toMatchObject({ status: 'failed', trouble: 'unmet-check' })
  expect(steps[0]?.checks[1]).toMatchObject({
    status: 'unmet',
    actual:
      "non valutabile: XPath non valutabile: Failed to evaluate XPath expression '/ignoto:risposta': Undefined namespace prefix: ignoto",
  })
})

test('a step of which no check could be evaluated proves nothing', async () => {
  expect(await outcomeOf(step({ expect: [{ xsd: 'contract', level: 'if-available' }] })))
    .toMatchInlineSnapshot(`
    {
      "code": "CHECK_NOT_EVALUATED",
      "hint": "aggiungere al passo una verifica che si possa fare in ogni ambiente",
      "message": "nessuna verifica è stata valutata: l'adattatore non ha uno schema XSD del suo contratto",
      "status": "broken",
      "trouble": "plan-error",
    }
  `)
})

test('a check that counts only if available still fails where it is evaluated and unmet', async () => {
  expect(
    await outcomeOf(
      step({ expect: [{ xpath: '/risposta/nre', equals: 'altro', level: 'if-available' }] }),
    ),
  ).toMatchObject({ status: 'failed', trouble: 'unmet-check' })
})

test('a required check that cannot be evaluated breaks the step', async () => {
  const outcome = await outcomeOf(step({ expect: [unevaluable] }))
  expect(outcome).toMatchInlineSnapshot(`
    {
      "code": "CHECK_NOT_EVALUATED",
      "hint": "correggere la verifica nel caso",
      "message": "verifica non valutabile: /ignoto:risposta: almeno un nodo: XPath non valutabile: Failed to evaluate XPath expression '/ignoto:risposta': Undefined namespace prefix: ignoto",
      "status": "broken",
      "trouble": "plan-error",
    }
  `)
})

test('a fault where an answer was expected is an unexpected refusal, with its meaning', async () => {
  expect(await outcomeOf(step(), () => fault)).toEqual({
    status: 'failed',
    trouble: 'unexpected-refusal',
    message:
      '/risposta/nre: almeno un nodo. Fault 000280. il medico non può agire su questa ricetta',
  })
  expect(await outcomeOf(step(), () => http(500, '<rifiuto codice="999999"/>'))).toMatchObject({
    message: '/risposta/nre: almeno un nodo. Fault 999999',
  })
})

test('a refusal that was expected passes', async () => {
  expect(
    await outcomeOf(step({ expect: [{ refused: { fault: '000280' } }] }), () => fault),
  ).toEqual({ status: 'passed' })
})

test("a proxy's page is an unexpected answer, and proves no absence", async () => {
  for (const expectation of [
    { xpath: '/risposta/nre', exists: 'true' },
    { xpath: '/risposta/errore', absent: 'true' },
    { refused: { fault: '000280' } },
  ])
    expect(await outcomeOf(step({ expect: [expectation] }), () => badGateway)).toMatchObject({
      status: 'failed',
      trouble: 'unexpected-answer',
      message: expect.stringMatching(/\. HTTP 502$/),
    })
})

const capturing = (xpath: string, optional = false): PlanStep =>
  step({ expect: [{ status: '200' }], capture: { nre: { xpath, optional } } })

test.each([
  ['finds nothing', '/risposta/manca', 'nessun nodo'],
  ['finds several nodes', '/risposta/riga', '2 nodi'],
  ['finds an empty text', 'string(/risposta/manca)', 'un testo vuoto'],
  ['finds an empty element', '/risposta/vuoto', 'un elemento vuoto'],
])('a capture that %s fails the step', async (_what, xpath, actual) => {
  const { outcome, steps } = await ran(capturing(xpath), () =>
    http(200, '<risposta><riga>a</riga><riga>b</riga><vuoto/></risposta>'),
  )
  expect(outcome).toEqual({
    status: 'failed',
    trouble: 'unmet-check',
    message: `Cattura di «nre» con ${xpath}`,
  })
  expect(steps[0]?.checks.at(-1)).toEqual({
    title: `Cattura di «nre» con ${xpath}`,
    status: 'unmet',
    level: 'required',
    expected: 'un valore',
    actual,
    part: { kind: 'capture', name: 'nre' },
  })
  expect(steps[0]?.captured).toEqual({})
})

test('an optional capture that finds nothing does not fail the step', async () => {
  const { outcome, steps } = await ran(capturing('/risposta/manca', true))
  expect(outcome).toEqual({ status: 'passed' })
  expect(steps[0]).toMatchObject({ captured: {}, checks: [{ status: 'met' }] })
})

test('nothing is captured from an answer that is not the promised one', async () => {
  const { steps } = await ran(capturing('/rifiuto'), () => fault)
  expect(steps[0]?.captured).toEqual({})
  expect(steps[0]?.checks.at(-1)).toMatchObject({ status: 'unmet', actual: 'Fault 000280' })
})

test('a scalar and a single node are captured', async () => {
  const { steps } = await ran(
    step({
      capture: {
        nre: { xpath: '/risposta/nre', optional: false },
        righe: { xpath: 'count(/risposta/riga)', optional: false },
      },
    }),
    () => good,
  )
  expect(steps[0]?.captured).toEqual({ nre: '0123', righe: '2' })
})

test('an environment that has no endpoint for an adapter breaks its calls, and says what to add', async () => {
  const world = await makeWorld(undefined, { endpoints: {} })
  const { outcome } = await world.run(aCase([step()]))
  expect(outcome).toMatchObject({
    status: 'broken',
    code: 'ENVIRONMENT_INVALID',
    message: "l'ambiente non ha l'endpoint «memoria»",
    hint: 'aggiungerlo a endpoints: in environment.yaml',
  })
  expect(world.calls).toEqual([])
})
