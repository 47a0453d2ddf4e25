import { expect, test } from 'vitest'

import {
  identifierFact,
  isIup,
  isNre,
  iupCheckSymbol,
} from '../../../../../adapters/sist/answer/identifier.ts'

test.each(['00M6RG0005UDM', '0000010000012', '012HI1000005D'])('accepts the IUP %s', (iup) => {
  expect(isIup(iup)).toBe(true)
})

test.each(['0000010000013', '00M6RG0005UD', '00M6RG0005UDO', 'O0M6RG0005UDM', '00m6rg0005udm'])(
  'refuses %s as an IUP',
  (text) => {
    expect(isIup(text)).toBe(false)
  },
)

test('computes no check symbol over a symbol outside of the alphabet', () => {
  expect(iupCheckSymbol('00M6RG0005UDM')).toBe('M')
  expect(iupCheckSymbol('OOM6RG0005UDM')).toBeUndefined()
})

test('knows an NRE by its fifteen letters and digits', () => {
  expect(isNre('1600A0000000001')).toBe(true)
  expect(isNre('1600A000000000')).toBe(false)
  expect(isNre('1600A00000000-1')).toBe(false)
})

test('records an identifier by its kind, and nothing else', () => {
  expect(identifierFact('1600A0000000001')).toEqual({ nre: '1600A0000000001' })
  expect(identifierFact('0000010000012')).toEqual({ iup: '0000010000012' })
  expect(identifierFact('abc')).toEqual({})
})
