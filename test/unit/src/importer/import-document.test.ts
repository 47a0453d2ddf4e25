import { expect, test } from 'vitest'

import { doubtsOf } from '../../../../src/importer/doubts.ts'
import { importDocument } from '../../../../src/importer/import-document.ts'
import type { Choice } from '../../../../src/importer/map-columns.ts'
import { proposeMapping } from '../../../../src/importer/propose-mapping.ts'
import { readDocument } from '../../../../src/workbook/read-document.ts'
import {
  makeDocx,
  makeXlsx,
  tableCells,
  type MadeCell,
  type MadeSheet,
} from '../../../support/make-workbook.ts'
import { makeNational, nationalRow } from '../../../support/national-workbook.ts'

const imported = (
  name: string,
  bytes: Uint8Array,
  choices: readonly Choice[] = [],
  sheets: readonly string[] = [],
) => importDocument(name, readDocument(name, bytes), { choices, sheets })

const header = ['ID', 'Titolo', 'Risultato atteso', 'Esito']
const sheetOf = (
  rows: readonly (readonly (MadeCell | undefined)[])[],
  sheet: Partial<MadeSheet> = {},
) => makeXlsx({ sheets: [{ name: 'Casi', cells: tableCells(1, rows), ...sheet }] })

const idsOf = ({ cases }: { readonly cases: readonly { readonly id: string }[] }) =>
  cases.map(({ id }) => id)

test('the national checklist is read: its header, its ids, its version, its oddities', () => {
  const found = imported('report-checklist.xlsx', makeNational())
  expect(idsOf(found)).toEqual(['1', '28', '29', '30'])
  expect(found.version).toBe('8.2.1')
  expect(
    found.tables.map(({ headerRow, columns }) => [headerRow, columns.map(({ field }) => field)]),
  ).toEqual([
    [
      9,
      [
        ...['id', 'area', 'category', 'title', 'description', 'date', 'timestamp', 'trace'],
        ...['message-id', 'applicable', 'reason', 'reason-other', 'blocking', 'visible', 'error'],
        ...['back-office', 'retry', 'resend', 'handling', 'outcome', 'reserved', 'notes', 'type'],
      ],
    ],
  ])
  expect(found.cases[1]).toEqual({
    id: '28',
    title: 'VALIDAZIONE_CDA2_LAB_CT2_KO',
    area: 'LAB',
    tags: ['LAB', 'KO'],
    sheet: 'TestCases',
    cell: 'A11',
    row: 11,
    text: 'SERVIZIO: VALIDAZIONE\nTipo Documento: LAB\nNOME CASO TEST: VALIDAZIONE_CDA2_LAB_CT2_KO\nDESCRIZIONE CASO TEST:\nDescrizione di VALIDAZIONE_CDA2_LAB_CT2_KO.\nRisultato: errore bloccante\nCASO OK / KO: KO',
    isHidden: false,
  })
  expect(found.findings.map(({ place, message }) => `${place} ${message}`)).toEqual([
    ' nella numerazione mancano: 2-27',
    'Summary!D2 cita 448, che nessuna riga del piano ha',
    'Summary!D3 «29.30» ha un punto al posto di una virgola: si è letto come un elenco di id',
    ' SERVIZIO: forse la stessa cosa scritta in modi diversi: «VALIDAZIONE» (TestCases!10), «Validazione» (Summary!B2)',
    ' Tipo Documento: forse la stessa cosa scritta in modi diversi: «CERT_VAC» (TestCases!12), «CERT_VACC» (TestCases!13)',
    "LISTA VALORI il foglio è nascosto: non ha casi, e resta com'è",
    "Sheet1 il foglio è nascosto: non ha casi, e resta com'è",
  ])
})

test('the mapping that is proposed has the values of the drop-downs', () => {
  const { tables } = imported('report-checklist.xlsx', makeNational())
  expect(proposeMapping(tables)).toMatchObject({
    tables: [{ sheet: 'TestCases', header: '9' }],
    outcome: { passed: 'PASS', failed: 'FAIL' },
    applicable: { yes: 'SI', no: 'NO' },
  })
})

