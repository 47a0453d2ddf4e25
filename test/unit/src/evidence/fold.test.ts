import { expect, test } from 'vitest'

import { foldEvents, verdictOf } from '../../../../src/evidence/fold.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import type { Outcome } from '../../../../src/model/outcome.ts'
import { RunRecord } from '../../../../src/model/run-record.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import {
  at,
  broken,
  caseEnd,
  caseRecord,
  caseStart,
  failed,
  head,
  header,
  passed,
  runEnd,
  runStart,
  sending,
  skipped,
  stepEnd,
} from './support.ts'

const verdict = (outcomes: readonly Outcome[], notRun: readonly string[] = []): string =>
  verdictOf(
    outcomes.map((outcome, index) => caseRecord(`P-0${index}`, outcome)),
    notRun,
  )

test.each<[string, readonly Outcome[], readonly string[], string]>([
  ['all passed', [passed, passed], [], 'positivo'],
  ['one passed, one not applicable', [passed, skipped('not-applicable')], [], 'positivo'],
  ['one failed', [passed, failed], [], 'negativo'],
  ['one broken', [passed, broken], [], 'negativo'],
  ['one failed among skipped ones', [skipped('dependency'), failed], [], 'negativo'],
  ['one failed, one never run', [failed], ['P-09'], 'negativo'],
  ['a missing dependency', [passed, skipped('dependency')], [], 'incompleto'],
  ['an environment that cannot', [passed, skipped('environment')], [], 'incompleto'],
  ['a case not yet written', [passed, skipped('not-encoded')], [], 'incompleto'],
  ['a case that waits for a person', [passed, skipped('awaiting-operator')], [], 'incompleto'],
  ['a case never run', [passed], ['P-09'], 'incompleto'],
  ['only not applicable ones', [skipped('not-applicable')], [], 'incompleto'],
  ['no case at all', [], [], 'incompleto'],
])('with %s the verdict is right', (_what, outcomes, notRun, expected) => {
  expect(verdict(outcomes, notRun)).toBe(expected)
})

test('a finished run is its header, its cases in the planned order, and their count', () => {
  const record = foldEvents([
    runStart('P-01', 'P-02', 'P-03', 'P-04'),
    caseStart('P-03'),
    caseEnd('P-03', skipped('not-applicable')),
    caseStart('P-02'),
    stepEnd('P-02'),
    caseEnd('P-02', failed),
    caseStart('P-04'),
    caseEnd('P-04', broken),
    caseStart('P-01'),
    sending('P-01'),
    stepEnd('P-01'),
    caseEnd('P-01'),
    runEnd(),
  ])
  expect(record).toEqual({
    ...header,
    endedAt: at(9),
    interrupted: false,
    notRun: [],
    verdict: 'negativo',
    counts: { passed: 1, failed: 1, broken: 1, skipped: 1 },
    cases: [
      caseRecord('P-01', passed),
      caseRecord('P-02', failed),
      caseRecord('P-03', skipped('not-applicable')),
      caseRecord('P-04', broken),
    ],
  })
  expect(RunRecord.parse(record)).toEqual(record)
})

test('a case killed after it began to write is broken, with its state unknown', () => {
  const record = foldEvents([
    runStart('P-01', 'P-02', 'P-03'),
    caseStart('P-01'),
    caseEnd('P-01'),
    caseStart('P-02'),
    stepEnd('P-02'),
    sending('P-02'),
  ])
  expect(record).toEqual({
    ...header,
    endedAt: null,
    interrupted: true,
    notRun: ['P-03'],
    verdict: 'negativo',
    counts: { passed: 1, failed: 0, broken: 1, skipped: 0 },
    cases: [
      caseRecord('P-01', passed),
      {
        ...head('P-02'),
        startedAt: at(1),
        endedAt: at(2),
        outcome: {
          status: 'broken',
          trouble: 'unknown-state',
          code: 'STATE_UNKNOWN',
          message:
            "l'esecuzione è stata interrotta durante setRegistraPrescrizione (passo emissione)",
          hint: "verificare presso l'autorità se l'operazione è avvenuta, prima di ripeterla",
        },
        steps: [],
        exports: {},
      },
    ],
  })
  expect(RunRecord.parse(record)).toEqual(record)
})

test.each([
  ['before it sent anything', [caseStart('P-01')]],
  ['before it began', []],
])('a case killed %s has not run', (_when, events) => {
  expect(foldEvents([runStart('P-01'), ...events])).toMatchObject({
    interrupted: true,
    notRun: ['P-01'],
    verdict: 'incompleto',
    cases: [],
  })
})

