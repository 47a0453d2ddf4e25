import { appendFileSync, cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

import { writeRun } from '../../../src/evidence/run-file.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { cliHere } from '../../support/cli-here.ts'
import { commandProblem } from '../../support/command-line.ts'
import { makeSmallPlan } from '../../support/e2e-small-plan.ts'
import { readyPlan } from '../../support/run-here.ts'
import type { TempWorkspace } from '../../support/temp-workspace.ts'

const read = (name: string): string =>
  readFileSync(join(packageRoot, 'templates', 'workspace', name), 'utf8')

const names = ['github.yml', 'github-attended.yml', 'gitlab.yml']
const attended = ['github-attended.yml', 'gitlab.yml']

/** Every command of a pipeline, also those in its comments; what a shell fills in has the value that it has in CI. */
const commandsIn = (text: string): string[][] =>
  [...text.matchAll(/(?:^|[\s:#-])(?:npx )?collaudo ([a-z].*)$/gm)].map(([, line = '']) =>
    line
      .replace(/ \|\| exit.*$/, '')
      .replace(/, e si invia.*$/, '')
      .replaceAll('$(basename "$esecuzione")', 'NOME')
      .replaceAll('$esecuzione', 'esecuzioni/NOME')
      .replaceAll('"', '')
      .trim()
      .split(/\s+/),
  )

const run = '20260116T101500Z-prova-simulator'
let workspace: TempWorkspace

beforeAll(async () => {
  workspace = makeSmallPlan()
  await using ready = await readyPlan(workspace, {
    ...{ plan: 'prova', environment: 'simulator', env: {}, cases: ['P-01'] },
  })
  writeRun(workspace.path('reports', run), await ready.run(run))
})

test.each(names)('%s is YAML that says what to do', (name) => {
  const pipeline = parse(read(name)) as Record<string, unknown>
  expect(Object.keys(pipeline)).toEqual(
    name.startsWith('github')
      ? ['name', 'on', 'permissions', 'jobs']
      : ['collaudo', 'collaudo-presidiate'],
  )
})

test.each(names)('every command in %s is one that the command line takes', async (name) => {
  const commands = commandsIn(read(name))
  expect(commands.length).toBeGreaterThan(1)
  const problems = await Promise.all(commands.map((args) => commandProblem(args)))
  expect(commands.filter((_, index) => problems[index] !== undefined)).toEqual([])
})

test.each(names.filter((name) => name.startsWith('github')))(
  'every action of %s is pinned to a commit, with its version beside it',
  (name) => {
    const uses = read(name)
      .split('\n')
      .filter((line) => line.includes('uses:'))
    expect(uses.length).toBeGreaterThan(2)
    for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  },
)

/** The commands that a pipeline gives for each run that was handed over. */
const perRun = (name: string, given: string): string[][] =>
  commandsIn(read(name))
    .filter(
      (args) =>
        ['verify', 'report', 'dossier'].includes(args[0] ?? '') && !args.includes('dossier.zip'),
    )
    .filter((args) => !args.includes('--pseudonymise'))
    .map((args) => args.map((word) => word.replace('NOME', given)))

test('a run that was handed over is verified, and its views are made anew', async () => {
  const given = 'consegnata'
  cpSync(workspace.path('reports', run), workspace.path('esecuzioni', given), { recursive: true })
  const [commands = [], ...others] = attended.map((name) => perRun(name, given))
  expect(commands.map(([command]) => command)).toEqual(['verify', 'report', 'dossier'])
  for (const other of others) expect(other).toEqual(commands)
  for (const args of commands) {
    const { code, out, error } = await cliHere(args, { cwd: workspace.folder })
    expect(code, `${args.join(' ')}\n${out}${error}`).toBe(0)
  }
  expect(readdirSync(workspace.path('esecuzioni', given))).toContain('report.html')
  const dossier = await cliHere(['verify', `dossier-${given}.zip`], { cwd: workspace.folder })
  expect(dossier.code).toBe(0)
})

test('a copy with pseudonyms is verified as well', async () => {
  const copied = ['report', run, '--pseudonymise', '--out', 'esecuzioni/copia']
  const made = await cliHere(copied, { cwd: workspace.folder })
  expect(made.code, `${made.error}${made.out}`).toBe(0)
  const { code, out } = await cliHere(['verify', 'esecuzioni/copia'], { cwd: workspace.folder })
  expect(code, out).toBe(0)
})

test('evidence that was changed on its way stops the pipeline', async () => {
  cpSync(workspace.path('reports', run), workspace.path('esecuzioni', 'cambiata'), {
    recursive: true,
  })
  const evidence = workspace.path('esecuzioni', 'cambiata', 'evidence')
  const [first = ''] = readdirSync(evidence).filter((name) => name.endsWith('.xml'))
  appendFileSync(join(evidence, first), '\n')
  const [verify = []] = perRun('gitlab.yml', 'cambiata')
  expect((await cliHere(verify, { cwd: workspace.folder })).code).toBe(1)
})
