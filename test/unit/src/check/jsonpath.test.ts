import { describe, expect, test } from 'vitest'

import { answered, nothingToLookAt, problemsOf, resultOf } from './support.ts'

const json = JSON.stringify({
  nre: '160100000000001',
  righe: [{ codice: '0007' }, { codice: '0008', quantita: 2 }],
  attiva: true,
  nulla: null,
  vuoto: '',
  numero: 12.5,
})

const on = (spec: Record<string, unknown>, body: string | Uint8Array = json) => {
  const { status, expected, actual, reason } = resultOf(spec, answered(body))
  return { status, expected, actual, ...(reason === undefined ? {} : { reason }) }
}

test.each<[Record<string, unknown>, string, string, string]>([
  [
    { jsonpath: '$.nre', equals: '160100000000001' },
    'met',
    '«160100000000001»',
    '«160100000000001»',
  ],
  [{ jsonpath: '$.nre', equals: '1' }, 'unmet', '«1»', '«160100000000001»'],
  // Text is compared as text: no number is made of it.
  [{ jsonpath: '$.righe[0].codice', equals: '7' }, 'unmet', '«7»', '«0007»'],
  [{ jsonpath: '$.righe[1].quantita', equals: '2' }, 'met', '«2»', '«2»'],
  [{ jsonpath: '$.numero', 'greater-than': '12.4' }, 'met', 'un numero maggiore di 12.4', '«12.5»'],
  [{ jsonpath: '$.numero', 'less-than': '12.5' }, 'unmet', 'un numero minore di 12.5', '«12.5»'],
  [{ jsonpath: '$.attiva', equals: 'true' }, 'met', '«true»', '«true»'],
  [{ jsonpath: '$.nulla', equals: 'null' }, 'met', '«null»', '«null»'],
  [{ jsonpath: '$.vuoto', equals: '' }, 'met', '«»', '«»'],
  [
    { jsonpath: "$.righe[?@.codice == '0008'].quantita", 'one-of': ['2', '3'] },
    'met',
    'uno tra «2», «3»',
    '«2»',
  ],
  [{ jsonpath: '$.nulla', exists: 'true' }, 'met', 'almeno un valore', '«null»'],
  [{ jsonpath: '$.altro', exists: 'true' }, 'unmet', 'almeno un valore', 'nessun valore'],
  [{ jsonpath: '$.altro', absent: 'true' }, 'met', 'nessun valore', 'nessun valore'],
  [{ jsonpath: '$..codice', count: '2' }, 'met', '2 valori', '2 valori'],
  [{ jsonpath: '$.righe[*]', count: '1' }, 'unmet', '1 valore', '2 valori'],
  // A comparison of text wants one value.
  [{ jsonpath: '$..codice', equals: '0007' }, 'unmet', '«0007»', '2 valori: «0007», «0008»'],
  [{ jsonpath: '$.altro', equals: '' }, 'unmet', '«»', 'nessun valore'],
  [
    { jsonpath: '$.righe[0]', contains: '0007' },
    'met',
    'testo che contiene «0007»',
    '«{"codice":"0007"}»',
  ],
])('%j is %s', (spec, status, wanted, actual) => {
  expect(on(spec)).toEqual({ status, expected: wanted, actual })
})

test.each(nothingToLookAt)('every comparison is unmet on %s', (_, subject) => {
  for (const comparison of [{ equals: '' }, { absent: 'true' }, { count: '0' }])
    expect(resultOf({ jsonpath: '$.nre', ...comparison }, subject)).toMatchObject({
      status: 'unmet',
      expected: "la risposta dell'operazione",
      actual: subject.reading.description,
    })
})

describe('what cannot be evaluated is not met', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['', '', /corpo vuoto/],
    ['XML', '<a/>', /JSON non ben formato/],
    ['not UTF-8', Buffer.from([0x22, 0xe8, 0x22]), /JSON non in UTF-8/],
    ['a number beyond what is exact', '{"b": 12345678901234567890}', /senza perdere cifre/],
    ['a depth without end', '['.repeat(100_000) + ']'.repeat(100_000), /./],
  ])('a body that is %s', (_, body, reason) => {
    const found = on({ jsonpath: '$..b', absent: 'true' }, body)
    expect(found.status).toBe('not-evaluated')
    expect(found.reason).toMatch(/^JSONPath non valutabile: /)
    expect(found.reason).toMatch(reason)
  })
})

test('is read before anything is sent', () => {
  expect(problemsOf({ jsonpath: 'a.b', exists: 'true' })).toEqual([
    "jsonpath: attesa un'espressione JSONPath (RFC 9535) valida",
  ])
  expect(problemsOf({ jsonpath: "$[?@.a == '${ x }']", exists: 'true' })).toEqual([
    'jsonpath: in JSONPath non si scrive ${ nome }: scegliere il valore con il percorso e confrontarlo',
  ])
})
