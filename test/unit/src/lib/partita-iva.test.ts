import { expect, test } from 'vitest'

import { partitaIvaCheckDigit, partitaIvaFault } from '../../../../src/lib/partita-iva.ts'

test.each(['01234567897', '12345678903', '99999999990'])('accepts %s', (text) => {
  expect(partitaIvaFault(text)).toBeUndefined()
})

test.each([
  ['01234567890', 'check-digit'],
  ['01234567879', 'check-digit'],
  ['00000000000', 'zeros'],
  ['0123456789', 'digits'],
  ['012345678977', 'digits'],
  ['0123456789A', 'digits'],
  ['IT01234567897', 'digits'],
  [' 01234567897', 'digits'],
  ['٠١٢٣٤٥٦٧٨٩٧', 'digits'],
  ['', 'digits'],
])('refuses «%s»: %s', (text, fault) => {
  expect(partitaIvaFault(text)).toBe(fault)
})

test('one digit changed, or two neighbours exchanged, is found out', () => {
  const ten = '0123456789'
  const code = `${ten}${partitaIvaCheckDigit(ten)}`
  for (let place = 0; place < 11; place++)
    for (let digit = 0; digit < 10; digit++) {
      const changed = code.slice(0, place) + String(digit) + code.slice(place + 1)
      expect(partitaIvaFault(changed), changed).toBe(changed === code ? undefined : 'check-digit')
    }
  // Luhn cannot tell 09 from 90: those two are not exchanged here.
  for (let place = 0; place < 10; place++) {
    const [one = '', other = ''] = code.slice(place, place + 2)
    if (`${one}${other}` === '09' || `${one}${other}` === '90') continue
    const swapped = code.slice(0, place) + other + one + code.slice(place + 2)
    expect(partitaIvaFault(swapped), swapped).toBe('check-digit')
  }
})
