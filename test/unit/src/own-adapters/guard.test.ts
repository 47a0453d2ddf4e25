import { expect, test } from 'vitest'

import type { Adapter, CallContext, Sent } from '../../../../src/adapter/define-adapter.ts'
import { HarnessError } from '../../../../src/errors/harness-error.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { loadOwnAdapters } from '../../../../src/own-adapters/load-own-adapters.ts'
import { ownAdapter } from '../../../support/own-adapter.ts'
import { makeProject } from '../../../support/temp-project.ts'

const loaded = async (change: string): Promise<Adapter> => {
  const { folder } = makeProject({
    'plans/LEGGIMI.md': 'I piani',
    'adapters/eco/adapter.mjs': ownAdapter(change),
  })
  const found = await loadOwnAdapters(folder, [])
  const [adapter] = found.ok ? found.value : []
  if (adapter === undefined) throw new Error(JSON.stringify(found))
  return adapter
}

const sent = (): Sent => ({
  startedAt: new Date(0),
  endedAt: new Date(0),
  request: { head: new Uint8Array(), body: new Uint8Array() },
  answer: { kind: 'http', status: 502, headers: {}, head: Buffer.alloc(0), body: Buffer.alloc(0) },
  tls: null,
})

const context = {
  endpoint: 'https://servizio.invalid',
  send: () => Promise.resolve(sent()),
} as unknown as CallContext

/** What a thrown error says, where it is one of ours; anything else passes through. */
const refusal = async (does: () => unknown): Promise<string> => {
  try {
    await does()
    return 'nothing was thrown'
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    return `${error.code} ${error.message}`
  }
}

const check = (evaluate: string): string => `  checks: [{
    key: 'eco-prova',
    presumes: 'expected',
    schema: z.strictObject({ 'eco-prova': z.string() }),
    title: () => 'Prova',
    evaluate: ${evaluate},
  }],
`

const evaluated = async (answer: string): Promise<string> => {
  const [own] = (await loaded(check(answer))).checks
  return refusal(() => own?.evaluate({ 'eco-prova': 'x' }, {} as never))
}

test('what an adapter throws is told as its own, with function, file and line', async () => {
  const adapter = await loaded("  operationOf: () => {\n    throw new Error('boh')\n  },\n")
  expect(await refusal(() => adapter.operationOf({ text: 'x' }))).toMatch(
    /^ADAPTER_FAILED l'adattatore «eco» della cartella di lavoro, in operationOf: boh \(adapters\/eco\/adapter\.mjs:\d+\)$/,
  )
  const later = await loaded("  problems: async () => {\n    throw new TypeError('boh')\n  },\n")
  expect(await refusal(() => later.problems({ text: 'x' }))).toContain('in problems: boh')
})

test('an error of the tool that an adapter lets through stays what it is', async () => {
  const adapter = await loaded('')
  const refused = new HarnessError('REQUEST_INVALID', 'non va')
  const failing = { ...context, send: () => Promise.reject(refused) }
  await expect(adapter.call({ text: 'x' }, failing)).rejects.toBe(refused)
})

test.each([
  [
    "() => ({ met: 'sì', expected: '', actual: '' })",
    "trovato { met: 'sì', expected: '', actual: '' }",
  ],
  ['() => undefined', 'trovato undefined'],
  ["async () => ({ met: true, expected: '', actual: '' })", 'trovato Promise {'],
])('a check that answers %s is never taken for met', async (answer, found) => {
  const told = await evaluated(answer)
  expect(told).toContain(
    'in eco-prova.evaluate: atteso { met: true o false, expected, actual } oppure { notEvaluated, expected }',
  )
  expect(told).toContain(found)
})

test('a check that answers as it has to is believed', async () => {
  const [own] = (await loaded(check("() => ({ met: false, expected: 'a', actual: 'b' })"))).checks
  const finding = own?.evaluate({ 'eco-prova': 'x' }, {} as never)
  expect(finding).toEqual({ met: false, expected: 'a', actual: 'b' })
})

test('a reading of no known kind is refused', async () => {
  const adapter = await loaded("  read: () => ({ kind: 'ok', description: 'bene' }),\n")
  expect(await refusal(() => adapter.read({} as Exchange))).toContain(
    'in read: atteso { kind: expected, other o none, description }',
  )
})

test('a call that went out by context.send is evidence', async () => {
  const exchange = await (await loaded('')).call({ text: 'x' }, context)
  expect(exchange).toMatchObject({ adapter: 'eco', answer: { kind: 'http', status: 502 } })
})

test.each([
  ['an answer that did not arrive', '{ ...done, answer: { ...done.answer, status: 200 } }'],
  [
    'a request that was not sent',
    '{ ...done, request: { head: done.request.head, body: Buffer.from("y") } }',
  ],
  ['a connection that was not made', '{ ...done, tls: { protocol: "TLSv1.3" } }'],
])('%s is no evidence', async (_, made) => {
  const adapter = await loaded(`  call: async ({ text }, { endpoint, send }) => {
    const request = { method: 'POST', url: endpoint, headers: {}, body: Buffer.from(text) }
    const done = await send(request)
    return exchangeOf(request, ${made}, { adapter: 'eco', operation: 'ripeti' })
  },
`)
  expect(await refusal(() => adapter.call({ text: 'x' }, context))).toBe(
    "ADAPTER_FAILED l'adattatore «eco» della cartella di lavoro, in call: ha dato una chiamata che non è quella inviata con context.send",
  )
})

test('a simulator serves the paths of its adapter, and no others', async () => {
  const adapter = await loaded(`  simulator: {
    switches: [],
    rules: [],
    conditions: [],
    create: async () => ({ id: 'eco', path: '/sist/', handle: async () => undefined }),
  },
`)
  expect(await refusal(() => adapter.simulator?.create({} as never))).toContain(
    'in simulator.create: attesi id «eco», path «/eco/» e handle, trovati id «eco», path «/sist/»',
  )
})
