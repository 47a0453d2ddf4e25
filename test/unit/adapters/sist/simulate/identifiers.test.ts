import { expect, test } from 'vitest'

import {
  codAutenticazioneOf,
  isIup,
  isNre,
  iupOf,
  nreOf,
} from '../../../../../adapters/sist/simulate/identifiers.ts'
import { parseDay, parseMoment } from '../../../../../adapters/sist/simulate/wire-date.ts'

test.each([
  [1, 1, '0000010000012'],
  [999_999, 5, '012HI1000005D'],
])('composes the IUP of prescriber %i and number %i', (prescriber, number, iup) => {
  expect(iupOf(prescriber, number)).toBe(iup)
})

test('knows an IUP by its check symbol', () => {
  expect(isIup('00M6RG0005UDM')).toBe(true)
  expect(isIup('00M6RG0005UDN')).toBe(false)
  expect(isIup('00M6RG0005UD')).toBe(false)
  expect(isIup('00M6RG0005UDO')).toBe(false)
})

test('composes NRE and codice di autenticazione of the right length', () => {
  expect(nreOf(7)).toBe('1600A0000000007')
  expect(isNre(nreOf(7))).toBe(true)
  const code = codAutenticazioneOf(new Date('2026-07-01T22:30:00Z'))
  expect(code).toMatch(/^02072026003000\d{16}$/)
})

test('reads days and moments of the calendar only', () => {
  expect(parseDay('29/02/2024')).toBe('2024-02-29')
  expect(parseMoment('23/11/2026 23:59:59')).toBe('2026-11-23')
  for (const text of ['29/02/2026', '1/1/2026', '2026-01-01', '', '00/01/2026'])
    expect(parseDay(text)).toBeUndefined()
  for (const text of [
    '23/11/2026',
    '23/11/2026 24:00:00',
    '23/11/2026  10:00:00',
    '23/11/2026 10:00',
  ])
    expect(parseMoment(text)).toBeUndefined()
})
