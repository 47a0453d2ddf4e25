import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { Filling } from '../../../../src/fill/filling.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import { cellAddress } from '../../../../src/workbook/grid.ts'
import { readDocument } from '../../../../src/workbook/read-document.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { makeDocx, makeXlsx, tableCells } from '../../../support/make-workbook.ts'
import { makeNational } from '../../../support/national-workbook.ts'
import { asLibreOfficeShows, partsByPython } from '../../../support/office.ts'
import { storeRun, type StoredCase } from '../../../support/stored-run.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const run = '20261116T101500Z-p-collaudo'

/** A workspace whose plan `p` comes from a document; its run has the words that the plan has. */
const planFrom = async (name: string, bytes: Uint8Array): Promise<TempProject> => {
  const project = makeProject({ 'plans/LEGGIMI.md': 'piani', [name]: bytes })
  const { code, error } = await cliHere(['import', name, '--plan', 'p'], { cwd: project.folder })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return project
}

const wordsOf = (project: TempProject, id: string): string =>
  (
    parse(readFileSync(project.path(`plans/p/cases/${id}.case.yaml`), 'utf8')) as {
      source: { text: string }
    }
  ).source.text

const store = (project: TempProject, cases: readonly StoredCase[], isSimulator = false): void => {
  storeRun(project.folder, run, {
    plan: 'p',
    isSimulator,
    cases: cases.map((one) => ({ text: wordsOf(project, one.id), ...one })),
  })
}

const fill = (project: TempProject, ...args: readonly string[]) =>
  cliHere(['fill', run, ...args], { cwd: project.folder })

const edit = (project: TempProject, file: string, before: string, after: string): void => {
  const text = readFileSync(project.path(file), 'utf8')
  expect(text).toContain(before)
  writeFileSync(project.path(file), text.replace(before, after))
}

/** Texts of a sheet by address. */
const cellsIn = (file: string, sheet: string): Record<string, string> =>
  Object.fromEntries(
    readDocument(file, readFileSync(file))
      .grids.find(({ name }) => name === sheet)
      ?.rows.flatMap(({ number, cells }) =>
        [...cells].map(([column, { text }]): [string, string] => [
          cellAddress(number, column),
          text,
        ]),
      ) ?? [],
  )

const nationalCases: readonly StoredCase[] = [
  {
    id: '1',
    calls: [
      { traceID: 'other' },
      { traceID: '12345678e0123456', workflowInstanceId: '2.16.840^^^urn' },
    ],
  },
  {
    id: '28',
    kind: 'negative',
    calls: [{ traceID: '0000000000000123' }],
    refusal: '=HYPERLINK("http://x.invalid")',
    answers: [
      { name: 'bloccante', value: 'si' },
      { name: 'visibile', value: 'No' },
    ],
  },
  {
    id: '29',
    kind: 'negative',
    calls: [{ traceID: '1234567890123456' }],
    outcome: {
      status: 'failed',
      trouble: 'unmet-check',
      message: '@atteso 422,\r\nottenuto 201\u0007 <b>&',
    },
  },
  { id: '30', kind: 'declared', description: "L'operatore riprova più tardi" },
]

const kept = {
  'xl/charts/chart1.xml': '<c:chartSpace xmlns:c="urn:c"/>',
  'xl/comments1.xml': '<comments/>',
  'xl/vbaProject.bin': new Uint8Array([1, 2, 3, 0, 255]),
}

const conditional =
  '<conditionalFormatting sqref="T10:T13"><cfRule type="containsText" dxfId="0" priority="1" operator="containsText" text="PASS"><formula>NOT(ISERROR(SEARCH("PASS",T10)))</formula></cfRule></conditionalFormatting>'

const nationalPlan = async (): Promise<TempProject> => {
  const project = await planFrom(
    'report-checklist.xlsx',
    makeNational({ parts: kept, sheet: { more: conditional } }),
  )
  store(project, nationalCases)
  return project
}

