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

test('looks into the detail of the fault alone', () => {
  expect(resultOf({ refused: { fault: '000280', detail: 'dettaglio' } }, fault)).toMatchObject({
    status: 'met',
    expected: 'Fault 000280, dettaglio «dettaglio»',
    actual: 'Fault 000280: non autorizzato; dettaglio «dettaglio»',
  })
  expect(resultOf({ refused: { detail: 'non autorizzato' } }, fault).status).toBe('unmet')
})

const silent = { phase: 'tls', alert: 'none', sent: '0' }

test.each([
  ['an acceptance', expected(), 'la risposta attesa'],
  ['a fault', fault, 'Fault 000280: non autorizzato'],
  ['a proxy’s page', proxyPage, 'una pagina HTML'],
  ['an empty body', emptyBody, 'un corpo vuoto'],
])('a refused connection is unmet by %s', (_, subject, actual) => {
  for (const connection of [silent, { phase: 'tls', alert: 'unknown_ca' }])
    expect(resultOf({ refused: { connection } }, subject)).toMatchObject({
      status: 'unmet',
      actual,
    })
})

test('a refused connection is unmet by a connection that closes after the request, and says all', () => {
  expect(resultOf({ refused: { connection: silent } }, noAnswer)).toEqual({
    title: 'La connessione è rifiutata (senza avviso)',
    status: 'unmet',
    level: 'required',
    expected: 'connessione rifiutata: fase tls, nessun avviso, 0 byte spediti',
    actual: 'fase http, nessun avviso, mai aperta, 0 byte spediti, connessione chiusa',
  })
})

test('a refused connection is described without contradictions', () => {
  expect(problemsOf({ refused: { connection: { phase: 'tls', alert: 'none' } } })).toEqual([
    'refused.connection.sent: con alert: none si scrive sent: 0: una chiusura conta solo prima della richiesta',
  ])
  expect(problemsOf({ refused: { connection: { ...silent, phase: 'http' } } })).toEqual([
    'refused.connection.phase: con alert: none attesa phase: tcp o tls: dopo la richiesta una chiusura non è un rifiuto',
  ])
  expect(problemsOf({ refused: { connection: { ...silent, 'closed-by': 'us' } } })).toEqual([
    'refused.connection.closed-by: atteso peer: una connessione che chiudiamo noi non è un rifiuto del servizio',
  ])
  expect(problemsOf({ refused: { connection: silent, fault: '000280' } })).toEqual([
    'refused: connection va da sola: una connessione rifiutata non porta un Fault',
  ])
  expect(
    problemsOf({ refused: { connection: { phase: 'tls', alert: 'unknown-ca' } } }),
  ).toHaveLength(1)
})
