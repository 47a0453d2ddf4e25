import { expect, test } from 'vitest'

import {
  emptyBody,
  expected,
  fault,
  noAnswer,
  otherXml,
  problemsOf,
  proxyPage,
  resultOf,
} from './support.ts'

test('is met by the declared fault', () => {
  expect(resultOf({ refused: { fault: '000280' } }, fault)).toEqual({
    title: 'La chiamata è rifiutata con 000280',
    status: 'met',
    level: 'required',
    expected: 'Fault 000280',
    actual: 'Fault 000280: non autorizzato',
  })
  expect(resultOf({ refused: { text: 'non autorizzato' } }, fault)).toMatchObject({
    title: 'La chiamata è rifiutata',
    status: 'met',
    expected: 'testo «non autorizzato»',
  })
  expect(resultOf({ refused: { text: 'dettaglio' } }, fault).status).toBe('met')
})

test('is unmet by another fault, with both shown', () => {
  expect(resultOf({ refused: { fault: '000279' } }, fault)).toMatchObject({
    status: 'unmet',
    expected: 'Fault 000279',
    actual: 'Fault 000280: non autorizzato',
  })
  expect(resultOf({ refused: { fault: '000280', text: 'scaduto' } }, fault)).toMatchObject({
    status: 'unmet',
    expected: 'Fault 000280, testo «scaduto»',
  })
  // A code is compared whole.
  expect(resultOf({ refused: { fault: '00028' } }, fault).status).toBe('unmet')
})

test.each([
  ['an acceptance', expected(), 'la risposta attesa'],
  ['a proxy’s page', proxyPage, 'una pagina HTML'],
  ['an empty body', emptyBody, 'un corpo vuoto'],
  ['another XML', otherXml, 'un XML che non è né risposta né Fault'],
  ['no answer', noAnswer, 'nessuna risposta'],
])('is unmet by %s', (_, subject, actual) => {
  expect(resultOf({ refused: { fault: '000280' } }, subject)).toMatchObject({
    status: 'unmet',
    expected: 'Fault 000280',
    actual,
  })
})

test('wants a code or a text', () => {
  expect(problemsOf({ refused: {} })).toEqual([
    'refused: atteso almeno uno tra fault, text e detail, oppure connection',
  ])
  expect(problemsOf({ refused: { fault: '' } })).toHaveLength(1)
  expect(problemsOf({ refused: 'true' })).toHaveLength(1)
})
