import { expect, test } from 'vitest'

import { neutralOf } from '../../../../src/compare/neutral-text.ts'
import type { CaseRecord } from '../../../../src/model/run-record.ts'

const record = {
  // A quarter past midnight in Rome.
  startedAt: '2026-07-01T22:15:30.000Z',
  endedAt: '2026-07-01T22:15:31.000Z',
  steps: [{ captured: { nre: '1600A4000000001', codAut: 'ABCD-1234' } }],
} as unknown as CaseRecord

const sent = new Map([
  ['PNIMRA70A01H501P', 'codiceFiscale'],
  ['034298051', 'codPrestazione'],
  ['1', 'tipologia'],
])

const neutral = neutralOf(record, sent)

test.each<[string, string, string]>([
  ['what the case captured', 'ABCD-1234', '«codAut»'],
  ['an identifier', '1600A4999999999', '«identificativo»'],
  ['an instant', '2026-07-02T10:00:00+02:00', '«istante»'],
  ['the day of the run, in Rome', '02/07/2026', '«oggi»'],
  ['the same day as HL7 writes it', '20260702', '«oggi»'],
  ['another day, which stays', '01/07/2026', '01/07/2026'],
  ['what the case sent', 'PNIMRA70A01H501P', '«codiceFiscale inviato»'],
  [
    'the same within a sentence',
    'farmaco 034298051 non valido',
    'farmaco «codPrestazione inviato» non valido',
  ],
  ['the same as a part of a longer word, which stays', 'X034298051', 'X034298051'],
  ['what is too short to be told from chance', '1', '1'],
  ['blanks around a value', ' TRUE ', 'TRUE'],
])('%s', (_, text, expected) => {
  expect(neutral('valore', text)).toBe(expected)
})

test('knows some values by the element, or the attribute, that holds them', () => {
  expect(neutral('nonce', 'aB3')).toBe('«nonce»')
  expect(neutral('DigestValue', 'abc=')).toBe('«firma»')
  expect(neutral('Id', '_3', 'attribute')).toBe('«id»')
  expect(neutral('URI', '#_3', 'attribute')).toBe('#«id»')
  expect(neutral('Id', '_3')).toBe('_3')
})
