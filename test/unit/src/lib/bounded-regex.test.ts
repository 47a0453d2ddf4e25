import { expect, test } from 'vitest'

import { boundedMatches, boundedTest } from '../../../../src/lib/bounded-regex.ts'

// Doubles its work with each letter: unbounded it would outlive the machine.
const endless = '^(a+)+$'
const text = `${'a'.repeat(60)}!`

test('gives what the pattern gives', () => {
  expect(boundedTest('^[0-9A-Z]{3}$', 'A1B')).toBe(true)
  expect(boundedTest('^\\p{Lu}$', 'È')).toBe(true)
  expect(boundedTest('x', 'abc')).toBe(false)
  expect(boundedMatches('IUP>([0-9A-Z]+)<', '<IUP>A1</IUP><IUP>B2</IUP>')).toEqual(['A1', 'B2'])
  expect(boundedMatches('a([0-9])?', 'a1ba')).toEqual(['1', ''])
  expect(boundedMatches('x', 'abc')).toEqual([])
})

test('gives up on a pattern that would never end', () => {
  expect(boundedTest(endless, text)).toBeNull()
  expect(boundedMatches(endless, text)).toBeNull()
})

test('refuses what is no pattern', () => {
  expect(() => boundedTest('(', 'x')).toThrow(SyntaxError)
})
