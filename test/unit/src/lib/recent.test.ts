import { expect, test } from 'vitest'

import { createRecent } from '../../../../src/lib/recent.ts'

test('the one that was of no use for longest goes first', () => {
  const recent = createRecent<string>(3)
  for (const key of ['a', 'b', 'c']) recent.put(key, key.toUpperCase(), 1)
  expect(recent.get('a')).toBe('A')
  recent.put('d', 'D', 1)
  expect(['a', 'b', 'c', 'd'].map(recent.get)).toEqual(['A', undefined, 'C', 'D'])
})

test('a heavy one takes the place of several, and one that is heavier than all is not kept', () => {
  const recent = createRecent<string>(3)
  for (const key of ['a', 'b', 'c']) recent.put(key, key, 1)
  recent.put('d', 'd', 2)
  expect(['a', 'b', 'c', 'd'].map(recent.get)).toEqual([undefined, undefined, 'c', 'd'])
  recent.put('e', 'e', 4)
  expect(['c', 'd', 'e'].map(recent.get)).toEqual([undefined, undefined, undefined])
})

test('a key has its last value, of its last weight', () => {
  const recent = createRecent<number>(2)
  recent.put('a', 1, 2)
  recent.put('a', 2, 1)
  recent.put('b', 3, 1)
  expect(['a', 'b'].map(recent.get)).toEqual([2, 3])
})
