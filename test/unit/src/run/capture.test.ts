import { describe, expect, test } from 'vitest'

import { capture } from '../../../../src/run/capture.ts'
import { answered, nothingToLookAt } from '../check/support.ts'

const xml =
  '<r:a xmlns:r="urn:prova"><r:nre>0123</r:nre><r:riga>1</r:riga><r:riga>2</r:riga><r:v/></r:a>'
const json = '{"nre":"0123","righe":[1,2],"vuoto":""}'
const text = 'NRE: 0123\nriga: 1\nriga: 2\nvuoto:;'
const headers = { 'x-nre': '0123' }

type Source = Omit<Parameters<typeof capture>[0][string], 'optional'>

const take = (source: Source, body: string, optional = false) =>
  capture({ nome: { ...source, optional } }, answered(body, { headers }))

test.each<[Source, string]>([
  [{ xpath: '//r:nre' }, xml],
  [{ xpath: 'string(//r:nre)' }, xml],
  [{ xpath: '//q:nre', namespaces: { q: 'urn:prova' } }, xml],
  [{ jsonpath: '$.nre' }, json],
  [{ header: 'X-NRE' }, text],
  [{ regex: 'NRE: (\\d+)' }, text],
])('%j takes the one value', (source, body) => {
  expect(take(source, body)).toEqual({ values: { nome: '0123' }, checks: [] })
})

describe.each<[string, Source, string, Source, Source, string]>([
  ['XPath', { xpath: '//r:altro' }, 'nessun nodo', { xpath: '//r:riga' }, { xpath: '//r:v' }, xml],
  [
    'JSONPath',
    { jsonpath: '$.altro' },
    'nessun valore',
    { jsonpath: '$.righe[*]' },
    { jsonpath: '$.vuoto' },
    json,
  ],
  [
    'a regular expression',
    { regex: 'altro: (.)' },
    'nessuna corrispondenza',
    { regex: 'riga: (.)' },
    { regex: 'vuoto:(.*);' },
    text,
  ],
])('%s', (_, absent, words, several, empty, body) => {
  test('that finds nothing, or an empty text, fails the step unless optional', () => {
    expect(take(absent, body).checks).toMatchObject([
      { status: 'unmet', level: 'required', expected: 'un valore', actual: words },
    ])
    expect(take(empty, body).checks).toHaveLength(1)
    for (const source of [absent, empty])
      expect(take(source, body, true)).toEqual({ values: {}, checks: [] })
  })

  test('that finds several fails the step, optional or not', () => {
    for (const optional of [false, true]) {
      const { values, checks } = take(several, body, optional)
      expect(values).toEqual({})
      expect(checks).toMatchObject([
        { status: 'unmet', actual: expect.stringMatching(/^2 /) as string },
      ])
    }
  })
})

test('a header that is not there', () => {
  expect(take({ header: 'x-altra' }, text).checks).toMatchObject([
    {
      title: "Cattura di «nome» con l'intestazione x-altra",
      actual: 'nessuna intestazione con questo nome',
    },
  ])
})

test('a body that cannot be read fails the step, optional or not', () => {
  for (const source of [{ xpath: '//a' }, { jsonpath: '$.a' }])
    expect(take(source, 'né XML né JSON', true).checks).toMatchObject([{ status: 'unmet' }])
})

test.each(nothingToLookAt)('nothing is taken from %s', (_, subject) => {
  for (const source of [{ xpath: '/*' }, { jsonpath: '$' }, { regex: '(.)' }, { header: 'x-nre' }])
    expect(capture({ nome: { ...source, optional: false } }, subject)).toMatchObject({
      values: {},
      checks: [{ status: 'unmet', actual: subject.reading.description }],
    })
})
