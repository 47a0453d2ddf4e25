import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { foldEvents } from '../../../../src/evidence/fold.ts'
import { appendEvent } from '../../../../src/evidence/journal.ts'
import type { RunEvent } from '../../../../src/model/event.ts'
import { isOf, newestRun, openCases } from '../../../../src/run/earlier-run.ts'
import { makeProject } from '../../../support/temp-project.ts'
import {
  broken,
  caseEnd,
  failed,
  header,
  passed,
  runEnd,
  runStart,
  skipped,
} from '../evidence/support.ts'

const subject = { plan: 'prova', suite: null, environment: 'simulator', application: 'cartella' }

const begun = (run: string, changes: Partial<typeof header> = {}): RunEvent => {
  const start = runStart('P-01')
  return start.event === 'run-start' ? { ...start, header: { ...header, run, ...changes } } : start
}

test('the newest run of the same plan, suite, environment and application is found', () => {
  const { folder, write } = makeProject()
  const keep = (name: string, event: RunEvent): void => {
    mkdirSync(join(folder, name))
    appendEvent(join(folder, name), event)
  }
  keep('1-giusta', begun('1-giusta'))
  keep('2-giusta', begun('2-giusta'))
  keep('3-suite', begun('3-suite', { suite: 'fumo' }))
  keep('4-altrove', begun('4-altrove', { environment: { ...header.environment, name: 'altro' } }))
  keep('5-altra', begun('5-altra', { application: { ...header.application, name: 'altra' } }))
  write('6-illeggibile/events.ndjson', '{}\n')
  expect(newestRun(folder, isOf(subject))).toMatchObject({
    folder: join(folder, '2-giusta'),
    record: { run: '2-giusta' },
  })
  expect(newestRun(folder, isOf({ ...subject, suite: 'fumo' }))?.record.run).toBe('3-suite')
  expect(newestRun(folder, isOf({ ...subject, plan: 'altro' }))).toBeUndefined()
})

test('the cases that are open are those that failed, broke or could not run', () => {
  const record = foldEvents([
    runStart('P-01', 'P-02', 'P-03', 'P-04', 'P-05', 'P-06', 'P-07', 'P-08', 'P-09'),
    caseEnd('P-01', passed),
    caseEnd('P-02', failed),
    caseEnd('P-03', broken),
    caseEnd('P-04', skipped('environment')),
    caseEnd('P-05', skipped('dependency')),
    caseEnd('P-06', skipped('not-applicable')),
    caseEnd('P-07', skipped('not-encoded')),
    caseEnd('P-08', skipped('awaiting-operator')),
    runEnd(),
  ])
  expect(openCases(record)).toEqual(['P-02', 'P-03', 'P-04', 'P-05', 'P-09'])
})
