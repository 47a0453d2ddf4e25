import { expect, test } from 'vitest'

import {
  codiceFiscaleCheckLetter,
  codiceFiscaleFault,
  withoutOmocodia,
} from '../../../../src/lib/codice-fiscale.ts'

// Synthetic, none of anybody: base, then the same with one, three and all seven digits replaced.
const vectors: readonly (readonly [string, string, string, string])[] = [
  ['TSTTST00A01A000W', 'TSTTST00A01A00LZ', 'TSTTST00A01ALLLN', 'TSTTSTLLALMALLLE'],
  ['XXXYYY00A01Z999P', 'XXXYYY00A01Z99VE', 'XXXYYY00A01ZVVVF', 'XXXYYYLLALMZVVVW'],
  ['ZZZZZZ99T71Z999L', 'ZZZZZZ99T71Z99VA', 'ZZZZZZ99T71ZVVVB', 'ZZZZZZVVTTMZVVVG'],
  ['QQQWWW20B29Z998O', 'QQQWWW20B29Z99UL', 'QQQWWW20B29ZVVUM', 'QQQWWWNLBNVZVVUM'],
]

test.each(vectors)('accepts %s and its omocodie, all of the same person', (base, ...others) => {
  for (const code of [base, ...others]) {
    expect(codiceFiscaleFault(code, { strict: true }), code).toBeUndefined()
    expect(withoutOmocodia(code), code).toBe(base)
  }
})

test('accepts any of the 127 omocodie of a code, and no other replacement', () => {
  const letters = 'LMNPQRSTUV'
  const places = [6, 7, 9, 10, 12, 13, 14]
  for (const [base] of vectors)
    for (let chosen = 1; chosen < 128; chosen++) {
      const replaced = Array.from(base.slice(0, 15), (character, index) =>
        places.includes(index) && (chosen >> places.indexOf(index)) % 2 === 1
          ? letters.charAt(Number(character))
          : character,
      ).join('')
      const code = replaced + codiceFiscaleCheckLetter(replaced)
      expect(codiceFiscaleFault(code, { strict: true }), code).toBeUndefined()
      expect(withoutOmocodia(code), code).toBe(base)
    }
})

test.each([
  ['TSTTST00A01A000X', 'check-letter'],
  ['TSTTST00A01A00LW', 'check-letter'],
  ['TSTTST00F01A000A', 'month'],
  ['TSTTST00A00A000A', 'day'],
  ['TSTTST00A32A000A', 'day'],
  ['TSTTST00A40A000A', 'day'],
  ['TSTTST00A72A000A', 'day'],
  ['tsttst00a01a000w', 'shape'],
  ['TSTTST00A01A000', 'shape'],
  ['TSTTST00A01A000WW', 'shape'],
  ['TSTTST00A01AK00W', 'shape'],
  ['TSTTST0OA01A000W', 'shape'],
  ['01234567897', 'shape'],
  ['', 'shape'],
  // The Ministry's test identities: the X is no month.
  ['PROVAX00X00X000Y', 'month'],
  ['PROVAX00X00X000Z', 'month'],
])('strictly, %s is wrong in its %s', (code, fault) => {
  expect(codiceFiscaleFault(code, { strict: true })).toBe(fault)
})

test.each(['PROVAX00X00X000Y', 'PROVAX00X00X000Z', 'PNIMRA70A01H501P', 'TSTTST00A01A000X'])(
  'not strictly, %s is a codice fiscale',
  (code) => {
    expect(codiceFiscaleFault(code, { strict: false })).toBeUndefined()
  },
)

test('a public identity may be right even strictly', () => {
  expect(codiceFiscaleFault('PNIMRA70A01H501P', { strict: true })).toBeUndefined()
})
