import { expect, test } from 'vitest'

import { existsSync } from 'node:fs'

import { cliHere } from '../../../support/cli-here.ts'
import { makeProject } from '../../../support/temp-project.ts'

/** A workspace whose adapter leaves a file as soon as it is loaded. */
const withTrap = (folder: string) => {
  const project = makeProject()
  const left = project.path('eseguito.txt')
  project.write(`${folder}plans/LEGGIMI.md`, '')
  project.write(`${folder}events.ndjson`, '')
  project.write(
    `${folder}adapters/eco/adapter.mjs`,
    `import { writeFileSync } from 'node:fs'\n\nwriteFileSync(${JSON.stringify(left)}, '')\n`,
  )
  return { project, left }
}

test.each(['.', '..'])(
  'whoever enters what was handed over and verifies %s runs no code that lies in it',
  async (what) => {
    const { project, left } = withTrap('consegna/')
    const cwd = project.path('consegna')
    await cliHere(['verify', what], { cwd })
    expect(existsSync(left)).toBe(false)
    // That it would have run otherwise:
    await cliHere(['check'], { cwd })
    expect(existsSync(left)).toBe(true)
  },
)

test('a run that lies beside the workspace is verified with the adapters of the workspace', async () => {
  const { project, left } = withTrap('')
  project.write('altrove/events.ndjson', '')
  await cliHere(['verify', 'altrove'], { cwd: project.folder })
  expect(existsSync(left)).toBe(true)
})
