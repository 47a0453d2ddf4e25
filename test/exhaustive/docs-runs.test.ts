import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { runCli } from '../support/cli-session.ts'
import { docsPage, shownCommands } from '../support/docs-page.ts'
import { makeRunsWorkspace } from '../support/docs-runs.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const all = ['TC-01', 'TC-02']

const env = { CODICE_DI_PROVA: 'codice-di-prova' }

const runsWorkspace = (): TempWorkspace => {
  const workspace = makeRunsWorkspace()
  return workspace
}

test('every command of the page on failing runs tells why a case does not pass', async () => {
  const workspace = runsWorkspace()
  const run = (args: readonly string[]) => runCli(args, { cwd: workspace.folder, env })
  expect(await run(['run', 'verifica'])).toMatchObject({ code: 0 })
  workspace.edit('plans/ricevuto/cases/TC-01.case.yaml', 'identifier: nre', 'identifier: iup')

  const shown = shownCommands(docsPage('en', 'failing-run.md')).map(({ args }) => args)
  // One that goes on until Ctrl+C has a test of its own (debug.test.ts).
  const ending = shown.filter((args) => !args.includes('--watch'))
  expect(ending).toHaveLength(shown.length - 1)
  const told: Record<string, string> = {}
  for (const args of ending) {
    const { code, out, error } = await run(args)
    const [option = ''] = args.filter((word) => word.startsWith('--') && word !== '--case')
    told[`${option} ${code}`] = out + error
  }
  expect(told).toMatchObject({
    '--debug 1': expect.stringMatching(/Verifica non soddisfatta: Identificativo: IUP\n/),
    '--diff 1': expect.stringContaining('Passo emissione, richiesta: uguale'),
    '--curl 1': expect.stringMatching(/--data-binary @reports\/\S+\/evidence\/[0-9a-f]{64}\.xml/),
    '--dry-run 0': expect.stringContaining('Composti: 1 messaggi su 1'),
    '--failed 1': expect.stringContaining('TC-01 non superato'),
    // The simulator of the earlier run has gone, and what was issued on it.
    '--from 1': expect.stringMatching(
      /Fault 000004[\s\S]*Parziale: TC-02 è partito da «annullamento»/,
    ),
  })
  expect(told['--failed 1']).not.toContain('TC-02')
})

test('every command of the page on pipelines does what the page says', async () => {
  const workspace = runsWorkspace()
  const done: string[] = []
  for (const { args, code } of shownCommands(docsPage('en', 'ci.md'))) {
    // A name of a run stands for one that there is, in their order: the last, or the last two.
    const names = args.filter((word) => /^\d{8}T\d{6}Z-/.test(word))
    const runs = workspace.runs().slice(-names.length)
    const typed = args.map((word) => runs[names.indexOf(word)] ?? word)
    const found = await runCli(typed, { cwd: workspace.folder, env })
    expect(found.code, `${typed.join(' ')}\n${found.out}${found.error}`).toBe(code)
    done.push(args[0] ?? '')
  }
  expect(done).toEqual([
    ...['check', 'run', 'run', 'report', 'verify', 'report', 'dossier', 'run', 'run', 'merge'],
  ])
  expect(workspace.read('junit.xml')).toContain('tests="2"')
  expect(existsSync(workspace.path('dossier-bozza.zip'))).toBe(true)
  const cases = workspace.runs().map((run) => workspace.record(run).cases.map(({ id }) => id))
  // All, on the simulator and on the environment; the two parts; and the parts together.
  expect(cases.toSorted((a, b) => b.length - a.length)).toEqual([
    ...[all, all, all],
    ...[['TC-01'], ['TC-02']],
  ])
})
