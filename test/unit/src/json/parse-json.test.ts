import { describe, expect, test } from 'vitest'

import { parseJson } from '../../../../src/json/parse-json.ts'

const reasonOf = (bytes: Uint8Array): string | null => {
  const parsed = parseJson(bytes)
  return parsed.ok ? null : parsed.reason
}

test('a value is read, with a byte order mark or without', () => {
  expect(parseJson(Buffer.from('{"a":[1,null]}'))).toEqual({
    ok: true,
    value: { a: [1, null] },
  })
  expect(parseJson(Buffer.from('\uFEFF"testo"'))).toEqual({ ok: true, value: 'testo' })
})

describe('what is no JSON is told in Italian', () => {
  test.each([
    ['', 'corpo vuoto'],
    [' ', 'JSON non ben formato (finisce prima del previsto)'],
    ['{"a": "b', 'JSON non ben formato (finisce prima del previsto)'],
    ['<a/>', 'JSON non ben formato (carattere inatteso «<»)'],
    ['\0', 'JSON non ben formato (carattere inatteso «\\u0000»)'],
    ['{\n  "a": 1,\n}', 'JSON non ben formato (errore alla riga 3, colonna 1)'],
    ['[1 2]', 'JSON non ben formato (errore alla riga 1, colonna 4)'],
    ['undefined', 'JSON non ben formato (non si legge)'],
  ])('%j', (text, reason) => {
    expect(reasonOf(Buffer.from(text))).toBe(reason)
  })

  test('not UTF-8', () => {
    expect(reasonOf(Buffer.from([0x22, 0xe0, 0x22]))).toBe('JSON non in UTF-8')
  })
})
