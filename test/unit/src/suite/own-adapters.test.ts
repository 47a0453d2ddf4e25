import { expect, test } from 'vitest'

import { loadOwnAdapters } from '../../../../src/own-adapters/load-own-adapters.ts'
import { ownAdaptersOf } from '../../../../src/suite/own-adapters.ts'
import type { RunInput } from '../../../../src/suite/run-input.ts'
import { ownAdapter } from '../../../support/own-adapter.ts'
import { makeProject } from '../../../support/temp-project.ts'

const inputOf = (folder: string, sha256: string): RunInput =>
  ({
    ownFrom: folder,
    header: { harness: { ownAdapters: { eco: { folder: 'adapters/eco', sha256 } } } },
  }) as unknown as RunInput

const workspaceWith = (text: string): string =>
  makeProject({ 'plans/LEGGIMI.md': 'I piani', 'adapters/eco/adapter.mjs': text }).folder

test('a run without a workspace, as of old, has the installed adapters alone', async () => {
  const folder = workspaceWith(ownAdapter())
  const { ownFrom: _, ...input } = inputOf(folder, '0')
  expect(await ownAdaptersOf(input, [])).toEqual([])
})

test('the thread of the cases takes an adapter only as the header of the run names it', async () => {
  const folder = workspaceWith(ownAdapter())
  await expect(ownAdaptersOf(inputOf(folder, '0'.repeat(64)), [])).rejects.toThrow(
    'adapters/eco è cambiato da quando il comando è cominciato: ripeterlo',
  )
  const loaded = await loadOwnAdapters(folder, [])
  const sha256 = loaded.ok ? (loaded.value[0]?.own?.sha256 ?? '') : ''
  const found = await ownAdaptersOf(inputOf(folder, sha256), [])
  expect(found.map(({ id }) => id)).toEqual(['eco'])
})

test('what is wrong with it is told there as well', async () => {
  const folder = workspaceWith('export const eco = 1\n')
  await expect(ownAdaptersOf(inputOf(folder, ''), [])).rejects.toThrow(
    'adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID non esporta un adattatore',
  )
})
