import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { createStore, mendStore } from '../../../../src/evidence/create-store.ts'
import { appendEvent, readJournal } from '../../../../src/evidence/journal.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { caseStart, runStart } from './support.ts'

const full = test.skipIf(!existsSync('/dev/full'))

full(
  'a journal on a full disk says so, with what to do, and is whole when there is room again',
  () => {
    const { folder, path } = makeProject()
    appendEvent(folder, runStart('P-01'))
    const kept = readFileSync(path('events.ndjson'))
    rmSync(path('events.ndjson'))
    // Every write to it finds no room.
    symlinkSync('/dev/full', path('events.ndjson'))
    expect(harnessErrorOf(() => appendEvent(folder, caseStart('P-01')))).toEqual({
      code: 'FILE_REFUSED',
      message: `${path('events.ndjson')} non si può scrivere: il disco è pieno`,
      hint: 'liberare spazio, poi collaudo run --resume: i casi finiti restano, e niente si ripete',
    })
    rmSync(path('events.ndjson'))
    writeFileSync(path('events.ndjson'), kept)
    appendEvent(folder, caseStart('P-01'))
    expect(readJournal(folder)).toEqual([runStart('P-01'), caseStart('P-01')])
  },
)

test('evidence that was half written when a process was killed stands under no hash, and is taken away', () => {
  const { folder, path, write } = makeProject()
  const store = createStore(folder)
  const bytes = Buffer.from('tutto intero')
  write(`evidence/${sha256(bytes)}.txt.4711-x.part`, 'tutto')
  const ref = store.keep(bytes, { name: 'x', mediaType: 'text/plain', extension: 'txt' })
  expect(readFileSync(path(ref.path))).toEqual(bytes)
  mendStore(folder)
  expect(readdirSync(path('evidence'))).toEqual([`${sha256(bytes)}.txt`])
})
