import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { holdRun } from '../../../../src/evidence/hold-run.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { makeProject } from '../../../support/temp-project.ts'

const lockOf = (folder: string): string =>
  join(tmpdir(), `collaudo-${sha256(realpathSync(folder)).slice(0, 16)}.lock`)

test('a run is held by one process until it lets go, and may be held by it again', () => {
  const { folder } = makeProject()
  const release = holdRun(folder)
  release()
  holdRun(folder)()
})

test('a run that another process holds is refused, and free once that process is gone', async () => {
  const { folder } = makeProject()
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await once(other, 'spawn')
  writeFileSync(lockOf(folder), `${other.pid}`)
  expect(harnessErrorOf(() => holdRun(folder))).toEqual({
    code: 'RUN_BUSY',
    message: `l'esecuzione è in corso nel processo ${other.pid}`,
    hint: `attendere che finisca; se non è così, togliere ${lockOf(folder)}`,
  })
  other.kill('SIGKILL')
  await once(other, 'close')
  holdRun(folder)()
})

test('a file in which there is no process holds nothing', () => {
  const { folder } = makeProject()
  writeFileSync(lockOf(folder), 'non un processo')
  holdRun(folder)()
})
