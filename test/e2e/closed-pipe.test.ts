import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { startCli } from '../support/run-cli.ts'

test('a reader that goes away, as head does, does not cut short what is under way', async () => {
  const workspace = makeSmallPlan()
  const { child, ended } = startCli(['run', 'prova', '--dry-run=messaggi'], {
    cwd: workspace.folder,
    env: { CODICE_DI_PROVA: 'CODICE-DI-PROVA-0001' },
  })
  child.stdout?.destroy()
  expect(await ended).toMatchObject({ code: 0, error: '' })
  expect(existsSync(workspace.path('messaggi', 'indice.json'))).toBe(true)
})
