import { existsSync } from 'node:fs'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { jsonOf, runCli, type CliResult } from '../support/run-cli.ts'
import type { TempWorkspace } from '../support/temp-workspace.ts'

const first = 'plans/prova/cases/P-01.case.yaml'

let workspace: TempWorkspace

beforeEach(() => {
  workspace = makeSmallPlan()
})

afterEach(() => workspace.remove())

/** Runs the plan, which must be refused before anything happens; gives back what was said. */
const refused = async (args: readonly string[] = []): Promise<string> => {
  const result = await runCli(['run', 'prova', ...args], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(existsSync(workspace.path('reports'))).toBe(false)
  return result.error
}

test('accepts the plan that the other tests break', async () => {
  const result = await runCli(['check', 'prova'], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 0, out: 'prova: 2 casi, nessun errore\n', error: '' })
})

test('names the operation that does not exist, and the nearest one', async () => {
  workspace.edit(first, 'operation: chkPrescrizione', 'operation: chkPrescrizioni')
  expect(await refused()).toMatchInlineSnapshot()
})

test('points at a misspelt key', async () => {
  workspace.edit(first, 'expect:', 'expects:')
  expect(await refused()).toMatchInlineSnapshot()
})

test('points at an element that the operation does not have', async () => {
  workspace.edit(first, 'codEsenzione: NES00', 'codEsenzioni: NES00')
  expect(await refused()).toMatchInlineSnapshot()
})

test('points at an element of a payload that the operation does not have', async () => {
  workspace.edit('plans/prova/payloads/ricetta.yaml', 'tipoVisita: A', 'tipoVisite: A')
  expect(await refused()).toMatchInlineSnapshot()
})

test('points at a check that does not exist', async () => {
  workspace.edit(first, 'identifier: nre', 'identifer: nre')
  expect(await refused()).toMatchInlineSnapshot()
})

test('names a variable that nobody defines', async () => {
  workspace.edit(first, 'codEsenzione: NES00', "codEsenzione: '${ esenzione }'")
  expect(await refused()).toMatchInlineSnapshot()
})

test('names a datum that the plan does not have, and the nearest one', async () => {
  workspace.edit(first, 'codEsenzione: NES00', "codEsenzione: '${ farmaci.ordinari.aic }'")
  expect(await refused()).toMatchInlineSnapshot()
})

test('explains YAML that does not parse', async () => {
  workspace.edit(first, '    uses: sist', '   uses: sist')
  expect(await refused()).toMatchInlineSnapshot()
})

test('explains an expression without quotes inside braces', async () => {
  workspace.edit(first, '{ codEsenzione: NES00 }', '{ codEsenzione: ${ farmaci.ordinario.aic } }')
  expect(await refused()).toMatchInlineSnapshot()
})

test('refuses an id that is already that of another case', async () => {
  workspace.edit('plans/prova/cases/P-02.case.yaml', 'id: P-02', 'id: P-01')
  expect(await refused()).toMatchInlineSnapshot()
})

test('refuses a case that is listed twice', async () => {
  workspace.edit('plans/prova/plan.yaml', '[P-01, P-02]', '[P-01, P-02, P-01]')
  expect(await refused()).toMatchInlineSnapshot()
})

test('refuses a step without expectations', async () => {
  const before = workspace.read(first)
  workspace.write(first, before.slice(0, before.indexOf('    expect:')))
  expect(await refused()).toMatchInlineSnapshot()
})

test('tells every mistake of every file at once, in the order of the files', async () => {
  workspace.edit(first, 'kind: positive', 'kind: positivo')
  workspace.edit(first, 'codEsenzione: NES00', 'codEsenzioni: NES00')
  workspace.edit('plans/prova/cases/P-02.case.yaml', 'uses: sist', 'uses: sits')
  expect(await refused()).toMatchInlineSnapshot()
})

test('tells each value of the environment that is missing', async () => {
  workspace.write(
    'environments/vero/environment.yaml',
    `title: Ambiente di prova
endpoints:
  sist: { env: PROVA_INDIRIZZO }
trust:
  ca: { env: PROVA_CA }
client:
  p12: { env: PROVA_P12 }
  passphrase: { env: PROVA_PASSPHRASE }
operators:
  medico-titolare:
    codiceFiscale: { env: PROVA_CF }
    codStruttura: 160114
    ruoloIstituzionale: RIS000043
    codiceRegionale: 000001
    authentication: { certificate: assente.pem, key: assente.key }
    signature: generated
`,
  )
  expect(await refused(['--env', 'vero'])).toMatchInlineSnapshot()
})

test('tells that the code of the application is missing', async () => {
  workspace.write(
    'environments/vero/environment.yaml',
    'title: Vero\nendpoints: { sist: https://127.0.0.1:1/aslba_test }\ntrust: { ca: ca.pem }\noperators: {}\n',
  )
  workspace.write('environments/vero/ca.pem', 'non è un certificato')
  expect(await refused(['--env', 'vero'])).toMatchInlineSnapshot()
})

test('refuses the addresses of production, whatever the spelling', async () => {
  workspace.write(
    'environments/vero/environment.yaml',
    'title: Vero\nendpoints: { sist: https://PDD-VIRTASL.rmmg.rsr.rupar.puglia.it.:8181/aslba }\ntrust: { ca: ca.pem }\noperators: {}\n',
  )
  workspace.write('environments/vero/ca.pem', '')
  expect(await refused(['--env', 'vero'])).toMatchInlineSnapshot()
})

test('gives the same mistakes as data', async () => {
  workspace.edit(first, 'operation: chkPrescrizione', 'operation: chkPrescrizioni')
  const result: CliResult = await runCli(['check', '--json'], { cwd: workspace.folder })
  expect(result.code).toBe(2)
  expect(jsonOf<{ problems: unknown[] }>(result).problems).toEqual([
    expect.objectContaining({ code: 'CASE_INVALID', file: first, line: 8, column: 18 }),
  ])
})
