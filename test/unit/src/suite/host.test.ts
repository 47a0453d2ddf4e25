import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'
import type { Reporter } from 'vitest/reporters'

import { runInVitest } from '../../../../src/suite/host.ts'

test('cases that a signal stops record how they ended, however many of them are told of at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-host-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'casi.test.mjs')
  const ends = join(folder, 'ends.txt')
  writeFileSync(ends, '')
  const code = `
    import { appendFileSync } from 'node:fs'
    import { afterAll, test } from ${JSON.stringify(import.meta.resolve('vitest'))}
    const ends = []
    afterAll(async () => { await Promise.all(ends) })
    for (const id of ['uno', 'due', 'tre']) test(id, ({ signal }) => {
      const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve))
      const ended = stopped
        .then(() => new Promise((resolve) => setTimeout(resolve, 200)))
        .then(() => appendFileSync(${JSON.stringify(ends)}, id + ' '))
      ends.push(ended)
      return ended
    })`
  writeFileSync(file, code)
  const stop = new AbortController()
  const stopAtTheFirst: Reporter = { onTestCaseReady: () => stop.abort() }
  const { errors } = await runInVitest({
    root: folder,
    file,
    generated: { code, map: { version: 3, sources: [], names: [], mappings: '' } } as never,
    reporters: [stopAtTheFirst],
    provide: () => undefined,
    atOnce: true,
    signal: stop.signal,
  })
  expect(errors).toEqual([])
  expect(readFileSync(ends, 'utf8').trim().split(' ').toSorted()).toEqual(['due', 'tre', 'uno'])
})
