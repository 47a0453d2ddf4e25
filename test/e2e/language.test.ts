import { expect, test } from 'vitest'

import { freshCli } from '../support/cli-process.ts'
import { makeProject } from '../support/temp-project.ts'

// In a process of its own, as it is shipped: the language is chosen before any sentence is made. What is said in English
// is held by language.test.ts and test/exhaustive/english.test.ts.

const english = { COLLAUDO_LANG: 'en' }
const italian = { COLLAUDO_LANG: 'it' }

test.each<{
  readonly told: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly speaks: 'English' | 'Italian'
}>([
  { told: 'nothing', args: [], speaks: 'Italian' },
  { told: 'an option', args: ['--lang', 'en'], speaks: 'English' },
  { told: 'an option against a variable', args: ['--lang=en'], env: italian, speaks: 'English' },
  { told: 'a variable', args: [], env: english, speaks: 'English' },
  { told: 'a file .env', args: [], files: { '.env': 'COLLAUDO_LANG=en\n' }, speaks: 'English' },
  {
    told: 'an option against a file .env',
    args: ['--lang', 'it'],
    files: { '.env': 'COLLAUDO_LANG=en\n' },
    speaks: 'Italian',
  },
])('told by $told, it speaks $speaks', async ({ args, env = {}, files = {}, speaks }) => {
  const { folder } = makeProject(files)
  const { code, error } = await freshCli(['list', 'nulla', ...args], { cwd: folder, env })
  expect(code).toBe(2)
  expect(error).toMatch(speaks === 'English' ? /^error [^]*\nfix: / : /^errore [^]*\nrimedio: /)
})