test('a case killed after the answer to what it wrote is never run by itself again', () => {
  const record = foldEvents([
    runStart('P-01'),
    caseStart('P-01'),
    sending('P-01'),
    stepEnd('P-01'),
    stepEnd('P-01'),
  ])
  expect(record).toMatchObject({ interrupted: true, notRun: [], verdict: 'incompleto' })
  expect(record.cases).toEqual([
    {
      ...head('P-01'),
      startedAt: at(1),
      endedAt: at(2),
      outcome: {
        status: 'skipped',
        cause: 'environment',
        reason:
          'esecuzione interrotta dopo setRegistraPrescrizione (passo emissione), che ha scritto: il caso non si ripete da sé',
      },
      steps: [],
      exports: {},
    },
  ])
})

const resume = (...cases: readonly string[]): RunEvent => ({
  event: 'run-resume',
  at: at(10),
  cases: [...cases],
})

test('a run that went on is one run: what was open when it stopped is settled, the rest ran', () => {
  const record = foldEvents([
    runStart('P-01', 'P-02', 'P-03'),
    caseStart('P-01'),
    caseEnd('P-01'),
    caseStart('P-02'),
    sending('P-02'),
    runEnd(true),
    resume('P-03'),
    caseStart('P-03'),
    caseEnd('P-03'),
    { event: 'run-end', at: at(12), interrupted: false },
  ])
  expect(record).toMatchObject({
    endedAt: at(12),
    interrupted: false,
    resumed: [at(10)],
    notRun: [],
    counts: { passed: 2, failed: 0, broken: 1, skipped: 0 },
  })
  expect(record.cases[1]?.outcome).toMatchObject({ code: 'STATE_UNKNOWN' })
  expect(RunRecord.parse(record)).toEqual(record)
})

test('a run that was killed after it went on is interrupted, whatever its first part said', () => {
  expect(
    foldEvents([runStart('P-01', 'P-02'), runEnd(true), resume('P-01'), caseStart('P-01')]),
  ).toMatchObject({ endedAt: null, interrupted: true, notRun: ['P-01', 'P-02'] })
})

test('a run that stopped by itself says why', () => {
  expect(
    foldEvents([
      runStart('P-01', 'P-02'),
      caseStart('P-01'),
      caseEnd('P-01', failed),
      { event: 'run-stop', at: at(8), reason: 'troppi casi non superati' },
      runEnd(),
    ]),
  ).toMatchObject({
    interrupted: false,
    stopped: 'troppi casi non superati',
    notRun: ['P-02'],
    verdict: 'negativo',
  })
})

test('a run that was stopped in order says so', () => {
  expect(
    foldEvents([runStart('P-01'), caseStart('P-01'), caseEnd('P-01'), runEnd(true)]),
  ).toMatchObject({ endedAt: at(9), interrupted: true, notRun: [], verdict: 'positivo' })
})

test('a case that ran twice, as in watch mode, counts as it ended last', () => {
  const events = [runStart('P-01'), caseStart('P-01'), caseEnd('P-01', failed), caseStart('P-01')]
  expect(foldEvents([...events, caseEnd('P-01'), runEnd()]).counts).toEqual({
    passed: 1,
    failed: 0,
    broken: 0,
    skipped: 0,
  })
  expect(foldEvents([...events, sending('P-01')]).cases[0]?.outcome).toMatchObject({
    code: 'STATE_UNKNOWN',
  })
})

test.each([
  ['nothing', []],
  ['only its end', [runEnd()]],
])('a journal with %s is not a run', (_what, events) => {
  expect(harnessErrorOf(() => foldEvents(events))).toEqual({
    code: 'RUN_UNREADABLE',
    message: "il giornale non contiene l'inizio dell'esecuzione",
    hint: "l'esecuzione non è mai partita: rieseguire il piano",
  })
})

test('a case that the run took up again keeps how it ended before, beside its last end', () => {
  const waiting = caseRecord('P-01', skipped('awaiting-operator'))
  const ended = { ...caseRecord('P-01', passed), endedAt: at(9) }
  const record = foldEvents([
    runStart('P-01'),
    { event: 'case-end', at: at(2), record: waiting },
    { event: 'run-resume', at: at(5), cases: ['P-01'] },
    { event: 'case-end', at: at(9), record: ended },
    runEnd(),
  ])
  expect(record.cases).toEqual([
    {
      ...ended,
      earlier: [
        { startedAt: waiting.startedAt, endedAt: waiting.endedAt, outcome: waiting.outcome },
      ],
    },
  ])
  expect(record.counts).toEqual({ passed: 1, failed: 0, broken: 0, skipped: 0 })
})
