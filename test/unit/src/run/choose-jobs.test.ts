import { expect, test } from 'vitest'

import { chooseJobs } from '../../../../src/run/choose-jobs.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'

const simulator = { name: 'simulator', simulator: true, jobs: null }
const real = { name: 'collaudo', simulator: false, jobs: null }

test.each([
  ['nothing is said', undefined, undefined, simulator, 1],
  ['the command says it', 4, 2, simulator, 4],
  ['the suite says it', undefined, 2, simulator, 2],
  ['the environment says it', undefined, undefined, { ...real, jobs: 3 }, 3],
  ['the suite says less than the environment bears', undefined, 2, { ...real, jobs: 3 }, 2],
  ['the suite says more than the environment bears', undefined, 8, { ...real, jobs: 3 }, 3],
  ['the suite says it, and the environment nothing', undefined, 8, real, 1],
  ['the command asks for one', 1, 8, { ...real, jobs: 3 }, 1],
])('when %s, so many cases run together', (_when, asked, suite, environment, expected) => {
  expect(chooseJobs({ asked, suite, environment })).toBe(expected)
})

test('more than an environment bears is refused', () => {
  expect(
    harnessErrorOf(() => chooseJobs({ asked: 4, suite: undefined, environment: real })),
  ).toEqual({
    code: 'COMMAND_INVALID',
    message: "l'ambiente «collaudo» regge un caso per volta, non 4",
    hint: 'togliere --jobs, o dichiarare jobs: 4 in environments/collaudo/environment.yaml',
  })
  expect(
    harnessErrorOf(() =>
      chooseJobs({ asked: 4, suite: undefined, environment: { ...real, jobs: 2 } }),
    ).message,
  ).toBe("l'ambiente «collaudo» regge 2 casi insieme, non 4")
})
