import { describe, expect, test } from 'vitest'

import type { TlsFacts } from '../../../../src/model/tls-facts.ts'
import { answered, noAnswer, problemsOf, proxyPage, resultOf } from './support.ts'

const facts: TlsFacts = {
  protocol: 'TLSv1.2',
  cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  authorized: true,
  clientFingerprint256: null,
  peer: {
    subject: 'CN=server',
    issuer: 'O=Ente di prova, CN=CA di prova',
    serialNumber: '01',
    fingerprint256: 'AA',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2026-07-31T12:00:00.000Z',
    pem: '',
  },
}
const at = new Date('2026-07-01T12:00:00Z')
const secure = answered('x', { tls: facts, startedAt: at, endedAt: new Date(at.getTime() + 1500) })

describe('tls', () => {
  test.each<[Record<string, unknown>, string, string, string]>([
    [{ 'version-at-least': '1.2' }, 'met', 'TLS 1.2 o successivo', 'TLSv1.2'],
    [{ 'version-at-least': '1.3' }, 'unmet', 'TLS 1.3 o successivo', 'TLSv1.2'],
    [{ cipher: facts.cipher }, 'met', `cifrario ${facts.cipher}`, facts.cipher],
    [
      { cipher: ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'] },
      'unmet',
      'cifrario TLS_AES_128_GCM_SHA256 o TLS_AES_256_GCM_SHA384',
      facts.cipher,
    ],
    // Counted from the exchange, not from today.
    [
      { 'days-left': '30' },
      'met',
      'certificato del server valido ancora per almeno 30 giorni',
      '30 giorni (fino al 2026-07-31)',
    ],
    [
      { 'days-left': '31' },
      'unmet',
      'certificato del server valido ancora per almeno 31 giorni',
      '30 giorni (fino al 2026-07-31)',
    ],
    [
      { issuer: 'CN=CA di prova' },
      'met',
      'emittente che contiene «CN=CA di prova»',
      '«O=Ente di prova, CN=CA di prova»',
    ],
    [
      { 'version-at-least': '1.2', issuer: 'CN=Altra' },
      'unmet',
      'TLS 1.2 o successivo; emittente che contiene «CN=Altra»',
      'TLSv1.2; «O=Ente di prova, CN=CA di prova»',
    ],
  ])('%j is %s', (tls, status, expected, actual) => {
    expect(resultOf({ tls }, secure)).toMatchObject({ status, expected, actual })
  })

  test('is not evaluated where nothing is known of the connection', () => {
    expect(resultOf({ tls: { 'days-left': '1' }, level: 'if-available' }, answered('x'))).toEqual({
      title: 'Connessione TLS: certificato del server valido ancora per almeno 1 giorni',
      status: 'not-evaluated',
      level: 'if-available',
      expected: 'certificato del server valido ancora per almeno 1 giorni',
      actual: '—',
      reason: 'i fatti della connessione TLS non sono noti',
    })
    expect(resultOf({ tls: { 'days-left': '1' } }, noAnswer).status).toBe('unmet')
  })

  test('wants something to look at', () => {
    expect(problemsOf({ tls: {} })).toEqual([
      'tls: atteso almeno uno tra version-at-least, cipher, days-left, issuer',
    ])
    expect(problemsOf({ tls: { 'version-at-least': '1.1' } })).toHaveLength(1)
  })
})

describe('time', () => {
  test('is a warning, unless the case says otherwise', () => {
    expect(resultOf({ time: { 'less-than': '2s' } }, secure)).toEqual({
      title: 'La risposta arriva in meno di 2s',
      status: 'met',
      level: 'warning',
      expected: 'meno di 2s',
      actual: '1500 ms',
    })
    expect(resultOf({ time: { 'less-than': '1500ms' }, level: 'required' }, secure)).toMatchObject({
      status: 'unmet',
      level: 'required',
      actual: '1500 ms',
    })
  })

  test.each([
    ['no answer', noAnswer],
    ["a proxy's page", proxyPage],
  ])('is unmet for %s, however quick', (_, subject) => {
    expect(resultOf({ time: { 'less-than': '10m' } }, subject)).toMatchObject({
      status: 'unmet',
      expected: 'una risposta del servizio',
    })
  })

  test('wants a duration with its unit', () => {
    expect(problemsOf({ time: { 'less-than': '2' } })).toEqual([
      'time.less-than: attesa una durata come 500ms, 30s o 10m',
    ])
  })
})

describe('size', () => {
  test.each<[Record<string, string>, string, string]>([
    [{ 'less-than': '4' }, 'met', 'meno di 4 byte'],
    [{ 'less-than': '3' }, 'unmet', 'meno di 3 byte'],
    [{ 'greater-than': '2', 'less-than': '4' }, 'met', 'più di 2 e meno di 4 byte'],
    [{ 'greater-than': '3' }, 'unmet', 'più di 3 byte'],
  ])('%j is %s', (size, status, expected) => {
    // Bytes, not characters.
    expect(resultOf({ size }, answered('è!'))).toMatchObject({
      status,
      expected,
      actual: '3 byte',
    })
  })

  test("is unmet without an answer, and for a proxy's page of any size", () => {
    expect(resultOf({ size: { 'less-than': '10' } }, noAnswer).status).toBe('unmet')
    expect(resultOf({ size: { 'less-than': '100000' } }, proxyPage).status).toBe('unmet')
    expect(problemsOf({ size: {} })).toEqual([
      'size: atteso almeno uno tra less-than e greater-than',
    ])
  })
})
