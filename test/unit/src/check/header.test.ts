import { expect, test } from 'vitest'

import { maskHead } from '../../../../src/evidence/mask-head.ts'
import { answered, noAnswer, problemsOf, resultOf, proxyPage } from './support.ts'

const on = (spec: Record<string, unknown>) => {
  const { status, expected, actual } = resultOf(
    spec,
    answered('x', { headers: { 'content-type': 'text/xml', 'x-vuota': '', age: '7' } }),
  )
  return { status, expected, actual }
}

test.each<[Record<string, unknown>, string, string, string]>([
  [{ header: 'Content-Type', equals: 'text/xml' }, 'met', '«text/xml»', '«text/xml»'],
  [{ header: 'CONTENT-TYPE', equals: 'text/html' }, 'unmet', '«text/html»', '«text/xml»'],
  [
    { header: 'content-type', matches: '^text/' },
    'met',
    'testo che corrisponde a ^text/',
    '«text/xml»',
  ],
  [{ header: 'age', 'less-than': '8' }, 'met', 'un numero minore di 8', '«7»'],
  [{ header: 'age', 'greater-than': '7' }, 'unmet', 'un numero maggiore di 7', '«7»'],
  [{ header: 'x-vuota', exists: 'true' }, 'met', "un'intestazione con questo nome", '«»'],
  [
    { header: 'x-altra', absent: 'true' },
    'met',
    'nessuna intestazione con questo nome',
    'nessuna intestazione con questo nome',
  ],
  [{ header: 'age', absent: 'true' }, 'unmet', 'nessuna intestazione con questo nome', '«7»'],
  // What is not there is not equal to anything, an empty text neither.
  [{ header: 'x-altra', equals: '' }, 'unmet', '«»', 'nessuna intestazione con questo nome'],
  [{ header: 'constructor', equals: '' }, 'unmet', '«»', 'nessuna intestazione con questo nome'],
])('%j is %s', (spec, status, wanted, actual) => {
  expect(on(spec)).toEqual({ status, expected: wanted, actual })
})

test('is unmet where there is no answer, absence too', () => {
  expect(resultOf({ header: 'age', equals: '' }, noAnswer)).toMatchObject({
    status: 'unmet',
    expected: 'una risposta HTTP',
    actual: 'nessuna risposta',
  })
  expect(resultOf({ header: 'age', absent: 'true' }, noAnswer)).toMatchObject({
    status: 'unmet',
    expected: 'una risposta del servizio',
    actual: 'nessuna risposta',
  })
})

test("what is absent from a proxy's page is not proven absent", () => {
  expect(resultOf({ header: 'age', absent: 'true' }, proxyPage).status).toBe('unmet')
})

test.each(['authorization', 'proxy-authorization', 'cookie', 'Set-Cookie', 'x-api-key'])(
  'cannot be asked of %s, which is masked in the evidence',
  (name) => {
    expect(problemsOf({ header: name, exists: 'true' })).toEqual([
      'header: il valore di questa intestazione è coperto nelle evidenze: non si può verificare',
    ])
    expect(Buffer.from(maskHead(Buffer.from(`${name}: valore\r\n`))).toString()).not.toContain(
      'valore',
    )
  },
)

test('wants a name and one comparison', () => {
  const one =
    ': atteso esattamente uno tra equals, matches, contains, one-of, less-than, greater-than, exists, absent'
  expect(problemsOf({ header: 'age' })).toEqual([one])
  expect(problemsOf({ header: 'age', equals: '7', exists: 'true' })).toEqual([one])
  expect(problemsOf({ header: 'a b', equals: '7' })).toEqual([
    "header: atteso il nome di un'intestazione HTTP",
  ])
  // There is never more than one value: a count would say nothing.
  expect(problemsOf({ header: 'age', count: '1' })).not.toEqual([])
})
