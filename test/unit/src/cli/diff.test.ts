import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { withNewWords } from '../../../../src/importer/apply-diff.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeXlsx, tableCells } from '../../../support/make-workbook.ts'
import { storeRun } from '../../../support/stored-run.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const header = ['ID', 'Titolo', 'Passi', 'Risultato atteso', 'Esito', 'Sigla nostra']

const version = (
  number: string,
  rows: readonly (readonly string[])[],
  columns = header,
): Uint8Array =>
  makeXlsx({
    sheets: [
      {
        name: 'Casi',
        cells: { A1: `Versione ${number}`, ...tableCells(3, [columns, ...rows]) },
      },
    ],
  })

const first = version('1.0', [
  ['A1', 'Emissione', 'Emettere una ricetta', 'La ricetta è emessa', '', 'x'],
  ['A2', 'Lettura', 'Leggere', 'La ricetta si legge', '', 'x'],
  ['A3', 'Annullamento', 'Annullare', 'La ricetta è annullata', '', 'x'],
  ['A4', 'Ritirato', 'Stampare', 'Il promemoria esce', '', 'x'],
])

// A column before the others, A1 reworded, A2 and A3 exchanged, A4 withdrawn and given a new number, A5 added.
const second = version(
  '1.1',
  [
    ['S', 'A1', 'Emissione', 'Emettere due ricette', 'Le ricette sono emesse', '', 'x'],
    ['S', 'A3', 'Annullamento', 'Annullare', 'La ricetta è annullata', '', 'x'],
    ['S', 'A2', 'Lettura', 'Leggere', 'La ricetta si legge', '', 'x'],
    ['S', 'A5', 'Nuovo', 'Erogare', 'La ricetta è erogata', '', 'x'],
    ['S', 'A6', 'Ritirato', 'Stampare', 'Il promemoria esce', '', 'x'],
  ],
  ['Esito verifica ente', ...header],
)

const encoded = `id: A1
# Chi emette è il titolare.
title: Emissione
source:
  sheet: Casi
  cell: A4
  text: |-
    Titolo: Emissione
    Passi: Emettere una ricetta
    Risultato atteso: La ricetta è emessa
    Sigla nostra: x
kind: positive # riesce
steps:
  - id: uno
    uses: sist
    send: { operation: getPrescrizioneIdentificata,   body: { identificativoRicetta: '1' } }
    expect: [{ anomalies: none }]
`

const planned = async (): Promise<TempProject> => {
  const project = makeProject({
    'plans/LEGGIMI.md': 'piani',
    'v1.xlsx': first,
    'v2.xlsx': second,
  })
  const { code, error } = await cliHere(['import', 'v1.xlsx', '--plan', 'p'], {
    cwd: project.folder,
  })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  project.write('plans/p/cases/A1.case.yaml', encoded)
  const plan = readFileSync(project.path('plans/p/plan.yaml'), 'utf8')
  project.write(
    'plans/p/plan.yaml',
    `# Il nostro piano\n${plan}  - { name: Nostri, cases: [N1] }\noperator: medico-titolare\nnot-applicable: [{ case: A4, reason: Non si stampa }]\n`,
  )
  project.write('plans/p/cases/N1.case.yaml', 'id: N1\ntitle: Nostro\nstate: to-be-encoded\n')
  return project
}

const diff = (project: TempProject, ...args: readonly string[]) =>
  cliHere(['diff', 'v2.xlsx', '--plan', 'p', ...args], { cwd: project.folder })

test('a new version is set beside the plan: added, withdrawn, reworded, moved, and results that are stale', async () => {
  const project = await planned()
  const text = (parse(encoded) as { source: { text: string } }).source.text
  storeRun(project.folder, '20261116T101500Z-p', {
    plan: 'p',
    cases: [
      { id: 'A1', text },
      { id: 'A2', text: 'x' },
    ],
  })
  const { code, out, error } = await diff(project)
  expect({ code, error }).toEqual({ code: 1, error: '' })
  expect(out).toMatchInlineSnapshot(`
    "p: dalla versione 1.0 alla 1.1 (v2.xlsx)

    Aggiunti: 2
      + A5 (Casi!B7) Nuovo
      + A6 (Casi!B8) Ritirato

    Ritirati: 1
      - A4 (Casi!A7) Ritirato

    Riformulati: 1
      ~ A1 (Casi!B4): la codifica va riletta
          Titolo: Emissione Passi: Emettere [-una-]{+due+} [-ricetta-]{+ricette+} Risultato atteso: [-La-]{+Le+} [-ricetta-]{+ricette+} [-è-]{+sono+} [-emessa-]{+emesse+} Sigla nostra: x

    Spostati: 1
      > A2: Casi!A5 → Casi!B6

    Forse hanno solo cambiato id: 1
      A4 → A6: le parole sono le stesse

    Esecuzioni con esiti su parole che non valgono più: 1
      20261116T101500Z-p: A1

    Per aggiornare il piano e conservare ciò che è codificato: --apply
    "
  `)
  expect(readdirSync(project.path('plans/p/cases'))).toHaveLength(5)
  const same = await cliHere(['diff', 'v1.xlsx', '--plan', 'p'], { cwd: project.folder })
  expect(same).toMatchObject({ code: 0 })
  expect(same.out).toContain('È lo stesso file, byte per byte.\n')
  expect(same.out).toContain('Nessuna differenza nei casi.\n')
})

