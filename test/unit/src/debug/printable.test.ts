import { expect, test } from 'vitest'

import { printable } from '../../../../src/debug/printable.ts'

test('writes out what would move the cursor or colour the screen', () => {
  expect(printable('a\u001B[31mb\u0007c\u009Bd\r\ne\tf')).toBe(
    String.raw`a\x1B[31mb\x07c\x9Bd` + '\ne\tf',
  )
})
