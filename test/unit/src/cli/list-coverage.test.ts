import { readFileSync, rmSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { sha256 } from '../../../../src/lib/sha256.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeXlsx, tableCells } from '../../../support/make-workbook.ts'
import { storeRun } from '../../../support/stored-run.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const document = makeXlsx({
  sheets: [
    {
      name: 'Casi',
      cells: tableCells(1, [
        ['ID', 'Titolo', 'Risultato atteso'],
        ['A1', 'Uno', 'x'],
        ['A2', 'Due', 'x'],
        ['A3', 'Tre', 'x'],
        ['A4', 'Quattro', 'x'],
      ]),
    },
  ],
})

const imported = async (): Promise<TempProject> => {
  const project = makeProject({ 'plans/LEGGIMI.md': 'piani', 'piano.xlsx': document })
  await cliHere(['import', 'piano.xlsx', '--plan', 'p'], { cwd: project.folder })
  return project
}

const edit = (project: TempProject, name: string, change: (text: string) => string): void =>
  writeFileSync(project.path(name), change(readFileSync(project.path(name), 'utf8')))

const encode = (project: TempProject, id: string): void =>
  edit(project, `plans/p/cases/${id}.case.yaml`, (text) =>
    text.replace('state: to-be-encoded\n', 'kind: declared\nasks: Che cosa fa?\n'),
  )

const caseOf = (project: TempProject, id: string) => {
  const text = readFileSync(project.path(`plans/p/cases/${id}.case.yaml`), 'utf8')
  return {
    id,
    text: (parse(text) as { source: { text: string } }).source.text,
    fileSha256: sha256(text),
  }
}

const coverage = (project: TempProject, ...args: readonly string[]) =>
  cliHere(['list', 'p', '--coverage', ...args], { cwd: project.folder })

test('each row of the document stands beside the state of its case and its last result', async () => {
  const project = await imported()
  encode(project, 'A1')
  encode(project, 'A2')
  edit(
    project,
    'plans/p/plan.yaml',
    (text) => `${text}not-applicable: [{ case: A3, reason: Non si usa }]\n`,
  )
  const [first, second] = [caseOf(project, 'A1'), caseOf(project, 'A2')]
  storeRun(project.folder, '20261115T101500Z-p', { plan: 'p', cases: [first, second] })
  storeRun(project.folder, '20261116T101500Z-p', {
    plan: 'p',
    isSimulator: true,
    cases: [
      {
        ...second,
        text: 'altre parole',
        outcome: { status: 'failed', trouble: 'unmet-check', message: 'no' },
      },
    ],
  })
  storeRun(project.folder, '20261117T101500Z-q', { plan: 'q', cases: [first] })
  const { code, out, error } = await coverage(project)
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toMatchInlineSnapshot(`
    "piano, versione non indicata: 4 righe
      A1  Casi!A2           dichiarato       superato; Uno
      A2  Casi!A3           dichiarato       non superato (simulatore), ma su altre parole dell'autorità: da rifare; Due
      A3  Casi!A4           non applicabile  Non si usa; Tre
      A4  Casi!A5           da codificare    Quattro

    0 codificati, 1 da codificare, 2 dichiarati, 1 non applicabili, 0 senza caso
    "
  `)
})

test('a row that has no case is a failure, also as data', async () => {
  const project = await imported()
  edit(project, 'plans/p/plan.yaml', (text) => text.replace('      - A2\n', ''))
  edit(project, 'plans/p/plan.yaml', (text) =>
    text.replace('areas:', '  without-id: [Casi!A9]\nareas:'),
  )
  writeFileSync(project.path('plans/p/cases/note.txt'), 'x')

  rmSync(project.path('plans/p/cases/A2.case.yaml'))
  const { code, out, error } = await coverage(project)
  expect(code).toBe(1)
  expect(out).toContain('  A2  Casi!A3           senza caso\n')
  expect(out).toContain('      Casi!A9           senza caso\n')
  expect(error).toContain('righe del documento senza un caso: 2;')
  const asData = await coverage(project, '--json')
  expect(asData.code).toBe(1)
  expect(JSON.parse(asData.out)).toMatchObject({
    document: { file: 'documento/piano.xlsx', sha256: sha256(document) },
    counts: { encoded: 0, 'to-be-encoded': 3, 'no-case': 2 },
  })
})
