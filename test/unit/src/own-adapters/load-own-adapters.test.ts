import { symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { adapters as installed } from '../../../../adapters/index.ts'
import { packageRoot } from '../../../../src/lib/package-root.ts'
import { loadOwnAdapters } from '../../../../src/own-adapters/load-own-adapters.ts'
import { problemText } from '../../../../src/plan/problem.ts'
import { ownAdapter } from '../../../support/own-adapter.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const workspaceWith = (files: Readonly<Record<string, string>>): TempProject =>
  makeProject({ 'plans/LEGGIMI.md': 'I piani', ...files })

const told = async ({ folder }: TempProject): Promise<string> => {
  const loaded = await loadOwnAdapters(folder, installed)
  return loaded.ok
    ? 'nothing is wrong'
    : loaded.problems.map((one) => problemText(one).replaceAll(folder, '…')).join('\n')
}

const toldOf = (text: string): Promise<string> =>
  told(workspaceWith({ 'adapters/eco/adapter.mjs': text }))

test('each folder of adapters/ is an adapter, with the digest of its files', async () => {
  const workspace = workspaceWith({ 'adapters/eco/adapter.mjs': ownAdapter() })
  const first = await loadOwnAdapters(workspace.folder, installed)
  if (!first.ok) throw new Error(await told(workspace))
  const [eco] = first.value
  expect(eco).toMatchObject({ id: 'eco', own: { folder: 'adapters/eco' } })
  expect(eco?.own?.sha256).toMatch(/^[0-9a-f]{64}$/)

  const digest = async (): Promise<string | undefined> => {
    const again = await loadOwnAdapters(workspace.folder, installed)
    return again.ok ? again.value[0]?.own?.sha256 : undefined
  }
  workspace.write('adapters/eco/adapter.test.mjs', '')
  workspace.write('adapters/eco/node_modules/x/index.js', '')
  expect(await digest()).toBe(eco?.own?.sha256)
  workspace.write('adapters/eco/tabella.json', '{}')
  expect(await digest()).not.toBe(eco?.own?.sha256)
})

test('a folder without plans, and this repository, have no adapters of their own', async () => {
  const bare = makeProject({ 'adapters/eco/adapter.mjs': ownAdapter() })
  expect(await loadOwnAdapters(bare.folder, installed)).toEqual({ ok: true, value: [] })
  expect(await loadOwnAdapters(packageRoot, installed)).toEqual({ ok: true, value: [] })
})

test('what else lies in adapters/ is left alone', async () => {
  const workspace = workspaceWith({
    'adapters/LEGGIMI.md': 'Gli adattatori',
    'adapters/.vscode/settings.json': '{}',
    'adapters/_prova/a.txt': '',
    'adapters/node_modules/x/index.js': '',
  })
  expect(await loadOwnAdapters(workspace.folder, installed)).toEqual({ ok: true, value: [] })
})

test('a folder without adapter.mjs says what there is instead', async () => {
  expect(await told(workspaceWith({ 'adapters/eco/adapter.ts': '' }))).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID manca adapter.mjs, e c'è adapter.ts
      rimedio: Node carica adapter.mjs: rinominare il file, o compilare adapter.mts con tsc"
  `)
  expect(await told(workspaceWith({ 'adapters/eco/a.txt': '' }))).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID manca adapter.mjs
      rimedio: collaudo new adapter NOME ne fa uno che funziona"
  `)
})

test('a link in the folder is refused, since its target is not in the digest', async () => {
  const workspace = workspaceWith({ 'adapters/eco/adapter.mjs': ownAdapter(), 'altrove.mjs': '' })
  symlinkSync(workspace.path('altrove.mjs'), workspace.path('adapters/eco/simulator.mjs'))
  expect(await told(workspace)).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID simulator.mjs: un collegamento, che l'impronta dell'adattatore non comprende
      rimedio: mettere una copia del file al posto del collegamento"
  `)
})

test('a module that exports nothing, or no adapter, says what it exports', async () => {
  expect(await toldOf('export const eco = 1\n')).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID non esporta un adattatore: atteso export default (o export const adapter), trovato eco
      rimedio: collaudo new adapter NOME ne fa uno che funziona"
  `)
  expect(await toldOf('\nexport default () => 1\n')).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:2:1 ADAPTER_INVALID atteso un adattatore fatto con defineAdapter, trovata una funzione
      rimedio: collaudo new adapter NOME ne fa uno che funziona"
  `)
  expect(await toldOf("export default { id: 'eco' }\n")).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID atteso un adattatore fatto con defineAdapter, trovato un oggetto
      rimedio: import { defineAdapter } from 'collaudo/adapter'"
  `)
})

test('an adapter of another copy of the package is refused: classes and schemas would not be the same', async () => {
  const text = `export default { id: 'eco', [Symbol.for('collaudo.adapter')]: { root: '/altrove/collaudo' } }\n`
  expect((await toldOf(text)).replaceAll(packageRoot, '/qui')).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:1:1 ADAPTER_INVALID è fatto con un'altra copia di Collaudo (/altrove/collaudo): questo comando è di /qui
      rimedio: usare quella della cartella di lavoro: npm install, poi npx collaudo"
  `)
})

test('wrong and unknown members are told together, each once, where they stand', async () => {
  const text = ownAdapter("  titel: 'x',\n  writes: true,\n  namespaces: { a: 1 },\n").replace(
    "  title: 'Ripete',\n",
    '',
  )
  expect(await toldOf(text)).toMatchInlineSnapshot(`
    "adapters/eco/adapter.mjs:13:1 ADAPTER_INVALID writes: attesa una funzione, trovato «true»
      rimedio: che cosa deve esserci è in docs/it/adapters.md
    adapters/eco/adapter.mjs:23:1 ADAPTER_INVALID membro sconosciuto «titel»
      rimedio: forse si intendeva «title»
    adapters/eco/adapter.mjs:25:1 ADAPTER_INVALID namespaces.a: atteso un testo, trovato «1»
      rimedio: che cosa deve esserci è in docs/it/adapters.md"
  `)
})

test('names that exist already are refused: of the adapter, of a check, of a rule', async () => {
  expect(await toldOf(ownAdapter("  id: 'sist',\n"))).toContain(
    '«sist» è già il nome di un adattatore: ci sono sist, http, soap, observe, manual, index',
  )
  const check = `  checks: ['status', 'esito'].map((key) => ({
    key,
    presumes: 'expected',
    schema: z.strictObject({ [key]: z.string() }),
    title: () => key,
    evaluate: () => ({ met: true, expected: '', actual: '' }),
  })),\n`
  expect(await toldOf(ownAdapter(check))).toContain('la verifica «status» esiste già')
  expect(await toldOf(ownAdapter(check))).toContain('la verifica «esito» esiste già')
  const [rule] = installed[0]?.simulator?.rules ?? []
  const simulator = `  simulator: { switches: [], conditions: [], create: async () => ({}), rules: [{ name: '${rule?.name}', code: '1', source: 'x', certainty: 'guess' }] },\n`
  expect(await toldOf(ownAdapter(simulator))).toContain(
    `il simulatore ha già «${rule?.name}» tra i suoi nomi (rules)`,
  )
})

test('the name of the folder is the name of the adapter', async () => {
  expect(await toldOf(ownAdapter("  id: 'altro',\n"))).toContain(
    'ADAPTER_INVALID atteso id «eco», come la sua cartella, trovato «altro»',
  )
})
