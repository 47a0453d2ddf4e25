import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { foldEvents } from '../../../../src/evidence/fold.ts'
import { appendEvent, readJournal } from '../../../../src/evidence/journal.ts'
import { reviewedVerdict, reviewStandings } from '../../../../src/evidence/reviewed.ts'
import { readRun, writeRun } from '../../../../src/evidence/run-file.ts'
import { RunRecord } from '../../../../src/model/run-record.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'
import {
  caseEnd,
  caseRecord,
  caseStart,
  failed,
  header,
  runEnd,
  runStart,
} from '../evidence/support.ts'

const run = '20260302T081500Z-prova-simulator'

/** A finished run of three cases: one passed, one failed, and one that the run never came to. */
const makeRun = (): TempProject & { readonly runFolder: string } => {
  const project = makeProject({
    'plans/prova/plan.yaml': '',
    [`reports/${run}/.keep`]: '',
  })
  const runFolder = project.path(`reports/${run}`)
  for (const event of [
    { ...runStart('P-01', 'P-02', 'P-03'), header: { ...header, run } },
    caseStart('P-01'),
    caseEnd('P-01'),
    caseStart('P-02'),
    { event: 'case-end' as const, at: header.startedAt, record: caseRecord('P-02', failed) },
    runEnd(),
  ])
    appendEvent(runFolder, event)
  writeRun(runFolder, foldEvents(readJournal(runFolder)))
  return { ...project, runFolder }
}

const cli = (project: TempProject, ...args: readonly string[]) =>
  cliHere(['review', run, ...args], { cwd: project.folder })

const why = ['--reason', 'Il caso riguarda la farmacia', '--author', 'qa@esempio.it'] as const

test('a word is kept beside the result: neither result nor verdict changes', async () => {
  const project = makeRun()
  const before = readRun(project.runFolder)
  const { code, out, error } = await cli(project, '--case', 'P-02', '--exclude', ...why)
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toContain(
    'P-02: escluso: non conta (esito automatico: non superato). Il caso riguarda la farmacia — qa@esempio.it, ',
  )
  expect(out).toContain(`Per vederlo nel rapporto: collaudo report ${run}\n`)
  const after = readRun(project.runFolder)
  const { reviews, ...rest } = after
  expect(rest).toEqual(before)
  expect(reviews).toMatchObject([
    {
      case: 'P-02',
      says: { kind: 'exclusion' },
      expiresOn: null,
      of: { status: 'failed', endedAt: before.cases[1]?.endedAt },
    },
  ])
  expect(foldEvents(readJournal(project.runFolder))).toEqual(after)
})

test('what was said is listed as JSON with the two verdicts, and is taken back with a reason', async () => {
  const project = makeRun()
  await cli(project, '--case', 'P-02', '--override', 'passed', ...why)
  const list = async (): Promise<Record<string, unknown>> =>
    JSON.parse((await cli(project, '--json')).out) as Record<string, unknown>
  expect(await list()).toMatchObject({
    run,
    verdict: 'negativo',
    // One case was never run.
    reviewedVerdict: 'incompleto',
    reviews: [{ case: 'P-02', state: 'standing', says: { kind: 'override', status: 'passed' } }],
  })
  const back = await cli(project, '--case', 'P-02', '--withdraw', ...why, '--json')
  expect(JSON.parse(back.out)).toMatchObject({
    verdict: 'negativo',
    reviewedVerdict: 'negativo',
    reviews: [{ case: 'P-02', state: 'withdrawn' }],
  })
})

test.each([
  [['--exclude'], '--exclude: di quale caso?'],
  [['--case', 'P-02', ...why], 'che cosa si dice del caso? Una sola cosa'],
  [
    ['--case', 'P-02', '--exclude', '--override', 'passed', ...why],
    'che cosa si dice del caso? Una sola cosa',
  ],
  [['--case', 'P-02', '--override', 'verde', ...why], '--override verde: atteso passed o failed'],
  [['--case', 'P-02', '--exclude', '--author', 'qa'], 'manca --reason: '],
  [['--case', 'P-02', '--exclude', '--reason', 'x', '--author', ' '], 'manca --author: '],
  [['--case', 'P-01', '--override', 'passed', ...why], 'il caso P-01 è già così'],
  [['--case', 'P-03', '--exclude', ...why], 'il caso P-03 non ha un esito da riesaminare'],
  [['--case', 'P-2', '--exclude', ...why], 'il caso «P-2» non è nell’esecuzione'.replace('’', "'")],
  [['--case', 'P-02', '--withdraw', ...why], "per il caso P-02 non c'è niente da ritirare"],
  [
    ['--case', 'P-02', '--exclude', ...why, '--expires', '2026-02-30'],
    '--expires 2026-02-30: non è un giorno',
  ],
  [
    ['--case', 'P-02', '--exclude', ...why, '--expires', '2001-01-01'],
    '--expires 2001-01-01: è già passato',
  ],
  // The right one first: a mistake in the second leaves the run as it was.
  [['--case', 'P-02', '--case', 'P-03', '--exclude', ...why], 'il caso P-03 non ha un esito'],
])('%j is refused with exit code 2, and nothing is written', async (args, message) => {
  const project = makeRun()
  const journal = readFileSync(project.path(`reports/${run}/events.ndjson`), 'utf8')
  const { code, error } = await cli(project, ...args)
  expect(code).toBe(2)
  expect(error).toContain(`errore COMMAND_INVALID: ${message}`)
  expect(readFileSync(project.path(`reports/${run}/events.ndjson`), 'utf8')).toBe(journal)
})

test('a word stops counting when it expires, when a later one takes its place, and when the case ends again', () => {
  const record = readRun(makeRun().runFolder)
  const [, second] = record.cases
  const review = RunRecord.shape.reviews.unwrap().element.parse({
    case: 'P-02',
    says: { kind: 'override', status: 'passed' },
    reason: 'x',
    author: 'y',
    at: '2026-03-02T09:00:00.000Z',
    expiresOn: '2026-03-05',
    of: { status: 'failed', endedAt: second?.endedAt },
  })
  const states = (reviews: readonly (typeof review)[], today: string): string[] =>
    reviewStandings({ ...record, reviews: [...reviews] }, today).map(({ state }) => state)
  expect(states([review], '2026-03-05')).toEqual(['standing'])
  expect(states([review], '2026-03-06')).toEqual(['expired'])
  expect(states([review, { ...review, says: { kind: 'exclusion' } }], '2026-03-05')).toEqual([
    'superseded',
    'standing',
  ])
  const again = { ...review, of: { ...review.of, endedAt: header.startedAt } }
  expect(states([again], '2026-03-05')).toEqual(['outdated'])
  const whole = { ...record, notRun: [], reviews: [review] }
  expect(reviewedVerdict(whole, '2026-03-05')).toBe('positivo')
  expect(reviewedVerdict(whole, '2026-03-06')).toBe('negativo')
})
