import { expect, test } from 'vitest'

import type { Outcome } from '../../../../../src/model/outcome.ts'
import { settle } from '../../../../../src/report/allure/settle.ts'

class Skipped extends Error {}

const skip = (reason: string): never => {
  throw new Skipped(reason)
}

const thrownBy = (outcome: Outcome): unknown => {
  try {
    settle(outcome, skip)
  } catch (error) {
    return error
  }
  return undefined
}

test('lets a case that passed go on', () => {
  expect(thrownBy({ status: 'passed' })).toBeUndefined()
})

test('throws an assertion without a stack for an unmet check', () => {
  expect(thrownBy({ status: 'failed', trouble: 'unmet-check', message: '1 su 2' })).toMatchObject({
    name: 'AssertionError',
    message: 'Verifica non soddisfatta: 1 su 2',
    stack: 'AssertionError: Verifica non soddisfatta: 1 su 2',
  })
})

test('throws another error for what broke', () => {
  expect(
    thrownBy({ status: 'broken', trouble: 'plan-error', code: 'PLAN_INVALID', message: 'riga 3' }),
  ).toMatchObject({ name: 'InterruzioneDelCaso', message: 'Errore del piano: riga 3' })
})

test('skips with the cause and the reason', () => {
  const thrown = thrownBy({ status: 'skipped', cause: 'dependency', reason: 'manca nre' })
  expect(thrown).toBeInstanceOf(Skipped)
  expect(thrown).toMatchObject({ message: 'Dipendenza non soddisfatta: manca nre' })
})