test.each<[string, MadeCell, string]>([
  ['a number kept as a number', { number: '28' }, '28'],
  ['a number with a decimal zero', { number: '28.0' }, '28'],
  ['the text of such a number', '28.0', '28'],
  ['a number written with a power of ten', { number: '2.8E1' }, '28'],
  ['a number shown with zeros before it', { number: '7', style: 4 }, '007'],
  ['text with zeros before it', '007', '007'],
  ['a text that looks like a power of ten', '12345678e0123456', '12345678e0123456'],
  ['a text written in the cell itself', { inline: 'TC-1' }, 'TC-1'],
  ['text in several fonts', { rich: ['TC', '-', '2'] }, 'TC-2'],
  ['the result of a formula', { formula: 'CONCATENATE("TC-",3)', value: 'TC-3' }, 'TC-3'],
  ['blanks around it', '  TC-4\n', 'TC-4'],
  ['a dot after it', '5.', '5'],
  ['a slash and a blank in it', 'TC 6/a', 'TC-6-a'],
  ['accents', 'Città-7', 'Citta-7'],
  ['a name that Windows keeps for a device', 'CON', 'caso-CON'],
  ['a path', '../../etc/passwd', 'etc-passwd'],
])('an id is read as text: %s', (_, cell, id) => {
  expect(idsOf(imported('piano.xlsx', sheetOf([header, [cell, 'Uno', 'Riesce']])))).toEqual([id])
})

test('a header is found wherever it stands, with line feeds, blanks and typographic quotes', () => {
  const cells = tableCells(15, [
    [
      '  Id\ncaso',
      'NOME  DEL TEST',
      'Dati d’ingresso',
      'RISULTATO\nATTESO',
      'ESITO',
      'Colonna nostra',
    ],
    ['A1', 'Uno', 'x', 'Riesce', undefined, 'parole in più'],
  ])
  const found = imported('piano.xlsx', makeXlsx({ sheets: [{ name: 'Foglio1', cells }] }))
  expect(found.tables[0]?.columns.map(({ field }) => field)).toEqual([
    ...['id', 'title', 'input', 'expected', 'outcome', null],
  ])
  expect(found.cases[0]?.text).toBe(
    'NOME DEL TEST: Uno\nDati d’ingresso: x\nRISULTATO ATTESO: Riesce\nColonna nostra: parole in più',
  )
})

test('merged cells: a title of several rows, a text for each row, an id over its steps, a heading', () => {
  const cells = tableCells(1, [
    ['Piano di test della cooperativa'],
    ['ID', 'Titolo', 'Prerequisiti', 'Passi', 'Esito'],
    ['Emissione'],
    ['A1', 'Uno', 'Un operatore', 'Aprire', undefined],
    [undefined, undefined, undefined, 'Chiudere', undefined],
    ['A2', 'Due', undefined, 'Leggere', undefined],
    ['Annullamento'],
    ['A3', 'Tre', 'Un altro', 'Annullare', undefined],
  ])
  const merges = ['A1:E1', 'A3:E3', 'A4:A5', 'B4:B5', 'C4:C6', 'A7:E7']
  const found = imported('piano.xlsx', makeXlsx({ sheets: [{ name: 'Casi', cells, merges }] }))
  expect(found.cases.map(({ id, area, cell, text }) => [id, area, cell, text])).toEqual([
    ['A1', 'Emissione', 'A4', 'Titolo: Uno\nPrerequisiti: Un operatore\nPassi:\nAprire\nChiudere'],
    ['A2', 'Emissione', 'A6', 'Titolo: Due\nPrerequisiti: Un operatore\nPassi: Leggere'],
    ['A3', 'Annullamento', 'A8', 'Titolo: Tre\nPrerequisiti: Un altro\nPassi: Annullare'],
  ])
})

test('hidden rows and sheets are kept, and told', () => {
  const found = imported(
    'piano.xlsx',
    makeXlsx({
      sheets: [
        {
          name: 'Casi',
          cells: tableCells(1, [header, ['A1', 'Uno', 'x'], ['A2', 'Due', 'x']]),
          hiddenRows: [3],
          filter: { area: 'A1:D3', isActive: true },
        },
        { name: 'Altri', state: 'veryHidden', cells: tableCells(1, [header, ['B1', 'Tre', 'x']]) },
      ],
    }),
  )
  expect(idsOf(found)).toEqual(['A1', 'A2', 'B1'])
  expect(found.cases.map(({ isHidden }) => isHidden)).toEqual([false, true, false])
  expect(found.findings.map(({ place, message }) => `${place}: ${message}`)).toEqual([
    'Altri: il foglio è nascosto: i suoi casi sono nel piano',
    'Casi: righe nascoste da un filtro: 1; i loro casi sono nel piano',
  ])
})

