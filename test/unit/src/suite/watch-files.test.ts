import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { watchFiles } from '../../../../src/suite/watch-files.ts'
import { makeWorkspace } from '../../../support/temp-workspace.ts'

test('tells what was written, made and removed, in bursts, and ends with the signal', async () => {
  const workspace = makeWorkspace({ 'plans/a.yaml': 'a', 'plans/cases/b.yaml': 'b' })
  const stopping = new AbortController()
  const bursts = watchFiles({
    folders: [workspace.path('plans'), workspace.path('absent')],
    matters: (file) => !file.endsWith('.txt'),
    signal: stopping.signal,
  })[Symbol.asyncIterator]()
  const next = async (): Promise<string[]> => {
    const { value } = await bursts.next()
    return (value as string[]).map((file) => file.slice(workspace.folder.length + 1)).toSorted()
  }
  workspace.write('plans/cases/b.yaml', 'longer')
  workspace.write('plans/cases/new.yaml', 'new')
  workspace.write('plans/notes.txt', 'of no matter')
  expect(await next()).toEqual(['plans/cases/b.yaml', 'plans/cases/new.yaml'])
  rmSync(workspace.path('plans/a.yaml'))
  expect(await next()).toEqual(['plans/a.yaml'])
  stopping.abort()
  expect(await bursts.next()).toEqual({ done: true, value: undefined })
})
