import * as asn1js from 'asn1js'
import { expect, test } from 'vitest'

import { asksTooMuch } from '../../../../src/certificates/key-derivation.ts'

const withSalt = (salt: Uint8Array, rounds: number): Uint8Array =>
  new Uint8Array(
    new asn1js.Sequence({
      value: [
        new asn1js.OctetString({ valueHex: Uint8Array.from(salt).buffer }),
        new asn1js.Integer({ value: rounds }),
      ],
    }).toBER(),
  )

test.each([
  ['random', Buffer.from('8f0321c5a9d04471', 'hex')],
  ['that looks like a GeneralizedTime', Buffer.from('1806ffeeddccbbaa', 'hex')],
  ['that looks like a UTCTime', Buffer.from('1706ffeeddccbbaa', 'hex')],
  ['that looks like a truncated SEQUENCE', Buffer.from('30820a0b0c0d0e0f', 'hex')],
])('counts the rounds beside a salt %s', (_, salt) => {
  expect(asksTooMuch(withSalt(salt, 2048))).toBe(false)
  expect(asksTooMuch(withSalt(salt, 1_000_001))).toBe(true)
})

test('what is not DER asks for none', () => {
  expect(asksTooMuch(Buffer.from('1806ffeeddccbbaa', 'hex'))).toBe(false)
  expect(asksTooMuch(Buffer.from('non è DER'))).toBe(false)
})
