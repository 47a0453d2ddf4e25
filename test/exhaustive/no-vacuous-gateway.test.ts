import { afterAll, beforeAll, expect, test } from 'vitest'

import { proxyPage } from '../support/bad-answers.ts'
import { readyDeafPlan, type DeafPlan } from '../support/deaf-plan.ts'
import type { FixedAnswer } from '../support/e2e-deaf-server.ts'

let deaf: DeafPlan
let answer: FixedAnswer

beforeAll(async () => {
  deaf = await readyDeafPlan('fse-gateway', () => answer, { adapter: 'http' })
})

afterAll(async () => {
  await deaf[Symbol.asyncDispose]()
})

const problem = (status: number, members: Readonly<Record<string, unknown>>): FixedAnswer => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify(members),
})

const json = (status: number, body: string): FixedAnswer => ({
  status,
  contentType: 'application/json',
  body,
})

test.each<readonly [string, FixedAnswer]>([
  ['a 502 page of a proxy', proxyPage],
  ['an empty body with HTTP 200', json(200, '')],
  ['an empty object with HTTP 202', json(202, '{}')],
  [
    'the border proxy',
    problem(401, {
      type: 'https://govway.org/handling-errors/401/TokenAuthenticationFailed.html',
      title: 'TokenAuthenticationFailed',
      status: 401,
      govway_id: 'x',
    }),
  ],
  [
    'the refusal of a gateway without a trace',
    problem(403, { type: '/msg/jwt-validation', title: 'Token non valido', status: 403 }),
  ],
  [
    'a refusal that nobody expects, with its trace',
    problem(403, { traceID: '0a', type: '/msg/altro', title: 'Altro', status: 403 }),
  ],
])('passes no case of fse-gateway on %s', async (name, given) => {
  answer = given
  // Every row of a table would meet the same answer: the first stands for them.
  const only = deaf.plan.plan.cases.flatMap(({ head: { id } }) =>
    /\[(?!1\])/.test(id) ? [] : [id],
  )
  const before = deaf.server.calls.length
  const record = await deaf.plan.run(name.replaceAll(/\W/g, '-'), {}, only)
  const passed = record.cases.filter(({ outcome }) => outcome.status === 'passed')
  expect(passed.map(({ id }) => id)).toEqual([])
  expect(record.verdict).toBe('negativo')
  const skipped = record.cases.filter(({ outcome }) => outcome.status === 'skipped')
  expect(skipped.map(({ id }) => id)).toEqual(['GTW-52'])
  expect(record.counts.broken).toBe(0)
  expect(deaf.server.calls.length - before).toBeGreaterThan(50)
})
