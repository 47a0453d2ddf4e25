import { describe, expect, test } from 'vitest'

import {
  emptyBody,
  expected,
  fault,
  noAnswer,
  nothingToLookAt,
  otherXml,
  problemsOf,
  proxyPage,
  resultOf,
} from './support.ts'

const yes = { xpath: '//r:nre', exists: 'true' }
const no = { xpath: '//r:altro', exists: 'true' }
const broken = { xpath: '//ignoto:nre', exists: 'true' }
const statusOf = (entry: unknown, subject = expected()): string => resultOf(entry, subject).status

describe('combinations', () => {
  test.each([
    [{ all: [yes, yes] }, 'met'],
    [{ all: [yes, no] }, 'unmet'],
    [{ any: [no, yes] }, 'met'],
    [{ any: [no, no] }, 'unmet'],
    [{ not: no }, 'met'],
    [{ not: yes }, 'unmet'],
    [{ not: [no, yes] }, 'unmet'],
    [{ not: [no, no] }, 'met'],
    [{ not: { any: [no, { not: yes }] } }, 'met'],
    [{ all: [yes, { any: [no, { all: [yes] }] }] }, 'met'],
  ])('%j is %s', (entry, status) => {
    expect(statusOf(entry)).toBe(status)
  })

  test('shows what each part expected and found', () => {
    expect(resultOf({ any: [no, { status: '500' }] }, expected())).toEqual({
      title: 'almeno una: //r:altro: almeno un nodo; Lo stato HTTP è 500',
      status: 'unmet',
      level: 'required',
      expected: 'almeno una: //r:altro: almeno un nodo; Lo stato HTTP è 500',
      actual: 'nessun nodo; 200',
    })
  })

  test.each([
    [{ all: [yes, broken] }],
    [{ any: [no, broken] }],
    [{ not: broken }],
    [{ not: [no, broken] }],
    [{ not: { not: broken } }],
  ])('%j is not evaluated', (entry) => {
    expect(resultOf(entry, expected())).toMatchObject({ status: 'not-evaluated', actual: '—' })
  })

  test('one part that holds is enough for any', () => {
    expect(statusOf({ any: [broken, yes] })).toBe('met')
  })
})

describe('nothing to look at', () => {
  test.each(nothingToLookAt)('no negation is met on %s', (_, subject) => {
    for (const entry of [
      { not: no },
      { not: { xpath: '//r:altro', exists: 'true' } },
      { not: { all: [no, no] } },
      { not: { any: [no, no] } },
      { not: [{ any: [{ status: '299' }, no] }] },
      { not: { not: { not: no } } },
      { not: { not: yes } },
      { all: [{ not: no }] },
      { any: [{ not: no }, { xpath: '//r:altro', absent: 'true' }] },
    ])
      expect(resultOf(entry, subject), JSON.stringify(entry)).toMatchObject({ status: 'unmet' })
  })

  test('says what was missing', () => {
    expect(resultOf({ not: no }, proxyPage)).toEqual({
      title: 'non: //r:altro: almeno un nodo',
      status: 'unmet',
      level: 'required',
      expected: "la risposta dell'operazione",
      actual: 'una pagina HTML',
    })
    expect(resultOf({ not: { status: '200' } }, noAnswer)).toMatchObject({
      status: 'unmet',
      expected: 'una risposta HTTP',
      actual: 'nessuna risposta',
    })
  })

  test.each([
    ['a 502 page', proxyPage],
    ['an empty body', emptyBody],
    ['another XML', otherXml],
    ['no answer', noAnswer],
  ])('that a call is not refused is not proven by %s', (_, subject) => {
    const { description } = subject.reading
    for (const entry of [
      { not: { refused: { fault: '000280' } } },
      { not: { any: [{ refused: { fault: '000280' } }, { refused: { fault: '000279' } }] } },
    ])
      expect(resultOf(entry, subject)).toMatchObject({
        status: 'unmet',
        expected: 'una risposta del servizio',
        actual: description,
      })
  })

  test.each([
    ["a proxy's page", proxyPage],
    ['no answer', noAnswer],
  ])('that the status is another is not proven by %s', (_, subject) => {
    for (const entry of [{ not: { status: '500' } }, { not: { header: 'age', equals: '7' } }])
      expect(resultOf(entry, subject).status).toBe('unmet')
  })

  test('that a call is not refused with a code is proven by an answer and by another fault', () => {
    const entry = { not: { refused: { fault: '000279' } } }
    expect(statusOf(entry)).toBe('met')
    expect(statusOf(entry, fault)).toBe('met')
    expect(statusOf({ not: { refused: { fault: '000280' } } }, fault)).toBe('unmet')
  })

  test('an alternative between an answer and a refusal holds on either', () => {
    const entry = { any: [yes, { refused: { fault: '000280' } }] }
    expect(statusOf(entry)).toBe('met')
    expect(statusOf(entry, fault)).toBe('met')
    expect(statusOf({ all: [entry, { status: '500' }] }, fault)).toBe('met')
    expect(statusOf({ all: [entry, { status: '200' }] }, fault)).toBe('unmet')
    expect(statusOf(entry, proxyPage)).toBe('unmet')
  })
})

