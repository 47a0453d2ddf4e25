import { expect, test } from 'vitest'

import { romeFields, romeIso } from '../../../../src/lib/rome-time.ts'

test.each([
  ['2026-01-15T11:00:00.000Z', '2026-01-15T12:00:00.000+01:00'],
  ['2026-07-15T11:00:00.007Z', '2026-07-15T13:00:00.007+02:00'],
  // To summer time: 02:00 becomes 03:00 on the last Sunday of March.
  ['2026-03-29T00:59:59.999Z', '2026-03-29T01:59:59.999+01:00'],
  ['2026-03-29T01:00:00.000Z', '2026-03-29T03:00:00.000+02:00'],
  // To winter time: the hour from 02:00 to 03:00 happens twice, and only the offset tells them apart.
  ['2026-10-25T00:30:00.000Z', '2026-10-25T02:30:00.000+02:00'],
  ['2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000+01:00'],
  // Midnight is hour 00, and a day may begin earlier here than in UTC.
  ['2025-12-31T23:00:00.000Z', '2026-01-01T00:00:00.000+01:00'],
  ['2024-02-28T23:30:00.000Z', '2024-02-29T00:30:00.000+01:00'],
])('shows %s on the clocks of Rome', (utc, rome) => {
  expect(romeIso(new Date(utc))).toBe(rome)
  expect(new Date(rome).toISOString()).toBe(utc)
})

test('gives each field with its zeros', () => {
  expect(romeFields(new Date('2026-02-03T04:05:06.007Z'))).toEqual({
    year: '2026',
    month: '02',
    day: '03',
    hour: '05',
    minute: '05',
    second: '06',
    millisecond: '007',
    offset: '+01:00',
  })
})

test('instants of one second differ in their milliseconds alone, and the next second is another', () => {
  const at = (text: string): string => romeIso(new Date(text))
  expect([
    at('2026-03-02T08:00:00.001Z'),
    at('2026-03-02T08:00:00.999Z'),
    at('2026-03-02T08:00:01.000Z'),
    at('2026-03-02T08:00:00.999Z'),
    at('1969-12-31T23:59:59.999Z'),
  ]).toEqual([
    '2026-03-02T09:00:00.001+01:00',
    '2026-03-02T09:00:00.999+01:00',
    '2026-03-02T09:00:01.000+01:00',
    '2026-03-02T09:00:00.999+01:00',
    '1970-01-01T00:59:59.999+01:00',
  ])
})
