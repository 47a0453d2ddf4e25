import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { sha256 } from '../../../../src/lib/sha256.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { makeXlsx, tableCells } from '../../../support/make-workbook.ts'
import { makeNational } from '../../../support/national-workbook.ts'
import { makeProject } from '../../../support/temp-project.ts'

const project = (bytes: Uint8Array = makeNational(), name = 'report-checklist.xlsx') =>
  makeProject({ 'plans/LEGGIMI.md': 'piani', [name]: bytes })

test('a document becomes a plan that holds together, with nothing encoded', async () => {
  const bytes = makeNational()
  const { folder, path } = project(bytes)
  const { code, out } = await cliHere(['import', 'report-checklist.xlsx', '--plan', 'fse'], {
    cwd: folder,
  })
  expect(code).toBe(0)
  expect(out).toContain('TestCases, intestazione alla riga 9: 4 casi\n')
  expect(out).toMatch(/ {2}T {3}ESITO \(PASS\/FAIL\) +→ outcome\n/)
  expect(out).toMatch(/ {2}U {3}TEST AUTOCERTIFICATO +→ reserved\n/)
  expect(out).toContain('  ! Summary!D2: cita 448, che nessuna riga del piano ha\n')
  expect(out).toContain(
    "plans/fse: 4 casi da codificare, il documento com'è arrivato, e mapping.yaml da rileggere\n",
  )
  expect(parse(readFileSync(path('plans/fse/plan.yaml'), 'utf8'))).toEqual({
    title: 'report-checklist',
    version: '8.2.1',
    document: {
      file: 'documento/report-checklist.xlsx',
      sha256: sha256(bytes),
      cells: { 1: 'TestCases!A10', 28: 'TestCases!A11', 29: 'TestCases!A12', 30: 'TestCases!A13' },
    },
    areas: [
      { name: 'LAB', cases: ['1', '28'] },
      { name: 'CERT_VAC', cases: ['29'] },
      { name: 'CERT_VACC', cases: ['30'] },
    ],
  })
  expect(readFileSync(path('plans/fse/documento/report-checklist.xlsx'))).toEqual(
    Buffer.from(bytes),
  )
  expect(readFileSync(path('plans/fse/cases/28.case.yaml'), 'utf8')).toMatchInlineSnapshot(`
    "id: '28'
    title: VALIDAZIONE_CDA2_LAB_CT2_KO
    source:
      sheet: TestCases
      cell: A11
      text: |-
        SERVIZIO: VALIDAZIONE
        Tipo Documento: LAB
        NOME CASO TEST: VALIDAZIONE_CDA2_LAB_CT2_KO
        DESCRIZIONE CASO TEST:
        Descrizione di VALIDAZIONE_CDA2_LAB_CT2_KO.
        Risultato: errore bloccante
        CASO OK / KO: KO
    tags:
      - LAB
      - KO
    state: to-be-encoded
    "
  `)
  const checked = await cliHere(['check', 'fse'], { cwd: folder })
  expect({ code: checked.code, out: checked.out, error: checked.error }).toEqual({
    code: 0,
    out: 'fse: 4 casi, nessun errore\n',
    error: '',
  })
})

test('with --dry-run nothing is written; as data all is told', async () => {
  const { folder, path } = project()
  const { code, out } = await cliHere(
    ['import', 'report-checklist.xlsx', '--plan', 'fse', '--dry-run', '--json'],
    { cwd: folder },
  )
  expect(code).toBe(0)
  const told = JSON.parse(out) as { plan: null; cases: unknown[]; findings: { kind: string }[] }
  expect(told.plan).toBeNull()
  expect(told.cases).toHaveLength(4)
  expect(told.findings.map(({ kind }) => kind)).toContain('id-cited')
  expect(existsSync(path('plans/fse'))).toBe(false)
})

