import { expect, test } from 'vitest'

import { foldEvents } from '../../../../src/evidence/fold.ts'
import { appendEvent } from '../../../../src/evidence/journal.ts'
import { writeRun } from '../../../../src/evidence/run-file.ts'
import { earlierRuns } from '../../../../src/evidence/run-summary.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import type { Outcome } from '../../../../src/model/outcome.ts'
import type { RunHeader } from '../../../../src/model/run-record.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { at, caseRecord, failed, head, header, passed, runEnd } from '../evidence/support.ts'

interface Said {
  readonly day: number
  readonly outcomes: Readonly<Record<string, Outcome>>
  readonly header?: Partial<RunHeader>
  readonly file?: string
}

/** The events of a run of some day, of which the record may never have been written. */
const eventsOf = ({ day, outcomes, header: rest, file = '0' }: Said): readonly RunEvent[] => {
  const startedAt = at(day * 86_400)
  const of = (id: string) => ({ ...head(id), fileSha256: file.repeat(64) })
  const ids = Object.keys(outcomes)
  const run = `2026030${day}T081500Z-prova-simulator`
  return [
    {
      event: 'run-start',
      at: startedAt,
      header: { ...header, run, startedAt, ...rest },
      planned: ids.map(of),
    },
    ...ids.map((id) => ({
      event: 'case-end' as const,
      at: startedAt,
      record: { ...caseRecord(id, outcomes[id] ?? passed), ...of(id) },
    })),
    runEnd(),
  ]
}

const makeRuns = (...all: readonly (Said & { readonly killed?: boolean })[]) => {
  const project = makeProject({ 'plans/prova/plan.yaml': '', 'reports/.keep': '' })
  for (const said of all) {
    const name = `2026030${said.day}T081500Z-prova-simulator`
    project.write(`reports/${name}/.keep`, '')
    const events = eventsOf(said)
    for (const event of events) appendEvent(project.path(`reports/${name}`), event)
    if (said.killed !== true) writeRun(project.path(`reports/${name}`), foldEvents(events))
  }
  return project
}

test('tells what changed from run to run, case by case, and what of the run itself', async () => {
  const project = makeRuns(
    { day: 1, outcomes: { 'P-01': passed, 'P-02': failed, 'P-03': passed } },
    // Another application: not of this history.
    {
      day: 2,
      outcomes: { 'P-01': failed },
      header: { application: { ...header.application, name: 'altra' } },
    },
    {
      day: 3,
      outcomes: { 'P-01': passed, 'P-02': passed, 'P-04': failed },
      header: { harness: { ...header.harness, version: '0.2.0' } },
      killed: true,
    },
    { day: 4, outcomes: { 'P-01': passed, 'P-02': passed, 'P-04': failed }, file: '1' },
  )
  const { code, out } = await cliHere(['report', '--history'], { cwd: project.folder })
  expect(code).toBe(0)
  expect(out).toBe(`  20260301T081500Z-prova-simulator: negativo
    casi: 3
  20260303T081500Z-prova-simulator: negativo
    Collaudo: 0.1.0 → 0.2.0
    P-02 Il caso P-02: non superato (Verifica non soddisfatta) → superato
    P-03 Il caso P-03: superato → non c'era
    P-04 Il caso P-04: non c'era → non superato (Verifica non soddisfatta)
    casi come prima: 1
  20260304T081500Z-prova-simulator: negativo
    Collaudo: 0.2.0 → 0.1.0
    P-01 Il caso P-01: superato [il caso è cambiato]
    P-02 Il caso P-02: superato [il caso è cambiato]
    P-04 Il caso P-04: non superato (Verifica non soddisfatta) [il caso è cambiato]
    casi come prima: 0
`)
  const json = await cliHere(['report', '--history', '--json'], { cwd: project.folder })
  expect(JSON.parse(json.out)).toMatchObject({
    run: '20260304T081500Z-prova-simulator',
    history: [{ unchanged: 3 }, { unchanged: 1 }, { unchanged: 0 }],
  })
})

test('an older run has only those before it as its history, and no more than it is asked for', () => {
  const outcomes = { 'P-01': passed }
  const project = makeRuns(...[1, 2, 3, 4].map((day) => ({ day, outcomes })))
  const third = foldEvents(eventsOf({ day: 3, outcomes }))
  const names = (limit: number): string[] =>
    earlierRuns(project.path('reports'), third, limit).map(({ run }) => run.slice(0, 8))
  expect(names(20)).toEqual(['20260301', '20260302'])
  expect(names(1)).toEqual(['20260302'])
})

test('runs of other things are left out, and the beginning of a journal may be long', () => {
  const plan = { ...header.plan, title: 'Piano '.repeat(40_000) }
  const outcomes = { 'P-01': passed }
  const project = makeRuns(
    { day: 1, outcomes, header: { plan } },
    { day: 2, outcomes, header: { plan: { ...plan, name: 'altro' } } },
    { day: 3, outcomes, header: { environment: { ...header.environment, name: 'vero' } } },
    { day: 4, outcomes },
  )
  const last = foldEvents(eventsOf({ day: 4, outcomes }))
  expect(earlierRuns(project.path('reports'), last, 20).map(({ run }) => run.slice(0, 8))).toEqual([
    '20260301',
  ])
})
