import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { appendEvent, readJournal } from '../../../../src/evidence/journal.ts'
import { mendJournal } from '../../../../src/evidence/mend-journal.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { caseEnd, caseStart, runStart } from './support.ts'

const tail = JSON.stringify(caseEnd('P-01'))

test.each([
  ['torn in the middle, is taken away', tail.slice(0, 40), ['run-start', 'case-start']],
  ['whole but for its line feed, is kept', tail, ['run-start', 'case-end', 'case-start']],
  ['finished, is kept', `${tail}\n`, ['run-start', 'case-end', 'case-start']],
  ['absent, is not missed', '', ['run-start', 'case-start']],
])('a last line that is %s', (_what, last, expected) => {
  const { folder } = makeProject()
  appendEvent(folder, runStart('P-01'))
  appendFileSync(join(folder, 'events.ndjson'), last)
  mendJournal(folder)
  appendEvent(folder, caseStart('P-01'))
  expect(readJournal(folder).map(({ event }) => event)).toEqual(expected)
})
