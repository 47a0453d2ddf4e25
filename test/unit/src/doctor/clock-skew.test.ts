import { expect, test } from 'vitest'

import { clockSkew } from '../../../../src/doctor/clock-skew.ts'

const server = 'Mon, 02 Mar 2026 10:00:00 GMT'

/** What is said where the question and the answer left and came at these seconds after the server's. */
const said = (asked: number, answered: number, date: string | undefined = server) => {
  const at = (seconds: number): Date => new Date(Date.parse(server) + seconds * 1000)
  const { result, found } = clockSkew(
    { date, askedAt: at(asked), answeredAt: at(answered) },
    'sist.invalid',
  )
  return [result, found.replace(/questa postazione è | rispetto al server/g, '')]
}

test.each([
  // The header has whole seconds: within one, and while the answer was on its way, both may be right.
  [0, 0.2, 'ok', 'va con quello del server'],
  [0.9, 1.1, 'ok', 'va con quello del server'],
  [-8, 2, 'ok', 'va con quello del server'],
  [31, 32, 'ok', 'avanti di almeno 30 secondi'],
  [-31, -30, 'ok', 'indietro di almeno 30 secondi'],
  [121, 122, 'warning', 'avanti di almeno 120 secondi'],
  [-122, -121, 'warning', 'indietro di almeno 121 secondi'],
  [302, 303, 'failed', 'avanti di almeno 301 secondi'],
  [-400, -399, 'failed', 'indietro di almeno 399 secondi'],
])('asked at %s and answered at %s seconds: %s, %s', (asked, answered, result, found) => {
  expect(said(asked, answered)).toEqual([result, found])
})

test('a date that cannot be read says nothing', () => {
  expect(said(0, 1, 'ieri')).toEqual(['not-determined', 'la data del server non si interpreta'])
})
