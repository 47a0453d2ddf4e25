import { expect, test } from 'vitest'

import { beginnings } from '../../../../../src/report/allure/beginnings.ts'

const at = (milliseconds: number): string => new Date(1_000_000 + milliseconds).toISOString()

const earlier = (...starts: number[]) =>
  starts.map((start) => ({
    startedAt: at(start),
    endedAt: at(start),
    outcome: { status: 'passed' as const },
  }))

test.each([
  ['a case that ended once', [], 5, [5]],
  ['one that was taken up again later', [5], 90, [5, 90]],
  ['one that goes on from steps of the same millisecond', [5], 5, [5, 6]],
  ['one that was taken up twice', [5, 5], 5, [5, 6, 7]],
  ['one whose clock went back', [90], 5, [90, 91]],
])('the last end of %s begins last', (_, starts, last, expected) => {
  const found = beginnings({ startedAt: at(last), earlier: earlier(...starts) })
  expect([...found.earlier, found.last].map((ms) => ms - 1_000_000)).toEqual(expected)
})
