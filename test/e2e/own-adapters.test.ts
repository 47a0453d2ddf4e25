import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { makeLinkedWorkspace } from '../support/linked-workspace.ts'
import { docsPage, fenced } from '../support/docs-page.ts'
import { walkPage } from '../support/docs-walk.ts'
import { writeVitestConfig } from '../support/own-vitest.ts'
import { runCli, runJson, startNode } from '../support/run-cli.ts'
import { oneDoctorSimulator } from '../support/small-simulator.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

// Adapters of a workspace, loaded by Node from the compiled package as a user has it.

const adapterFile = 'adapters/sportello/adapter.mjs'

/** The blocks of a page that show what is printed. */
const printed = (page: string): string[] => fenced(page, 'text')

const withAdapter = async (): Promise<TempWorkspace> => {
  const workspace = makeLinkedWorkspace()
  const { code, error } = await runCli(['new', 'adapter', 'sportello'], { cwd: workspace.folder })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return workspace
}

test('the page of the guide goes as it says: a new adapter passes, its record names it, verify judges with it again', async () => {
  const workspace = makeLinkedWorkspace()
  const here = { cwd: workspace.folder }
  const page = docsPage('it', 'adapters.md')
  const walked = await walkPage(page, workspace, runCli)
  expect(walked.map(({ args }) => args[0])).toEqual(['new', 'check', 'run'])
  for (const { args, said, found } of walked) {
    expect(found.code, `${args.join(' ')}\n${found.out}${found.error}`).toBe(said.code)
    if (said.output !== undefined) expect(found.out + found.error).toBe(said.output)
  }
  // What the page shows of an environment is a part of one.
  rmSync(workspace.path('environments'), { recursive: true })
  const [run = ''] = workspace.runs()
  const record = workspace.record(run)
  expect(record.verdict).toBe('positivo')
  const own = record.harness.ownAdapters?.['sportello']
  expect(own).toEqual({
    folder: 'adapters/sportello',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
  })
  const digest = own?.sha256 ?? ''
  expect(workspace.read(`reports/${run}/report.html`)).toContain(digest)
  const [call] = record.cases[0]?.steps[0]?.exchanges ?? []
  expect(call).toMatchObject({ adapter: 'sportello', operation: 'apri', facts: { pratica: 'P-1' } })

  const verified = await runCli(['verify', run], here)
  expect(verified.code, verified.out).toBe(0)
  expect(verified.out).toContain('2 casi, 4 verifiche valutate di nuovo')

  // Whoever has it not is told whose it is, and cannot say that all is well.
  const elsewhere = mkdtempSync(join(tmpdir(), 'collaudo-altrove-'))
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }))
  const foreign = await runCli(['verify', workspace.path('reports', run)], { cwd: elsewhere })
  expect(foreign.code).toBe(1)
  expect(foreign.out).toContain("qui non c'è l'adattatore «sportello»")
  expect(foreign.out).toContain(`adapters/sportello (SHA-256 ${digest}) è del produttore`)

  // And whoever has another than the one that judged, of which it differs.
  workspace.write('adapters/sportello/nota.txt', 'altro')
  const other = await runCli(['verify', run], here)
  expect(other.code, other.out).toBe(0)
  expect(other.out).toContain(`adapters/sportello era SHA-256 ${digest}, e qui è`)

  const explained = await runCli(['explain', 'PRATICA_ASSENTE'], here)
  expect(explained.out).toContain('Non c’è una pratica con quell’identificativo.')
  await runCli(['schema'], here)
  expect(workspace.read('plans/schema/case.schema.json')).toContain('sportello-stato')
})

test('nothing is green for want of looking: neither an answer of a proxy, nor another code, nor another state', async () => {
  const workspace = await withAdapter()
  const cases = 'plans/sportello/cases'
  const first = workspace.read(`${cases}/SPORTELLO-01.case.yaml`)
  workspace.write(
    `${cases}/SPORTELLO-03.case.yaml`,
    first
      .replace('SPORTELLO-01', 'SPORTELLO-03')
      .replace('sportello-stato: accolta', 'sportello-stato: respinta'),
  )
  workspace.edit('plans/sportello/plan.yaml', 'SPORTELLO-02]', 'SPORTELLO-02, SPORTELLO-03]')
  workspace.edit(`${cases}/SPORTELLO-02.case.yaml`, 'PRATICA_ASSENTE', 'OGGETTO_MANCANTE')
  const { result, json } = await runJson(['sportello', '--condition', 'bad-gateway/1'], {
    cwd: workspace.folder,
  })
  expect(result.code).toBe(1)
  expect(json.cases.map(({ id, status, cause }) => [id, status, cause])).toEqual([
    ['SPORTELLO-01', 'failed', 'unexpected-answer'],
    ['SPORTELLO-02', 'failed', 'unexpected-refusal'],
    ['SPORTELLO-03', 'failed', 'unmet-check'],
  ])
  expect(json.cases[2]?.message).toContain('La pratica è respinta')
})

