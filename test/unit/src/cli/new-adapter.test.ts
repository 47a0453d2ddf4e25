import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../../../../src/lib/package-root.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeProject } from '../../../support/temp-project.ts'

const files = (name: string): string[] => [
  `adapters/${name}/README.md`,
  `adapters/${name}/adapter.mjs`,
  `adapters/${name}/adapter.test.mjs`,
  `adapters/${name}/simulator.mjs`,
  `plans/${name}/cases/${name.toUpperCase()}-01.case.yaml`,
  `plans/${name}/cases/${name.toUpperCase()}-02.case.yaml`,
  `plans/${name}/plan.yaml`,
]

const read = (...names: string[]): string => readFileSync(join(...names), 'utf8')

test('the template under its own name is what the template holds, byte for byte', async () => {
  const { folder } = makeProject()
  const { code, out } = await cliHere(['new', 'adapter', 'sportello', '--json'], { cwd: folder })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({ folder, adapter: 'sportello', written: files('sportello') })
  for (const name of files('sportello'))
    expect(read(folder, name)).toBe(read(packageRoot, 'templates', 'adapter', name))
})

test('under another name nothing is left of the first', async () => {
  const { folder } = makeProject()
  const { code, out } = await cliHere(['new', 'adapter', 'anagrafe-regionale'], { cwd: folder })
  expect(code).toBe(0)
  expect(out).toContain('  npx collaudo run anagrafe-regionale          esegue i suoi casi')
  for (const name of files('anagrafe-regionale')) {
    expect(existsSync(join(folder, name)), name).toBe(true)
    expect(read(folder, name)).not.toMatch(/sportello/i)
  }
})

test('it is written into the workspace, from whatever folder of it', async () => {
  const { folder, path } = makeProject({ 'plans/prova/cases/nota.txt': '' })
  const { code } = await cliHere(['new', 'adapter', 'eco'], { cwd: path('plans/prova') })
  expect(code).toBe(0)
  expect(existsSync(join(folder, 'adapters/eco/adapter.mjs'))).toBe(true)
})

test.each(['adapters/eco/nota.txt', 'plans/eco/nota.txt'])(
  'where there is %s already, nothing is written',
  async (there) => {
    const { folder } = makeProject({ [there]: 'mia' })
    const { code, error } = await cliHere(['new', 'adapter', 'eco'], { cwd: folder })
    expect({ code, error }).toEqual({
      code: 2,
      error: `errore COMMAND_INVALID: ${there.replace('/nota.txt', '')} c'è già: non è stato scritto niente\nrimedio: scegliere un altro nome, o togliere la cartella\n`,
    })
    expect(read(folder, there)).toBe('mia')
    for (const name of files('eco')) expect(existsSync(join(folder, name))).toBe(false)
  },
)

test.each(['Eco', 'e co', '../eco', 'eco/', '-eco', 'eco--due', '9eco', 'aux', 'e'.repeat(41), ''])(
  '«%s» is no name of an adapter',
  async (name) => {
    const { folder } = makeProject()
    const { code, error } = await cliHere(['new', 'adapter', '--', name], { cwd: folder })
    expect(code).toBe(2)
    expect(error).toContain('non può essere il nome di un adattatore')
    expect(existsSync(join(folder, 'adapters'))).toBe(false)
  },
)

test.each(['sist', 'http', 'soap', 'observe'])('%s is taken', async (name) => {
  const { folder } = makeProject()
  const { code, error } = await cliHere(['new', 'adapter', name], { cwd: folder })
  expect({ code, error }).toEqual({
    code: 2,
    error: `errore COMMAND_INVALID: «${name}» è già il nome di un adattatore\nrimedio: scegliere un nome che non sia tra questi: sist, http, soap, observe, manual, index\n`,
  })
})
