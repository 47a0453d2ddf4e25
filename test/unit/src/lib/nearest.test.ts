import { expect, test } from 'vitest'

import { nearest } from '../../../../src/lib/nearest.ts'

const known = ['chkPrescrizione', 'setRegistraPrescrizione', 'setAnnullaPrescrizione', 'nre']

test.each([
  ['chkPrescrizone', 'chkPrescrizione'],
  ['CHKPRESCRIZIONE', 'chkPrescrizione'],
  ['setRegistra', undefined],
  ['nr', 'nre'],
  ['ner', 'nre'],
  ['abcd', undefined],
  ['', undefined],
])('for %j it proposes %j', (written, proposed) => {
  expect(nearest(written, known)).toBe(proposed)
})

test('proposes the nearer of two, and the first of two equally near', () => {
  expect(nearest('medico-titolar', ['medico-altro', 'medico-titolare'])).toBe('medico-titolare')
  expect(nearest('ab', ['aa', 'bb'])).toBe('aa')
})

test('counts two letters swapped as one mistake', () => {
  expect(nearest('knid', ['id', 'kind'])).toBe('kind')
})

test('proposes nothing where nothing is known', () => {
  expect(nearest('qualcosa', [])).toBeUndefined()
})
