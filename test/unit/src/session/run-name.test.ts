import { mkdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { runName } from '../../../../src/session/run-name.ts'
import { makeProject } from '../../../support/temp-project.ts'

const instant = new Date('2026-07-01T10:15:30.250Z')

test('a run is named by its instant in UTC, by what ran and by where', () => {
  const { path } = makeProject()
  expect(runName(path('reports'), instant, 'cvp', 'simulator')).toBe(
    '20260701T101530Z-cvp-simulator',
  )
})

test('runs of one second have names of their own, in the order in which they began', () => {
  const { path } = makeProject()
  const names = Array.from({ length: 4 }, () => {
    const name = runName(path('reports'), instant, 'cvp', 'simulator')
    mkdirSync(path(`reports/${name}`), { recursive: true })
    return name
  })
  expect(names).toEqual([
    '20260701T101530Z-cvp-simulator',
    '20260701T101530Z-cvp-simulator-2',
    '20260701T101530Z-cvp-simulator-3',
    '20260701T101530Z-cvp-simulator-4',
  ])
  expect(names.toSorted()).toEqual(names)
})

test('another target, environment or second is no collision', () => {
  const { path } = makeProject({ 'reports/20260701T101530Z-cvp-simulator/x': '' })
  const name = (target: string, environment: string, at = instant): string =>
    runName(path('reports'), at, target, environment)
  expect([
    name('fumo', 'simulator'),
    name('cvp', 'collaudo'),
    name('cvp', 'simulator', new Date('2026-07-01T10:15:31.000Z')),
  ]).toEqual([
    '20260701T101530Z-fumo-simulator',
    '20260701T101530Z-cvp-collaudo',
    '20260701T101531Z-cvp-simulator',
  ])
})