test('several tables of a sheet are read, and a header that is repeated opens none', () => {
  const found = imported(
    'piano.xlsx',
    sheetOf([
      header,
      ['A1', 'Uno', 'x'],
      header,
      ['A2', 'Due', 'x'],
      [],
      ['Codice', 'Descrizione', 'Passi', 'Risultato atteso', 'Note'],
      ['B1', 'Tre', 'Fare', 'y'],
    ]),
  )
  expect(found.tables.map(({ headerRow }) => headerRow)).toEqual([1, 6])
  expect(found.cases.map(({ id, text }) => [id, text])).toEqual([
    ['A1', 'Titolo: Uno\nRisultato atteso: x'],
    ['A2', 'Titolo: Due\nRisultato atteso: x'],
    ['B1', 'Descrizione: Tre\nPassi: Fare\nRisultato atteso: y'],
  ])
})

test('a repeated id keeps its row as a case of its own; a row without an id is told', () => {
  const found = imported(
    'piano.xlsx',
    makeXlsx({
      sheets: [
        {
          name: 'Casi',
          cells: tableCells(1, [
            header,
            ['1', 'Uno', 'x'],
            ['1', 'Ancora', 'x'],
            [undefined, 'Senza id', 'x'],
          ]),
        },
        { name: 'Casi KO', cells: tableCells(1, [header, ['1', 'Altro foglio', 'x']]) },
      ],
    }),
  )
  expect(idsOf(found)).toEqual(['1', '1-riga3', 'Casi-KO-1'])
  expect(found.withoutId).toEqual(['Casi!A4'])
  expect(found.findings.map(({ kind, place }) => [kind, place])).toEqual([
    ['id-duplicate', 'Casi!A3'],
    ['id-missing', 'Casi!A4'],
    ['id-duplicate', 'Casi KO!A2'],
  ])
})

test('ids that other words of the plan cite, and no row has, are told', () => {
  const found = imported(
    'piano.xlsx',
    sheetOf([
      header,
      ['TC-01', 'Uno', 'x'],
      ['TC-02', 'Due, dopo TC-01 e TC-99', 'x'],
      ['TC-03', 'Tre', 'x'],
    ]),
  )
  expect(found.findings.map(({ place, message }) => `${place} ${message}`)).toEqual([
    'Casi!B3 cita TC-99, che nessuna riga del piano ha',
  ])
})

test('a date is written with its year first, a truth as TRUE', () => {
  const found = imported(
    'piano.xlsx',
    sheetOf([
      ['ID', 'Titolo', 'Scadenza', 'Firmato', 'Risultato atteso'],
      [
        'A1',
        'Uno',
        { number: '45321', style: 2 },
        { boolean: true },
        { number: '45321.5', style: 3 },
      ],
    ]),
  )
  expect(found.cases[0]?.text).toBe(
    'Titolo: Uno\nScadenza: 2024-01-30\nFirmato: TRUE\nRisultato atteso: 2024-01-30T12:00:00',
  )
})

test('a table of a Word document is read, with its merged cells', () => {
  const bytes = makeDocx([
    [
      ['Revisione', 'Autore'],
      ['1', 'Noi'],
    ],
    [
      ['N.', 'Caso di test', 'Passi', 'Risultato atteso', 'Esito'],
      [{ text: 'Ricette', span: 5 }],
      [{ text: '1', merge: 'restart' }, 'Emissione', 'Aprire\nScrivere', 'Riesce', ''],
      [{ text: '', merge: 'continue' }, '', 'Chiudere', '', ''],
      ['2', 'Annullamento', 'Annullare', 'Riesce', ''],
    ],
  ])
  const found = imported('piano.docx', bytes)
  expect(
    found.cases.map(({ id, area, sheet, cell, text }) => [id, area, sheet, cell, text]),
  ).toEqual([
    [
      ...['1', 'Ricette', 'Tabella 2', 'A3'],
      'Caso di test: Emissione\nPassi:\nAprire\nScrivere\nChiudere\nRisultato atteso: Riesce',
    ],
    [
      ...['2', 'Ricette', 'Tabella 2', 'A5'],
      'Caso di test: Annullamento\nPassi: Annullare\nRisultato atteso: Riesce',
    ],
  ])
})