test('title, level and requirement are those of the entry', () => {
  const entry = { ...no, title: 'Il titolo', level: 'warning', requirement: 'CVP.x' }
  expect(resultOf(entry, expected())).toEqual({
    title: 'Il titolo',
    status: 'unmet',
    level: 'warning',
    requirement: 'CVP.x',
    expected: 'almeno un nodo',
    actual: 'nessun nodo',
  })
  expect(resultOf({ not: no, title: 'T', level: 'if-available' }, expected())).toMatchObject({
    title: 'T',
    level: 'if-available',
    status: 'met',
  })
})

test('says what is wrong with an entry, and where', () => {
  const known =
    'status, header, refused, xpath, jsonpath, xsd, json-schema, tls, time, size, all, any, not'
  expect(problemsOf('status: 200')).toEqual([`: attesa una verifica (${known})`])
  expect(problemsOf(null)).toEqual([`: attesa una verifica (${known})`])
  expect(problemsOf({ stato: '200' })).toEqual([
    `stato: nessuna verifica riconosciuta: attesa una tra ${known}`,
  ])
  expect(problemsOf({})).toEqual([`: nessuna verifica riconosciuta: attesa una tra ${known}`])
  expect(problemsOf({ title: 'solo un titolo' })).toEqual([
    `: nessuna verifica riconosciuta: attesa una tra ${known}`,
  ])
  expect(problemsOf({ status: '200', xpath: '//a' })).toEqual([
    ': due verifiche nella stessa voce (status, xpath): separarle',
  ])
  expect(problemsOf({ any: [] })).toEqual(['any: attesa almeno una verifica'])
  expect(problemsOf({ any: [yes], status2: 'x' })).toEqual([
    'status2: chiave sconosciuta «status2»',
  ])
  expect(problemsOf({ any: [yes, { all: [{ stato: 'x' }] }, 'y'] })).toEqual([
    `any.1.all.0.stato: nessuna verifica riconosciuta: attesa una tra ${known}`,
    `any.2: attesa una verifica (${known})`,
  ])
  expect(problemsOf({ all: [{ ...yes, level: 'warning' }] })).toEqual([
    'all.0.level: «level» vale per la voce intera: scriverlo accanto a all:',
  ])
  expect(problemsOf({ not: { ...yes, requirement: 'x' } })).toEqual([
    'not.requirement: «requirement» vale per la voce intera: scriverlo accanto a not:',
  ])
  expect(problemsOf({ status: '200', level: 'alto' })).toHaveLength(1)
})

test('a name of the prototype is no known key', () => {
  for (const name of ['toString', 'constructor', 'valueOf'])
    expect(problemsOf({ status: '200', [name]: 'x' })).toHaveLength(1)
})
