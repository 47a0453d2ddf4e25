import { afterAll, beforeAll, expect, test } from 'vitest'

import { exitCodeOf } from '../../../src/cli/exit-codes.ts'
import type { CaseRecord, RunRecord } from '../../../src/model/run-record.ts'
import { proxyPage, responseOf, unknownFault, xmlAnswer } from '../../support/bad-answers.ts'
import { readyDeafPlan, type DeafPlan } from '../../support/deaf-plan.ts'
import type { FixedAnswer } from '../../support/e2e-deaf-server.ts'

let deaf: DeafPlan
let answer: (operation: string) => FixedAnswer

beforeAll(async () => {
  deaf = await readyDeafPlan('cvp', (operation) => answer(operation))
})

afterAll(async () => {
  await deaf[Symbol.asyncDispose]()
})

/** Runs the sample plan against a server that answers by rote. */
const runAgainst = async (
  name: string,
  given: (operation: string) => FixedAnswer,
): Promise<{ readonly record: RunRecord; readonly calls: readonly string[] }> => {
  answer = given
  const before = deaf.server.calls.length
  const record = await deaf.plan.run(name)
  return { record, calls: deaf.server.calls.slice(before) }
}

const exitCode = (record: RunRecord): number =>
  exitCodeOf(record, { allowIncomplete: false, errors: [] })

const withStatus = (record: RunRecord, status: CaseRecord['outcome']['status']): CaseRecord[] =>
  record.cases.filter(({ outcome }) => outcome.status === status)

/** Why cases were skipped, or what their trouble was: each once. */
const causes = (cases: readonly CaseRecord[]): Set<string | undefined> =>
  new Set(
    cases.map(({ outcome }) =>
      outcome.status === 'skipped'
        ? outcome.cause
        : outcome.status === 'passed'
          ? undefined
          : outcome.trouble,
    ),
  )

type Trouble = 'unexpected-answer' | 'unexpected-refusal' | 'unmet-check'

test.each<
  readonly [string, string, Trouble | readonly Trouble[], (operation: string) => FixedAnswer]
>([
  ['a 502 page of a proxy', 'proxy', 'unexpected-answer', () => proxyPage],
  ['a Fault with a code that nobody expects', 'fault', 'unexpected-refusal', () => unknownFault],
  ['an empty body with HTTP 200', 'vuoto', 'unexpected-answer', () => xmlAnswer(200, '')],
  [
    'another document with HTTP 200',
    'altro',
    'unexpected-answer',
    () => xmlAnswer(200, '<menu><piatto prezzo="3">orecchiette</piatto></menu>'),
  ],
  [
    'the right envelope around an empty answer',
    'involucro',
    // To one that calls an operation of another name, the server answers about that one.
    ['unmet-check', 'unexpected-answer'],
    (operation) => responseOf(operation, ''),
  ],
])('passes no case of the sample plan on %s', async (_name, run, cause, given) => {
  const { record, calls } = await runAgainst(run, given)
  expect(record.cases).toHaveLength(deaf.plan.plan.cases.length)
  expect(withStatus(record, 'passed').map(({ id }) => id)).toEqual([])
  expect(record.verdict).toBe('negativo')
  expect(exitCode(record)).toBe(1)
  // A case is skipped only for want of another one, or of a condition of the simulator.
  expect(causes(withStatus(record, 'skipped'))).toEqual(new Set(['dependency', 'environment']))
  const failed = withStatus(record, 'failed')
  expect(causes(failed)).toEqual(new Set([cause].flat()))
  expect(record.counts.broken).toBe(0)
  expect(calls).toHaveLength(failed.length)
})

const issued = responseOf(
  'chkPrescrizione',
  '<r:return><r:IUP>1600A1234567890</r:IUP><r:codAutenticazione>1</r:codAutenticazione></r:return>',
)

// Above, what needs an issued prescription is skipped: here it is reached.
test('passes no case that reads, where every write succeeds and every reading is empty', async () => {
  const { record, calls } = await runAgainst('letture-vuote', (operation) => {
    const esito = '<r:return><r:esito>TRUE</r:esito></r:return>'
    if (operation === 'chkPrescrizione') return issued
    return responseOf(operation, operation.startsWith('set') ? esito : '')
  })
  const passed = withStatus(record, 'passed')
  const reading = passed.filter(({ steps }) => steps.some(({ send }) => reads(send)))
  expect(reading.map(({ id }) => id)).toEqual([])
  expect(calls.filter((operation) => operation.startsWith('get')).length).toBeGreaterThan(10)
  // The other side of it: the cases that only write do pass, so the answers were understood.
  expect(passed.map(({ id }) => id)).toEqual(expect.arrayContaining(['CVP-01', 'CVP-22']))
  expect(record.verdict).toBe('negativo')
  expect(exitCode(record)).toBe(1)
})

const reads = (send: unknown): boolean =>
  (send as { operation: string }).operation.startsWith('get')
