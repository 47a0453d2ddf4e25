import { expect, test } from 'vitest'

import { exitCodeOf } from '../../../../src/cli/exit-codes.ts'
import type { RunRecord } from '../../../../src/model/run-record.ts'

const none = { passed: 0, failed: 0, broken: 0, skipped: 0 }

const record = (
  counts: Partial<typeof none>,
  verdict: RunRecord['verdict'],
  interrupted = false,
): RunRecord => ({
  schema: 'collaudo/run@2',
  run: '20260701T101530Z-prova-simulator',
  plan: { name: 'prova', title: 'Piano di prova', version: '1' },
  suite: null,
  application: {
    name: 'prova',
    title: 'Applicativo di prova',
    producer: 'Produttore di prova',
    version: '1.0.0',
    profile: 'struttura',
    defects: [],
  },
  environment: { name: 'simulator', simulator: true, endpoints: {}, switches: {} },
  harness: { version: '0.0.0', node: '20.0.0', platform: 'linux' },
  startedAt: '2026-07-01T10:15:30.000Z',
  endedAt: '2026-07-01T10:15:31.000Z',
  interrupted,
  notRun: [],
  verdict,
  counts: { ...none, ...counts },
  cases: [],
})

const strict = { allowIncomplete: false, errors: [] }

test.each<readonly [string, RunRecord, Parameters<typeof exitCodeOf>[1], number]>([
  ['every case passed', record({ passed: 2 }, 'positivo'), strict, 0],
  ['a case failed', record({ passed: 1, failed: 1 }, 'negativo'), strict, 1],
  ['a case broke, beside one that failed', record({ failed: 1, broken: 1 }, 'negativo'), strict, 3],
  ['a case was skipped', record({ passed: 1, skipped: 1 }, 'incompleto'), strict, 1],
  [
    'a case was skipped, and that is allowed',
    record({ passed: 1, skipped: 1 }, 'incompleto'),
    { allowIncomplete: true, errors: [] },
    0,
  ],
  [
    'a case failed, and an incomplete run is allowed',
    record({ failed: 1 }, 'negativo'),
    { allowIncomplete: true, errors: [] },
    1,
  ],
  [
    'something went wrong outside of any case',
    record({ passed: 2 }, 'positivo'),
    { allowIncomplete: true, errors: ['nessun modulo eseguito'] },
    3,
  ],
  ['it was stopped, whatever else', record({ broken: 1 }, 'negativo', true), strict, 130],
])('says of a run in which %s how it ended', (_name, ended, options, code) => {
  expect(exitCodeOf(ended, options)).toBe(code)
})
