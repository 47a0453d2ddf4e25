import { randomBytes } from 'node:crypto'

import { expect, test } from 'vitest'

import {
  applicationCreated,
  applicationDigest,
} from '../../../../adapters/sist/dati-richiedente.ts'
import { randomAlphanumeric } from '../../../../adapters/sist/random-alphanumeric.ts'

test('computes the digest of the published check vector', () => {
  expect(applicationDigest('N'.repeat(20), '2009-08-16T12:07:00+0100', 'COD')).toBe(
    'b439aQ5VPHL2P5ARkwRQX3xzYVY=',
  )
})

test('writes created on the clocks of Rome, in winter and in summer, without a colon in the offset', () => {
  expect(applicationCreated(new Date('2026-01-15T23:30:05.999Z'))).toBe('2026-01-16T00:30:05+0100')
  expect(applicationCreated(new Date('2026-07-01T10:15:30Z'))).toBe('2026-07-01T12:15:30+0200')
})

test('makes a thousand nonces of twenty letters and digits, all different', () => {
  const nonces = Array.from({ length: 1000 }, () => randomAlphanumeric(20, randomBytes))
  expect(new Set(nonces).size).toBe(1000)
  expect(nonces.filter((nonce) => !/^[A-Za-z0-9]{20}$/.test(nonce))).toEqual([])
})

test('throws away the bytes that would favour some characters', () => {
  const bytes = [255, 248, 0, 61, 247, 62]
  expect(randomAlphanumeric(4, () => Uint8Array.from(bytes))).toBe('A99A')
})
