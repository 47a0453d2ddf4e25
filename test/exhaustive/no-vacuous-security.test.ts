import { afterAll, beforeAll, expect, test } from 'vitest'

import type { CaseRecord, RunRecord } from '../../src/model/run-record.ts'
import { responseOf, unknownFault } from '../support/bad-answers.ts'
import { readyDeafPlan, type DeafPlan } from '../support/deaf-plan.ts'
import type { FixedAnswer } from '../support/e2e-deaf-server.ts'

let deaf: DeafPlan
let answer: (operation: string) => FixedAnswer

beforeAll(async () => {
  deaf = await readyDeafPlan('sicurezza', (operation) => answer(operation))
})

afterAll(async () => {
  await deaf[Symbol.asyncDispose]()
})

const withStatus = (record: RunRecord, status: CaseRecord['outcome']['status']): CaseRecord[] =>
  record.cases.filter(({ outcome }) => outcome.status === status)

const issued = responseOf(
  'chkPrescrizione',
  '<r:return><r:IUP>1600A1234567890</r:IUP><r:codAutenticazione>1</r:codAutenticazione></r:return>',
)

const refusedConnections = (): string[] =>
  deaf.plan.plan.cases
    .filter(({ steps }) => steps.some((step) => 'deviate' in step && 'tls' in step.deviate))
    .map(({ head }) => head.id)

// The server asks for the client's certificate: what it refuses, it does refuse.
test.each<readonly [string, string, (operation: string) => FixedAnswer]>([
  ['a Fault with a code that nobody expects', 'sicurezza-fault', () => unknownFault],
  [
    'an empty answer to all but the prescribing',
    'sicurezza-vuota',
    (operation) => (operation === 'chkPrescrizione' ? issued : responseOf(operation, '')),
  ],
])('passes no case on security but the refused connections, on %s', async (_name, run, given) => {
  answer = given
  // Three of them wait to see whether a connection stays.
  const record = await deaf.plan.run(run, { jobs: 3 })
  expect(withStatus(record, 'passed').map(({ id }) => id)).toEqual(refusedConnections())
  expect(refusedConnections()).toHaveLength(3)
  expect(withStatus(record, 'skipped')).toEqual([])
  expect(withStatus(record, 'broken')).toEqual([])
  expect(record.verdict).toBe('negativo')
})