const unsure = makeXlsx({
  sheets: [
    {
      name: 'Casi',
      cells: tableCells(1, [
        ['Sigla', 'Descrizione', 'Risultato atteso', 'Esito', 'Risultato'],
        ['X-1', 'Uno', 'a'],
        ['X-2', 'Due', 'a'],
      ]),
    },
  ],
})

test('where nobody is asked, a doubt is refused with what to say', async () => {
  const { folder, path } = project(unsure, 'piano.xlsx')
  const { code, out, error } = await cliHere(['import', 'piano.xlsx', '--plan', 'p'], {
    cwd: folder,
  })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toMatchInlineSnapshot(`
    "errore DOCUMENT_UNCLEAR: piano.xlsx: non è chiaro che cosa siano alcune colonne
      Casi!A «Sigla»: nessuna intestazione dice quale colonna è l'id del caso
      Casi!D «Esito»: 2 colonne si possono leggere come «outcome»: D, E
      Casi!E «Risultato»: 2 colonne si possono leggere come «outcome»: D, E
    rimedio: dirlo con --map, per esempio --map A=id --map D=outcome --map E=-; --map COLONNA=- dice che una colonna non è nessuna di queste
    "
  `)
  expect(readdirSync(path('plans'))).toEqual(['LEGGIMI.md'])
  const said = await cliHere(
    ['import', 'piano.xlsx', '--plan', 'p', '--map', 'A=id', '--map', 'Risultato=-'],
    { cwd: folder },
  )
  expect(said.code).toBe(0)
  expect(readdirSync(path('plans/p/cases'))).toEqual(['X-1.case.yaml', 'X-2.case.yaml'])
})

test('a person at the terminal is asked, corrected and believed', async () => {
  const { folder, path } = project(unsure, 'piano.xlsx')
  const { code, error } = await cliHere(['import', 'piano.xlsx', '--plan', 'p'], {
    cwd: folder,
    operator: Readable.from(['\n', 'otcome\n', '-\n', '\n']),
  })
  expect(code).toBe(0)
  expect(error).toContain('forse si intendeva «outcome»')
  const { tables } = parse(readFileSync(path('plans/p/mapping.yaml'), 'utf8')) as {
    tables: { columns: { column: string; field?: string }[] }[]
  }
  expect(tables[0]?.columns.map(({ column, field }) => [column, field])).toEqual([
    ['A', 'id'],
    ['B', 'description'],
    ['C', 'expected'],
    ['D', undefined],
    ['E', 'outcome'],
  ])
})

test.each<[string, readonly string[], string]>([
  ['a file that is not there', ['import', 'altro.xlsx', '--plan', 'p'], 'DOCUMENT_REFUSED'],
  ['a plan that is there', ['import', 'report-checklist.xlsx', '--plan', 'c-e'], 'COMMAND_INVALID'],
  [
    'a name that is a path',
    ['import', 'report-checklist.xlsx', '--plan', '../p'],
    'COMMAND_INVALID',
  ],
  [
    'a sheet that is not there',
    ['import', 'report-checklist.xlsx', '--plan', 'p', '--sheet', 'Casi'],
    'DOCUMENT_REFUSED',
  ],
  [
    'a field that is none',
    ['import', 'report-checklist.xlsx', '--plan', 'p', '--map', 'A=codice'],
    'COMMAND_INVALID',
  ],
  [
    'a column that is none',
    ['import', 'report-checklist.xlsx', '--plan', 'p', '--map', 'Sigla=id'],
    'COMMAND_INVALID',
  ],
])('is refused: %s', async (_, args, errorCode) => {
  const { folder, write, path } = project()
  write('plans/c-e/plan.yaml', 'title: x\n')
  const { code, error } = await cliHere(args, { cwd: folder })
  expect(code).toBe(2)
  expect(error).toMatch(new RegExp(`^errore ${errorCode}: .+\\nrimedio: .+`))
  expect(readdirSync(path('plans')).toSorted()).toEqual(['LEGGIMI.md', 'c-e'])
})
