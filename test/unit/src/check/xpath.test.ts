import { describe, expect, test } from 'vitest'

import { nothingAround } from '../../../../src/check/check.ts'
import { expected, nothingToLookAt, problemsOf, resultOf } from './support.ts'

type Spec = Record<string, unknown>

const on = (spec: Spec, variables: Record<string, string> = {}, body?: string) => {
  const { status, expected: wanted, actual, reason } = resultOf(spec, expected(variables, body))
  return { status, wanted, actual, ...(reason === undefined ? {} : { reason }) }
}

describe('each comparison, met and unmet with both values', () => {
  test.each<[Spec, string, string, string]>([
    [
      { xpath: '//r:nre', equals: '160100000000001' },
      'met',
      '«160100000000001»',
      '«160100000000001»',
    ],
    [{ xpath: '//r:nre', equals: '16010' }, 'unmet', '«16010»', '«160100000000001»'],
    // Text is compared as text: no number is made of it.
    [{ xpath: '//r:riga[1]', equals: '7' }, 'unmet', '«7»', '«0007»'],
    [{ xpath: '//r:vuoto', equals: '' }, 'met', '«»', '«»'],
    [
      { xpath: '//r:nre', matches: '^\\d{15}$' },
      'met',
      'testo che corrisponde a ^\\d{15}$',
      '«160100000000001»',
    ],
    [
      { xpath: '//r:nre', matches: '^\\d{14}$' },
      'unmet',
      'testo che corrisponde a ^\\d{14}$',
      '«160100000000001»',
    ],
    [
      { xpath: '//r:nre', contains: '0001' },
      'met',
      'testo che contiene «0001»',
      '«160100000000001»',
    ],
    [{ xpath: '//r:nre', contains: 'A' }, 'unmet', 'testo che contiene «A»', '«160100000000001»'],
    [
      { xpath: '//r:riga[1]', 'one-of': ['0007', '0009'] },
      'met',
      'uno tra «0007», «0009»',
      '«0007»',
    ],
    [
      { xpath: '//r:riga[2]', 'one-of': ['0007', '0009'] },
      'unmet',
      'uno tra «0007», «0009»',
      '«0008»',
    ],
    [{ xpath: '//r:numero', 'less-than': '12.6' }, 'met', 'un numero minore di 12.6', '«12.5»'],
    [{ xpath: '//r:numero', 'less-than': '12.5' }, 'unmet', 'un numero minore di 12.5', '«12.5»'],
    [{ xpath: '//r:numero', 'greater-than': '-1' }, 'met', 'un numero maggiore di -1', '«12.5»'],
    [
      { xpath: '//r:numero', 'greater-than': '12.5' },
      'unmet',
      'un numero maggiore di 12.5',
      '«12.5»',
    ],
    [
      { xpath: '//r:citato', 'greater-than': '0' },
      'unmet',
      'un numero maggiore di 0',
      '«l\'"uno"»',
    ],
    [{ xpath: '//r:vuoto', 'less-than': '5' }, 'unmet', 'un numero minore di 5', '«»'],
    [{ xpath: '//r:riga', exists: 'true' }, 'met', 'almeno un nodo', '«0007», «0008»'],
    [{ xpath: '//r:altro', exists: 'true' }, 'unmet', 'almeno un nodo', 'nessun nodo'],
    [{ xpath: '//r:altro', absent: 'true' }, 'met', 'nessun nodo', 'nessun nodo'],
    [{ xpath: '//r:riga', absent: 'true' }, 'unmet', 'nessun nodo', '«0007», «0008»'],
    [{ xpath: '//r:riga', count: '2' }, 'met', '2 nodi', '2 nodi'],
    [{ xpath: '//r:riga', count: '1' }, 'unmet', '1 nodo', '2 nodi'],
    [{ xpath: '//r:altro', count: '0' }, 'met', '0 nodi', '0 nodi'],
  ])('%j is %s', (spec, status, wanted, actual) => {
    expect(on(spec)).toEqual({ status, wanted, actual })
  })
})