test.each([
  ['semicolons, as Italian spreadsheets write', ';', 'utf8'],
  ['commas', ',', 'utf8'],
  ['tabs', '\t', 'utf8'],
  ['an old Windows encoding', ';', 'latin1'],
  ['UTF-16', ';', 'utf16le'],
] as const)('a CSV is read, with %s', (_, delimiter, encoding) => {
  const text = [
    ['ID', 'Descrizione', 'Risultato atteso', 'Esito'],
    ['028', `"Più righe\ne ""virgolette""${delimiter} e altro"`, 'È positivo', ''],
  ]
    .map((row) => row.join(delimiter))
    .join('\r\n')
  const bytes =
    encoding === 'utf16le'
      ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, encoding)])
      : Buffer.from(text, encoding)
  const found = imported('piano.csv', bytes)
  expect(found.cases.map(({ id, cell, text: words }) => [id, cell, words])).toEqual([
    [
      '028',
      'A2',
      `Descrizione:\nPiù righe\ne "virgolette"${delimiter} e altro\nRisultato atteso: È positivo`,
    ],
  ])
})

const doubts = (rows: readonly (readonly string[])[], choices: readonly Choice[] = []) =>
  doubtsOf(imported('piano.xlsx', sheetOf(rows), choices).tables).map(({ column, why }) => [
    column,
    why,
  ])

test('a doubt is raised where a column that matters is not certain, and a person settles it', () => {
  const rows = [
    ['ID', 'Descrizione', 'Esito', 'Risultato'],
    ['1', 'Uno', '', ''],
  ]
  const why = '2 colonne si possono leggere come «outcome»: C, D'
  expect(doubts(rows)).toEqual([
    [3, why],
    [4, why],
  ])
  expect(doubts(rows, [{ column: 'D', field: null }])).toEqual([])
  expect(doubts(rows, [{ column: 'Risultato', field: 'outcome' }])).toEqual([])
  expect(
    doubts([
      ['ID', 'Descrizione', 'Passi', 'Il tuo esito finale'],
      ['1', 'Uno', 'x', ''],
    ]),
  ).toEqual([[4, "l'intestazione fa pensare a «outcome», ma non lo dice"]])
})

test('a table without a column of ids is a doubt, and the likeliest column is proposed', () => {
  const rows = [
    ['Sigla', 'Descrizione', 'Passi', 'Risultato atteso'],
    ['X-1', 'Uno', 'fare questo', 'a'],
    ['X-2', 'Due', 'fare quello', 'a'],
  ]
  const { tables } = imported('piano.xlsx', sheetOf(rows), [{ column: 'A', field: 'id' }])
  expect(doubtsOf(tables)).toEqual([])
  expect(() => imported('piano.xlsx', sheetOf(rows))).not.toThrow()
})

test('the expected results of a plan that nobody reads are never taken for outcomes', () => {
  const rows = [nationalRow({ number: '1' }, 'LAB', 'CT1', 'OK')]
  const { cases } = imported('c.xlsx', makeNational({ rows }))
  expect(Object.keys(cases[0] ?? {})).not.toContain('kind')
})

test.each<[string, string, Uint8Array, RegExp]>([
  [
    'a sheet of data',
    'dati.xlsx',
    sheetOf([
      ['Campo', 'Valore'],
      ['cf', 'X'],
    ]),
    /non è un piano di test: nessuna tabella/,
  ],
  [
    'some known words only',
    'dati.xlsx',
    sheetOf([
      ['ID', 'Valore'],
      ['1', 'X'],
    ]),
    /la riga più vicina a un'intestazione è Casi, riga 1, e ha solo id/,
  ],
  ['a header without rows', 'piano.xlsx', sheetOf([header]), /nessuna riga sotto/],
  [
    'sheets without text',
    'piano.xlsx',
    makeXlsx({ sheets: [{ name: 'Foglio1', cells: {} }] }),
    /nessuna tabella con del testo/,
  ],
])('what is not a plan is refused: %s', (_, name, bytes, reason) => {
  expect(() => imported(name, bytes)).toThrow(
    expect.objectContaining({
      code: 'DOCUMENT_REFUSED',
      message: expect.stringMatching(reason) as string,
    }),
  )
})