test('outcomes are written as text into their own cells, and nowhere else', async () => {
  const project = await nationalPlan()
  const { code, out } = await fill(project)
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "reports/20261116T101500Z-p-collaudo/documento/report-checklist.xlsx: celle scritte 23, in righe 4
    "
  `)
  const how = JSON.parse(readFileSync(project.path(`reports/${run}/documento.json`), 'utf8'))
  expect(Filling.parse(how).document).toEqual({
    name: 'report-checklist.xlsx',
    sha256: sha256(readFileSync(project.path('report-checklist.xlsx'))),
  })
  const file = project.path(`reports/${run}/documento/report-checklist.xlsx`)
  const before = cellsIn(project.path('report-checklist.xlsx'), 'TestCases')
  const after = cellsIn(file, 'TestCases')
  const written = Object.entries(after).filter(([address, text]) => before[address] !== text)
  expect(Object.fromEntries(written)).toEqual({
    F10: '16/11/2026',
    G10: '2026-11-16T10:15:01Z',
    H10: '12345678e0123456',
    I10: '2.16.840^^^urn',
    J10: 'SI',
    T10: 'PASS',
    F11: '16/11/2026',
    G11: '2026-11-16T10:16:00Z',
    H11: '0000000000000123',
    J11: 'SI',
    M11: 'SI',
    N11: 'NO',
    O11: '=HYPERLINK("http://x.invalid")',
    T11: 'PASS',
    F12: '16/11/2026',
    G12: '2026-11-16T10:17:00Z',
    H12: '1234567890123456',
    J12: 'SI',
    O12: '@atteso 422,\nottenuto 201 <b>&',
    T12: 'FAIL',
    J13: 'SI',
    S13: "L'operatore riprova più tardi",
    T13: 'PASS',
  })
  const grid = readDocument(file, readFileSync(file)).grids.find(({ name }) => name === 'TestCases')
  expect(
    grid?.rows.some(({ cells }) => [...cells.values()].some(({ isFormula }) => isFormula)),
  ).toBe(false)
})

test.skipIf(!hasTool('soffice') || !hasTool('python3'))(
  'LibreOffice shows exactly what was written, and every other part is as it was',
  async () => {
    const project = await nationalPlan()
    const { out } = await fill(project, '--out', 'compilato.xlsx', '--json')
    const told = JSON.parse(out) as {
      cells: { sheet: string; cell: string; value: string }[]
      sha256: string
    }
    const [before, after] = [project.path('report-checklist.xlsx'), project.path('compilato.xlsx')]
    expect(told.sha256).toBe(sha256(readFileSync(after)))
    const [parts, filledParts] = [partsByPython(before), partsByPython(after)]
    expect(Object.keys(filledParts)).toEqual(Object.keys(parts))
    expect(Object.keys(parts).filter((name) => parts[name] !== filledParts[name])).toEqual([
      'xl/worksheets/sheet2.xml',
    ])
    const shown = asLibreOfficeShows([before, after])
    const [original, filled] = [shown.get(before), shown.get(after)]
    expect([...(filled?.keys() ?? [])].toSorted()).toEqual([...(original?.keys() ?? [])].toSorted())
    expect(filled?.size).toBe(5)
    const differences = [...(filled ?? [])].flatMap(([sheet, rows]) =>
      rows.flatMap((row, index) =>
        row.flatMap((value, column) =>
          value === (original?.get(sheet)?.[index]?.[column] ?? '')
            ? []
            : [{ sheet, cell: cellAddress(index + 1, column + 1), value }],
        ),
      ),
    )
    const byCell = (a: { cell: string }, b: { cell: string }): number =>
      a.cell.localeCompare(b.cell)
    expect(differences.toSorted(byCell)).toEqual(
      told.cells
        .map(({ sheet, cell, value }) => ({
          sheet,
          cell,
          value: value.replace('\r', '').replace('\u0007', ''),
        }))
        .toSorted(byCell),
    )
  },
)

test('with nothing to write the document is the one that came, byte for byte', async () => {
  const project = await planFrom('report-checklist.xlsx', makeNational({ parts: kept }))
  store(project, [])
  const { code, out } = await fill(project, '--out', 'vuoto.xlsx')
  expect(code).toBe(0)
  expect(out).toContain('celle scritte 0, in righe 0')
  expect(out).toContain("  non è nell'esecuzione: 1, 28, 29, 30\n")
  expect(readFileSync(project.path('vuoto.xlsx'))).toEqual(
    readFileSync(project.path('report-checklist.xlsx')),
  )
})

test('a case that does not apply has its reason from the list, or beside it, and no trace', async () => {
  const project = await nationalPlan()
  writeFileSync(
    project.path('plans/p/plan.yaml'),
    `${readFileSync(project.path('plans/p/plan.yaml'), 'utf8')}not-applicable:
  - { case: '1', reason: "campo non strutturato nell'applicativo" }
  - { case: '28', reason: Il prodotto non lo prevede }
`,
  )
  const { code, error } = await fill(project, '--out', 'f.xlsx')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const cells = cellsIn(project.path('f.xlsx'), 'TestCases')
  const row = (number: number) =>
    Object.fromEntries(
      ['F', 'H', 'J', 'K', 'L', 'T'].map((letter) => [letter, cells[`${letter}${number}`]]),
    )
  expect(row(10)).toEqual({ J: 'NO', K: 'Campo non strutturato nell’applicativo' })
  expect(row(11)).toEqual({ J: 'NO', K: 'Altro (specificare)', L: 'Il prodotto non lo prevede' })
})

test('a case that broke or awaits somebody leaves its row empty, and is told', async () => {
  const project = await planFrom('report-checklist.xlsx', makeNational())
  store(project, [
    {
      id: '1',
      outcome: { status: 'broken', trouble: 'internal-error', code: 'X', message: 'caduta' },
    },
    {
      id: '28',
      outcome: { status: 'skipped', cause: 'awaiting-operator', reason: 'manca la schermata' },
    },
  ])
  const { out } = await fill(project, '--out', 'f.xlsx')
  expect(out).toContain('  si è interrotto: caduta: 1\n  manca la schermata: 28\n')
  expect(cellsIn(project.path('f.xlsx'), 'TestCases')).toEqual(
    cellsIn(project.path('report-checklist.xlsx'), 'TestCases'),
  )
})

test('everything that does not agree is told at once, and nothing is written', async () => {
  const project = await planFrom(
    'report-checklist.xlsx',
    makeNational({
      cells: { U10: 'SI', H11: 'già scritto', T12: { formula: 'IF(1,"PASS","")', value: 'PASS' } },
    }),
  )
  store(project, [
    { id: '1', calls: [{ traceID: 'a' }], text: 'altre parole' },
    { id: '28', calls: [{ traceID: 'b' }] },
    { id: '29', calls: [{ traceID: 'c' }] },
  ])
  edit(project, 'plans/p/mapping.yaml', 'passed: PASS', 'passed: Superato')
  edit(project, 'plans/p/mapping.yaml', 'header: TIMESTAMP', 'header: ORARIO')
  const { code, out, error } = await fill(project)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toMatchInlineSnapshot(`
    "errore DOCUMENT_MISMATCH: report-checklist.xlsx non è stato scritto; ciò che non combacia (6):
      TestCases!G9: attesa l'intestazione «ORARIO», trovata «TIMESTAMP»
        → correggere la colonna G in mapping.yaml
      TestCases!A10: il caso 1 è stato eseguito su altre parole dell'autorità
        → rieseguirlo: collaudo run p --case 1
      TestCases!T10: atteso uno tra «PASS», «FAIL», da scrivere «Superato» (outcome)
        → correggere outcome in mapping.yaml
      TestCases!T11: atteso uno tra «PASS», «FAIL», da scrivere «Superato» (outcome)
        → correggere outcome in mapping.yaml
      TestCases!H11: la cella contiene già «già scritto», da scrivere «b»
        → importare il documento com'è arrivato, o dichiarare la colonna H field: reserved in mapping.yaml
      TestCases!T12: atteso uno tra «PASS», «FAIL», da scrivere «Superato» (outcome)
        → correggere outcome in mapping.yaml
    rimedio: correggere tutte queste, poi ripetere il comando
    "
  `)
  expect(existsSync(project.path(`reports/${run}/documento`))).toBe(false)
})

test('filters are cleared: the rows that they hid are shown, those hidden by hand stay hidden', async () => {
  const project = await planFrom(
    'piano.xlsx',
    makeXlsx({
      sheets: [
        {
          name: 'Casi',
          cells: tableCells(1, [
            ['ID', 'Titolo', 'Passi', 'Esito'],
            ['A1', 'Uno', 'x'],
            ['A2', 'Due', 'x'],
            ['A3', 'Tre', 'x'],
            [],
            ['nota'],
          ]),
          hiddenRows: [3, 6],
          filter: { area: 'A1:D4', isActive: true },
        },
      ],
    }),
  )
  store(project, [{ id: 'A2' }])
  await fill(project, '--out', 'f.xlsx')
  const { grids } = readDocument('f.xlsx', readFileSync(project.path('f.xlsx')))
  expect(grids[0]?.isFiltered).toBe(false)
  expect(grids[0]?.rows.map(({ number, isHidden }) => [number, isHidden])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, false],
    [6, true],
  ])
  expect(cellsIn(project.path('f.xlsx'), 'Casi')['D3']).toBe('OK')
})

test('where the document works something out, it is asked to do so again', async () => {
  const project = await planFrom(
    'piano.xlsx',
    makeXlsx({
      sheets: [
        {
          name: 'Casi',
          cells: tableCells(1, [
            ['ID', 'Titolo', 'Passi', 'Esito'],
            ['A1', 'Uno', 'x'],
          ]),
        },
        { name: 'Totali', cells: { A1: { formula: 'COUNTIF(Casi!D:D,"OK")', value: '0' } } },
      ],
    }),
  )
  store(project, [{ id: 'A1' }])
  await fill(project, '--out', 'f.xlsx')
  const bytes = readFileSync(project.path('f.xlsx'))
  expect(cellsIn(project.path('f.xlsx'), 'Totali')).toEqual({ A1: '0' })
  expect(readDocument('f.xlsx', bytes).grids[1]?.rows[0]?.cells.get(1)?.isFormula).toBe(true)
  const { openPackage } = await import('../../../../src/workbook/package-parts.ts')
  expect(openPackage('f.xlsx', bytes).text('xl/workbook.xml')).toContain(
    '<calcPr fullCalcOnLoad="1" calcId="191029"/>',
  )
})

test('a table of a Word document is filled in, with the properties of its text and what its list offers', async () => {
  const project = await planFrom(
    'piano.docx',
    makeDocx([
      [
        ['N.', 'Caso di test', 'Passi', 'Esito', 'Note'],
        ['1', 'Uno', 'Fare', { text: '', choices: ['Superato', 'Non superato'] }, ''],
        ['2', 'Due', 'Fare', { text: '', choices: ['Superato', 'Non superato'] }, ''],
      ],
    ]),
  )
  store(project, [
    { id: '1' },
    {
      id: '2',
      outcome: { status: 'failed', trouble: 'unmet-check', message: 'no' },
      answers: [{ name: 'nota', value: 'riga <1>\nriga 2' }],
    },
  ])
  edit(project, 'plans/p/mapping.yaml', 'field: notes', 'field: notes\n        from: [nota]')
  const { code, error } = await fill(project, '--out', 'f.docx')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(cellsIn(project.path('f.docx'), 'Tabella 1')).toMatchObject({
    D2: 'Superato',
    D3: 'Non superato',
    E3: 'riga <1>\nriga 2',
  })
})

test('a CSV is filled in with its own delimiter, and a text that would be a formula is made harmless', async () => {
  const project = await planFrom(
    'piano.csv',
    Buffer.from(
      'ID;Titolo;Passi;Esito;Messaggio di errore\r\n01;Più;x;;\r\n02;Due;x;;\r\n',
      'latin1',
    ),
  )
  store(project, [
    { id: '01' },
    { id: '02', outcome: { status: 'failed', trouble: 'unmet-check', message: '=1+1' } },
  ])
  await fill(project, '--out', 'f.csv')
  expect(readFileSync(project.path('f.csv'), 'latin1')).toBe(
    "ID;Titolo;Passi;Esito;Messaggio di errore\r\n01;Più;x;OK;\r\n02;Due;x;KO;'=1+1\r\n",
  )
})

test('of a CSV only the fields that are written change: quotes, blank lines and short records stay', async () => {
  const project = await planFrom(
    'piano.csv',
    Buffer.from(
      '\u{feff}"ID","Titolo","Passi","Esito","Note"\n\n"01","Uno, ""due""\ne tre",  x,"",""\n02,Due,x\n"03",Tre,"x",,fine',
    ),
  )
  edit(project, 'plans/p/mapping.yaml', 'field: notes', 'field: notes\n        from: [nota]')
  store(project, [
    { id: '01', answers: [{ name: 'nota', value: 'a, "b"' }] },
    { id: '02', answers: [{ name: 'nota', value: 'c' }] },
    { id: '03' },
  ])
  await fill(project, '--out', 'f.csv')
  expect(readFileSync(project.path('f.csv'), 'utf8')).toBe(
    '\u{feff}"ID","Titolo","Passi","Esito","Note"\n\n"01","Uno, ""due""\ne tre",  x,OK,"a, ""b"""\n02,Due,x,OK,c\n"03",Tre,"x",OK,fine',
  )
})

test('a run on the simulator is a rehearsal, and says so', async () => {
  const project = await planFrom('report-checklist.xlsx', makeNational())
  store(
    project,
    [
      { id: '1', calls: [{ traceID: 'a' }] },
      { id: '28', calls: [{ traceID: 'a' }] },
    ],
    true,
  )
  const refused = await fill(project)
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 2, out: '' })
  expect(refused.error).toContain('è sul simulatore: non è un esito')
  const { code, out } = await fill(project, '--rehearsal')
  expect(code).toBe(0)
  expect(out).toContain('Prova generale')
  expect(out).toContain('La stessa traccia è in più righe')
})

test.each<[string, (project: TempProject) => void, readonly string[], RegExp]>([
  [
    'a document that is another',
    (project) =>
      writeFileSync(
        project.path('plans/p/documento/report-checklist.xlsx'),
        makeNational({ rows: [] }),
      ),
    [],
    /DOCUMENT_MISMATCH: .* non è il documento importato/,
  ],
  [
    'a mapping that is wrong',
    (project) => edit(project, 'plans/p/mapping.yaml', 'field: trace', 'field: traccia'),
    [],
    /MAPPING_INVALID/,
  ],
  [
    'the cell of another case',
    (project) => edit(project, 'plans/p/plan.yaml', 'TestCases!A11', 'TestCases!A12'),
    [],
    /TestCases!A12: attesa la riga del caso 28, trovato «29\.0»/,
  ],
  [
    'a copy in which pseudonyms stand for people',
    (project) =>
      edit(
        project,
        `reports/${run}/run.json`,
        '"harness":',
        '"pseudonymised": { "replaced": {}, "withheld": {} }, "harness":',
      ),
    [],
    /è una copia con pseudonimi: i suoi valori non sono quelli delle chiamate/,
  ],
  ['a file that is there', () => undefined, ['--out', 'report-checklist.xlsx'], /c'è già/],
  [
    "the plan's own document",
    () => undefined,
    ['--out', 'plans/p/documento', '--force'],
    /è il documento del piano/,
  ],
])('is refused: %s', async (_, change, args, reason) => {
  const project = await nationalPlan()
  change(project)
  const { code, out, error } = await fill(project, ...args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toMatch(reason)
})

test('cells of a protected sheet that the authority locked are never written', async () => {
  const cells = tableCells(1, [
    ['ID', 'Titolo', 'Passi', 'Esito', 'Note'],
    ['A1', 'Uno', 'x', { style: 0 }, { style: 5 }],
  ])
  const project = await planFrom(
    'piano.xlsx',
    makeXlsx({ sheets: [{ name: 'Casi', cells, isProtected: true }] }),
  )
  mkdirSync(project.path('reports'), { recursive: true })
  store(project, [{ id: 'A1' }])
  expect((await fill(project)).error).toContain(
    "Casi!D2: la cella è protetta: l'autorità la tiene per sé",
  )
})

test('where what a cell may hold comes of a formula that cannot be worked out, nothing is written and the mapping can say it', async () => {
  const cells = tableCells(1, [
    ['ID', 'Titolo', 'Passi', 'Esito', 'Note'],
    ['A1', 'Uno', 'x'],
  ])
  const project = await planFrom(
    'piano.xlsx',
    makeXlsx({
      sheets: [
        { name: 'Casi', cells, lists: [{ cells: 'D2:D9', formula: 'INDIRECT("esiti_"&B2)' }] },
      ],
    }),
  )
  mkdirSync(project.path('reports'), { recursive: true })
  store(project, [{ id: 'A1' }])
  const refused = await fill(project)
  expect(refused.code).toBe(2)
  expect(refused.error).toContain(
    "Casi!D2: l'elenco dei valori ammessi viene da una formula che non si può calcolare",
  )
  edit(
    project,
    'plans/p/mapping.yaml',
    'field: outcome',
    'field: outcome\n        values: [OK, KO]',
  )
  const filled = await fill(project)
  expect({ code: filled.code, error: filled.error }).toEqual({ code: 0, error: '' })
  expect(cellsIn(project.path(`reports/${run}/documento/piano.xlsx`), 'Casi')['D2']).toBe('OK')
})