test('the workspace’s own Vitest runs the cases and the contract of the adapter', async () => {
  const workspace = await withAdapter()
  writeVitestConfig(workspace)
  workspace.write('environments/piccolo/environment.yaml', oneDoctorSimulator)
  // In its place npm puts the one that comes with the package.
  workspace.edit(
    'adapters/sportello/adapter.test.mjs',
    "from 'vitest'",
    `from ${JSON.stringify(join(packageRoot, 'node_modules', 'vitest', 'dist', 'index.js').replaceAll('\\', '/'))}`,
  )
  const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs')
  const { code, out, error } = await startNode([vitest, 'run', '--reporter=json'], {
    cwd: workspace.folder,
    env: { COLLAUDO_ENV: 'piccolo' },
  }).ended
  expect(code, `${out}${error}`).toBe(0)
  const { testResults } = JSON.parse(out) as {
    readonly testResults: readonly { readonly assertionResults: readonly { status: string }[] }[]
  }
  const all = testResults.flatMap(({ assertionResults }) => assertionResults)
  expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'passed'))
})

test.each([
  [
    'throws while it loads',
    'const Request = z',
    'const Request = zeta',
    '7:17 ADAPTER_INVALID si ferma mentre si carica: zeta is not defined',
  ],
  [
    'is no JavaScript',
    'const Request = z',
    'const Request = = z',
    "7:1 ADAPTER_INVALID non è JavaScript: Unexpected token '='",
  ],
  [
    'imports a file that is not there',
    './simulator.mjs',
    './simulatore.mjs',
    '1:1 ADAPTER_INVALID non si carica: Cannot find module',
  ],
  [
    'imports a package that is not there',
    "from 'collaudo/adapter'",
    "from 'collaudi/adapter'",
    "1:1 ADAPTER_INVALID non si carica: Cannot find package 'collaudi'",
  ],
])(
  'a module that %s is told with its place, and without a stack',
  async (_, before, after, told) => {
    const workspace = await withAdapter()
    workspace.edit(adapterFile, before, after)
    const { code, error } = await runCli(['check'], { cwd: workspace.folder })
    expect(code).toBe(2)
    expect(error).toContain(`${adapterFile}:${told}`)
    expect(error).toContain('\n  rimedio: ')
    expect(error).not.toMatch(/^\s+at /m)
  },
)

test('a misspelt member is told as the page says', async () => {
  const workspace = await withAdapter()
  workspace.edit(adapterFile, 'checks: [stato]', 'cheks: [stato]')
  const { code, error } = await runCli(['check'], { cwd: workspace.folder })
  expect(code).toBe(2)
  expect(printed(docsPage('it', 'adapters.md'))).toContain(error)
})

test('with an adapter that cannot be used the other commands stop as well, but for those that help', async () => {
  const workspace = await withAdapter()
  workspace.edit(adapterFile, 'checks: [stato],', '')
  const here = { cwd: workspace.folder }
  for (const args of [['run', 'sportello'], ['list', 'sportello'], ['schema']]) {
    const { code, error } = await runCli(args, here)
    expect({ code, error }).toEqual({
      code: 2,
      error: `errore ADAPTER_INVALID: ${adapterFile}:1:1 checks: attesa una lista, trovato niente\nrimedio: che cosa deve esserci è in docs/it/adapters.md\n`,
    })
  }
  expect((await runCli(['explain', 'ADAPTER_INVALID'], here)).code).toBe(0)
  const { out } = await runCli(['doctor', '--json'], here)
  expect(JSON.parse(out)).toMatchObject({
    ready: false,
    checks: expect.arrayContaining([
      expect.objectContaining({ id: 'adapters', result: 'failed' }),
    ]) as unknown,
  })
})
