import { expect, test } from 'vitest'

import { emptyBody, fault, noAnswer, problemsOf, proxyPage, resultOf } from './support.ts'

test('is met by the status alone, whatever the body', () => {
  expect(resultOf({ status: '502' }, proxyPage)).toEqual({
    title: 'Lo stato HTTP è 502',
    status: 'met',
    level: 'required',
    expected: '502',
    actual: '502',
  })
  expect(resultOf({ status: '200' }, emptyBody).status).toBe('met')
})

test('is unmet with both values shown', () => {
  expect(resultOf({ status: '200' }, fault)).toEqual({
    title: 'Lo stato HTTP è 200',
    status: 'unmet',
    level: 'required',
    expected: '200',
    actual: '500',
  })
})

test('is unmet without an answer', () => {
  expect(resultOf({ status: '200' }, noAnswer)).toEqual({
    title: 'Lo stato HTTP è 200',
    status: 'unmet',
    level: 'required',
    expected: 'una risposta HTTP',
    actual: 'nessuna risposta',
  })
})

test.each(['20', '600', '2xx', '', 200, true, null])('%j is no status', (written) => {
  expect(problemsOf({ status: written })).toHaveLength(1)
})