test('as data, each word that changed is there', async () => {
  const { out } = await diff(await planned(), '--json')
  expect(JSON.parse(out)).toMatchObject({
    isApplied: false,
    version: { before: '1.0', after: '1.1' },
    added: [{ id: 'A5' }, { id: 'A6' }],
    withdrawn: [{ id: 'A4', isEncoded: false }],
    reworded: [{ id: 'A1', isEncoded: true }],
    renumbered: [{ from: 'A4', to: 'A6' }],
  })
})

test('the plan is brought to it, and what people encoded is kept as they wrote it', async () => {
  const project = await planned()
  const { code, out } = await diff(project, '--apply')
  expect(code).toBe(0)
  expect(out).toContain('Piano aggiornato: 2 da codificare, 1 da rileggere, 1 in withdrawn/.')
  expect(readFileSync(project.path('plans/p/cases/A1.case.yaml'), 'utf8')).toBe(
    encoded
      .replace(
        'title: Emissione\n',
        "title: Emissione\nreview: le parole dell'autorità sono cambiate con la versione 1.1\n",
      )
      .replace('cell: A4', 'cell: B4')
      .replace('una ricetta', 'due ricette')
      .replace('La ricetta è emessa', 'Le ricette sono emesse'),
  )
  const plan = readFileSync(project.path('plans/p/plan.yaml'), 'utf8')
  expect(plan).toMatch(/^# Il nostro piano\n/)
  expect(parse(plan)).toEqual({
    title: 'v1',
    version: '1.1',
    document: {
      file: 'documento/v2.xlsx',
      sha256: sha256(second),
      cells: { A1: 'Casi!B4', A2: 'Casi!B6', A3: 'Casi!B5', A5: 'Casi!B7', A6: 'Casi!B8' },
    },
    areas: [
      { name: 'Casi', cases: ['A1', 'A3', 'A2', 'A5', 'A6'] },
      { name: 'Nostri', cases: ['N1'] },
    ],
    operator: 'medico-titolare',
  })
  expect(existsSync(project.path('plans/p/withdrawn/A4.case.yaml'))).toBe(true)
  expect(readFileSync(project.path('plans/p/documento/v2.xlsx'))).toEqual(Buffer.from(second))
  expect(readdirSync(project.path('plans/p/documento/precedenti'))).toEqual([
    `${sha256(first).slice(0, 8)}-v1.xlsx`,
  ])
  const { tables } = parse(readFileSync(project.path('plans/p/mapping.yaml'), 'utf8')) as {
    tables: { columns: { column: string; field?: string }[] }[]
  }
  expect(tables[0]?.columns.map(({ column, field }) => [column, field])).toEqual([
    ['A', 'reserved'],
    ['B', 'id'],
    ['C', 'title'],
    ['D', 'steps'],
    ['E', 'expected'],
    ['F', 'outcome'],
    ['G', undefined],
  ])
  const checked = await cliHere(['check', 'p'], { cwd: project.folder })
  expect({ code: checked.code, out: checked.out }).toMatchObject({ code: 0 })
  const again = await diff(project)
  expect(again.code).toBe(0)
  const coverage = await cliHere(['list', 'p', '--coverage'], { cwd: project.folder })
  expect(coverage.code).toBe(0)
  expect(coverage.out).toContain(
    "da rileggere: le parole dell'autorità sono cambiate con la versione 1.1",
  )
})

test.each([
  [
    'in the middle, before a comment',
    'id: A\ntitle: T\nsource: { text: vecchio }\n# nota\nkind: positive\n',
    'id: A\ntitle: T\nSOURCE# nota\nkind: positive\n',
  ],
  [
    'at the end, without a line feed',
    'id: A\ntitle: T\nsource:\n  text: vecchio',
    'id: A\ntitle: T\nSOURCE',
  ],
  ['nowhere', 'id: A\ntitle: T\n', 'id: A\ntitle: T\nSOURCE'],
])('new words are put into a case file that has its own %s', (_, before, after) => {
  const words = { sheet: 'Casi', cell: 'A9', text: 'nuovo' }
  expect(withNewWords(before, words, { title: null, review: null })).toBe(
    after.replace('SOURCE', 'source:\n  sheet: Casi\n  cell: A9\n  text: nuovo\n'),
  )
})

test('a skeleton that nobody has encoded takes the new title too', () => {
  const words = { sheet: 'Casi', cell: 'A9', text: 'nuovo' }
  expect(
    withNewWords('id: A\ntitle: Vecchio\nstate: to-be-encoded\n', words, {
      title: 'Nuovo',
      review: null,
    }),
  ).toBe(
    'id: A\ntitle: Nuovo\nstate: to-be-encoded\nsource:\n  sheet: Casi\n  cell: A9\n  text: nuovo\n',
  )
})

test.each<[string, readonly string[], string, (project: TempProject) => void]>([
  [
    'a plan that is not there',
    ['diff', 'v2.xlsx', '--plan', 'q'],
    'PLAN_NOT_FOUND',
    () => undefined,
  ],
  [
    'a plan that comes from no document',
    ['diff', 'v2.xlsx', '--plan', 'p'],
    'DOCUMENT_MISMATCH',
    (project) =>
      writeFileSync(
        project.path('plans/p/plan.yaml'),
        'title: P\nversion: 1\nareas: [{ name: a, cases: [A1] }]\n',
      ),
  ],
  [
    'a mapping that was lost',
    ['diff', 'v2.xlsx', '--plan', 'p'],
    'FILE_UNREADABLE',
    (project) => writeFileSync(project.path('plans/p/mapping.yaml'), Buffer.from([0xff, 0xff])),
  ],
])('is refused: %s', async (_, args, errorCode, change) => {
  const project = await planned()
  change(project)
  const { code, out, error } = await cliHere(args, { cwd: project.folder })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toContain(errorCode)
})