describe('nothing to compare', () => {
  test.each<Spec>([
    { equals: '' },
    { matches: '.*' },
    { contains: 'x' },
    { 'one-of': [''] },
    { 'less-than': '1' },
    { 'greater-than': '-1' },
  ])('%j is unmet where there is no node', (comparison) => {
    expect(on({ xpath: '//r:altro', ...comparison })).toMatchObject({
      status: 'unmet',
      actual: 'nessun nodo',
    })
  })

  test('a comparison of text wants one node, not several', () => {
    expect(on({ xpath: '//r:riga', equals: '0007' })).toMatchObject({
      status: 'unmet',
      actual: '2 nodi: «0007», «0008»',
    })
  })

  test.each(nothingToLookAt)('every comparison is unmet on %s', (_, subject) => {
    for (const comparison of [
      { equals: '' },
      { matches: '' },
      { exists: 'true' },
      { absent: 'true' },
      { count: '0' },
    ])
      expect(resultOf({ xpath: '//r:nre', ...comparison }, subject)).toMatchObject({
        status: 'unmet',
        expected: "la risposta dell'operazione",
        actual: subject.reading.description,
      })
  })
})

describe('a scalar', () => {
  test('is compared as text', () => {
    expect(on({ xpath: 'count(//r:riga)', equals: '2' }).status).toBe('met')
    expect(on({ xpath: 'string(//r:nre)', matches: '^16' }).status).toBe('met')
    expect(on({ xpath: '//r:nre = //r:nre', equals: 'true' }).status).toBe('met')
    expect(on({ xpath: 'count(//r:riga)', 'greater-than': '5' })).toEqual({
      status: 'unmet',
      wanted: 'un numero maggiore di 5',
      actual: '«2»',
    })
  })

  test('is no node: neither there nor absent', () => {
    for (const comparison of [{ exists: 'true' }, { absent: 'true' }, { count: '0' }])
      expect(on({ xpath: 'string(//r:altro)', ...comparison })).toMatchObject({
        status: 'unmet',
        actual: 'un valore, «», e non nodi',
      })
  })
})

