import { expect, test } from 'vitest'

import { decimal, grouped } from '../../../../src/lib/language/numbers.ts'

test('groups digits by three', () => {
  expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1.000', '1.234.567'])
})

test('writes the decimal mark of the language, and no more digits than asked', () => {
  expect(decimal(0.5, { least: 2, most: 2 })).toBe('0,50')
  expect(decimal(12345.678, { most: 2 })).toBe('12345,68')
  expect(decimal(3, { most: 1 })).toBe('3')
})