describe('what cannot be evaluated is not met', () => {
  test.each<[string, string]>([
    ['//r:nre[r:altro = $ignoto]', 'XPath non valutabile: la variabile $ignoto non ha un valore'],
    ['//x:nre', ''],
    ['//r:nre = $ignoto', 'XPath non valutabile: la variabile $ignoto non ha un valore'],
    ['count()', ''],
  ])('%s', (xpath, reason) => {
    const found = on({ xpath, absent: 'true' })
    expect(found).toMatchObject({ status: 'not-evaluated', wanted: 'nessun nodo', actual: '—' })
    expect(found.reason).toMatch(/^XPath non valutabile: ./)
    if (reason !== '') expect(found.reason).toBe(reason)
  })

  test.each<[string, string]>([
    ['<a><b></a>', 'non ben formato'],
    ['', 'corpo vuoto'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'DOCTYPE'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', 'DOCTYPE'],
  ])('a body like %j', (body, reason) => {
    const found = on({ xpath: '//b', absent: 'true' }, {}, body)
    expect(found.status).toBe('not-evaluated')
    expect(found.reason).toContain(reason)
  })

  test('a body that nests without end is not well-formed', () => {
    const found = on({ xpath: '//b', absent: 'true' }, {}, '<a>'.repeat(100_000))
    expect(found.status).toBe('not-evaluated')
  })
})

describe('values of the case', () => {
  test.each([
    ['plain', '160100000000001'],
    ['with an apostrophe', "l'uno"],
    ['with quotes', 'l"uno"'],
    ['with both', 'l\'"uno"'],
    ['with both, at the ends', `'"a"'`],
    ['that looks like XPath', "'] | //* | //r:nre['"],
    ['that looks like a call', `"),//*,concat("`],
    ['with a variable in it', '$altro'],
    ['empty', ''],
  ])('a value %s is a literal', (_, value) => {
    expect(on({ xpath: 'string($v)', equals: value }, { v: value })).toMatchObject({
      status: 'met',
    })
    expect(on({ xpath: '//*[. = $v][not(*)]', count: '0' }, { v: `${value}!` })).toMatchObject({
      status: 'met',
    })
  })

  test('find the node that holds both kinds of quotes', () => {
    expect(on({ xpath: '//r:citato[. = $v]', exists: 'true' }, { v: 'l\'"uno"' }).status).toBe(
      'met',
    )
  })

  test('are not looked for within literals', () => {
    expect(on({ xpath: "concat('$v', $v)", equals: '$vx' }, { v: 'x' }).status).toBe('met')
  })

  test('of the prototype are no values', () => {
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(on({ xpath: `$${name}`, equals: 'x' })).toMatchObject({
        status: 'not-evaluated',
        reason: `XPath non valutabile: la variabile $${name} non ha un valore`,
      })
  })
})

test('long values are shown in part', () => {
  const body = `<a>${'x'.repeat(10_000)}</a>`
  expect(on({ xpath: '//a', equals: 'y' }, {}, body).actual).toBe(`«${'x'.repeat(200)}…»`)
  const many = `<a>${'<b>1</b>'.repeat(100)}</a>`
  expect(on({ xpath: '//b', absent: 'true' }, {}, many).actual).toBe('«1», «1», «1», «1», «1»')
})

test('says how it is to be written', () => {
  const one =
    'atteso esattamente uno tra equals, matches, contains, one-of, less-than, greater-than, exists, absent, count'
  expect(problemsOf({ xpath: '//a' })).toEqual([`: ${one}`])
  expect(problemsOf({ xpath: '//a', equals: '1', count: '1' })).toEqual([`: ${one}`])
  expect(problemsOf({ xpath: '//a[. = "${ nre }"]', exists: 'true' })).toEqual([
    'xpath: in XPath i valori si scrivono $nome, non ${ nome }',
  ])
  expect(problemsOf({ xpath: '//a[', exists: 'true' })).toEqual([
    "xpath: attesa un'espressione XPath 1.0 valida",
  ])
  expect(problemsOf({ xpath: 'matches(//a, "^1")', exists: 'true' })).toEqual([
    'xpath: attese le sole funzioni di XPath 1.0, e non matches()',
  ])
  expect(problemsOf({ xpath: "//r:a[. = $nre]['", exists: 'true' })).toHaveLength(1)
  expect(problemsOf({ xpath: '//r:a[. = $nre][position() < $n]', exists: 'true' })).toEqual([])
  expect(problemsOf({ xpath: '//a', matches: '(' })).toEqual([
    "matches: attesa un'espressione regolare valida",
  ])
  expect(problemsOf({ xpath: '//a', count: '-1' })).toEqual(['count: atteso un numero intero'])
  expect(problemsOf({ xpath: '//a', 'less-than': 'x' })).toEqual(['less-than: atteso un numero'])
  expect(problemsOf({ xpath: '//a', absent: 'false' })).toHaveLength(1)
})

describe('namespaces of the check itself', () => {
  const around = { ...nothingAround, namespaces: { r: 'urn:prova' } }
  const entry = { xpath: '//q:nre', namespaces: { q: 'urn:prova' }, equals: '160100000000001' }

  test('stand beside those of the adapter, and before them', () => {
    expect(on(entry).status).toBe('met')
    expect(
      on({ xpath: 'count(//q:nre | //r:nre)', namespaces: { q: 'urn:prova' }, equals: '1' }).status,
    ).toBe('met')
    expect(on({ xpath: '//r:nre', namespaces: { r: 'urn:altro' }, absent: 'true' }).status).toBe(
      'met',
    )
  })

  test('a prefix that nobody declares is a mistake', () => {
    expect(problemsOf(entry, around)).toEqual([])
    expect(
      problemsOf({ xpath: "//s:a[@x:b = 'z:c']/child::r:d | xml:lang", exists: 'true' }, around),
    ).toEqual([
      'xpath: il prefisso «s» non è dichiarato',
      'xpath: il prefisso «x» non è dichiarato',
    ])
    expect(problemsOf({ not: { xpath: '//s:a', exists: 'true' } }, around)).toEqual([
      'not.xpath: il prefisso «s» non è dichiarato',
    ])
  })
})

test('attributes, and scalars of every kind', () => {
  const body = '<a b="1" c="due"><d>3.5</d></a>'
  const status = (xpath: string, comparison: Spec): string =>
    on({ xpath, ...comparison }, {}, body).status
  expect(status('/a/@b', { equals: '1' })).toBe('met')
  expect(status('/a/@*', { count: '2' })).toBe('met')
  expect(status('/a/@z', { absent: 'true' })).toBe('met')
  expect(status('number(/a/d)', { 'greater-than': '3.4' })).toBe('met')
  expect(status('number(/a/@c)', { 'less-than': '1000' })).toBe('unmet')
  expect(status('boolean(/a/d)', { equals: 'true' })).toBe('met')
  expect(status('boolean(/a/z)', { equals: 'true' })).toBe('unmet')
  expect(status('string(/a/@c)', { matches: '^due$' })).toBe('met')
  expect(status('count(/a/d)', { equals: '1' })).toBe('met')
})
