import { symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { cliHere } from '../../../support/cli-here.ts'
import type { MadeCell, MadeSheet } from '../../../support/make-workbook.ts'
import { makeNational, nationalRow } from '../../../support/national-workbook.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const where = 'GATEWAY/A1#111#ESEMPIO/Esempio_Software/cartella/1.0'

type Cells = Record<string, MadeCell>

const rows = [
  nationalRow({ number: '1' }, 'LAB', 'VALIDAZIONE_CDA2_LAB_CT1', 'OK'),
  nationalRow({ number: '28' }, 'LAB', 'VALIDAZIONE_CDA2_LAB_CT2_KO', 'KO'),
  nationalRow({ number: '30' }, 'LAB', 'VALIDAZIONE_LAB_TIMEOUT', 'KO'),
  nationalRow({ number: '31' }, 'LAB', 'VALIDAZIONE_CDA2_LAB_CT3_KO', 'KO'),
  nationalRow({ number: '40' }, 'RAD', 'VALIDAZIONE_CDA2_RAD_CT1', 'OK'),
]

const trace1 = '00000000000000a1'
const trace2 = '12345678e0123456'

const filled: Cells = {
  E3: 'cartella',
  E4: 'Esempio Software',
  E5: '1.0',
  ...{
    F10: '16/11/2026',
    G10: '2026-11-16T10:15:00Z',
    H10: trace1,
    I10: 'wf-1',
    J10: 'SI',
    T10: 'PASS',
  },
  ...{ F11: '16/11/2026', G11: '2026-11-16T10:16:00Z', H11: trace2, J11: 'SI', T11: 'PASS' },
  ...{
    M11: 'SI',
    N11: 'SI',
    O11: 'Documento non valido',
    P11: 'NO',
    Q11: 'NO',
    R11: 'SI',
    S11: 'Si corregge',
  },
  ...{
    J12: 'SI',
    M12: 'NO',
    N12: 'NO',
    P12: 'SI',
    Q12: 'SI',
    R12: 'NO',
    S12: 'Si riprova',
    U12: 'SI',
  },
  ...{ J13: 'NO', K13: 'Altro (specificare)', L13: 'Il prodotto non lo prevede' },
}

const result = (id: unknown, over: Record<string, unknown> = {}) => ({
  id,
  ts: id === 1 ? '2026-11-16T10:15:00Z' : '2026-11-16T10:16:00Z',
  traceId: id === 1 ? trace1 : trace2,
  ...(id === 1 ? { workflowInstanceId: 'wf-1' } : {}),
  files: [`caso-${String(id)}.pdf`],
  ...over,
})

const right = {
  appVendor: 'Esempio Software',
  appID: 'cartella',
  appVersion: '1.0',
  results: [result(1), result(28)] as unknown[],
}

interface Change {
  readonly cells?: Cells
  readonly data?: Record<string, unknown> | string | null
  readonly files?: Record<string, string | Uint8Array>
  readonly without?: readonly string[]
  readonly sheet?: Partial<MadeSheet>
  readonly folder?: string
  readonly rows?: typeof rows
}

const submission = (change: Change = {}): TempProject => {
  const folder = change.folder ?? where
  const data = change.data === undefined ? right : change.data
  const files: Record<string, string | Uint8Array> = {
    'report-checklist.xlsx': makeNational({
      rows: change.rows ?? rows,
      cells: { ...filled, ...change.cells },
      sheet: { emptyRows: 20, ...change.sheet },
    }),
    'data.json': typeof data === 'string' ? data : JSON.stringify(data),
    'FILES/caso-1.pdf': '%PDF-1.7 /EmbeddedFile uno',
    'FILES/caso-28.pdf': '%PDF-1.7 /EmbeddedFile due',
    'FILES/SIGNED/caso-1.pdf': '%PDF-1.7 /EmbeddedFile uno firmato',
    ...change.files,
  }
  return makeProject({
    'plans/LEGGIMI.md': '',
    ...Object.fromEntries(
      Object.entries(files)
        .filter(([name]) => change.without?.includes(name) !== true)
        .map(([name, content]) => [`${folder}/${name}`, content]),
    ),
  })
}

interface Found {
  readonly rule: string
  readonly place: string
  readonly message: string
  readonly fix: string
}

const check = async (
  project: TempProject,
  folder = where,
): Promise<{ code: number | null; findings: readonly Found[] }> => {
  const { code, out } = await cliHere(['check-submission', folder, '--json'], {
    cwd: project.folder,
  })
  return { code, findings: (JSON.parse(out) as { findings: Found[] }).findings }
}

test('a submission in order has nothing to be mended', async () => {
  const project = submission()
  expect(await check(project)).toEqual({ code: 0, findings: [] })
  const { code, out } = await cliHere(['check-submission', where], { cwd: project.folder })
  expect(code).toBe(0)
  expect(out).toContain('niente da correggere')
})

const sheet = 'report-checklist.xlsx TestCases!'

const mistakes: readonly (readonly [string, Change, readonly (readonly [string, string])[]])[] = [
  [
    'C007: an empty cell of a KO case',
    { cells: { M11: { style: 1 }, S12: { style: 1 } } },
    [
      ['C007', `${sheet}M11`],
      ['C007', `${sheet}S12`],
    ],
  ],
  ['C007: yes and no in other words', { cells: { P11: 'no' } }, [['C007', `${sheet}P11`]]],
  [
    'C008: an error that users see, without its message',
    { cells: { O11: { style: 1 } } },
    [['C008', `${sheet}O11`]],
  ],
  [
    'C009: whether it applies, spelt in other ways',
    { cells: { J10: 'Sì' } },
    [['C009', `${sheet}J10`]],
  ],
  [
    'C009: whether it applies, left empty in a type in scope',
    { cells: { J13: { style: 1 }, K13: { style: 1 }, L13: { style: 1 } } },
    [['C009', `${sheet}J13`]],
  ],
  [
    'C009: no reason',
    { cells: { K13: { style: 1 }, L13: { style: 1 } } },
    [['C009', `${sheet}K13`]],
  ],
  [
    'C009: a reason though it applies',
    { cells: { K10: 'Campo non strutturato nell’applicativo' } },
    [['C009', `${sheet}K10`]],
  ],
  ['C010: no date', { cells: { F10: { style: 1 } } }, [['C010', `${sheet}F10`]]],
  [
    'C011: a reason that is not in the list, by an apostrophe',
    { cells: { K13: "Campo non strutturato nell'applicativo", L13: { style: 1 } } },
    [['C011', `${sheet}K13`]],
  ],
  [
    'C012: words beside a reason that wants none',
    { cells: { K13: 'Campo non strutturato nell’applicativo' } },
    [['C012', `${sheet}L13`]],
  ],
  [
    'C012: another reason without words',
    { cells: { L13: { style: 1 } } },
    [['C012', `${sheet}L13`]],
  ],
  [
    'a trace where the case does not apply',
    { cells: { H13: 'abcdabcdabcdabcd' } },
    [['not-applicable-filled', `${sheet}H13`]],
  ],
  [
    'a call in a time-out',
    { cells: { F12: '16/11/2026' } },
    [['not-applicable-filled', `${sheet}F12`]],
  ],
  [
    'no OK case that applies',
    {
      cells: {
        J10: 'NO',
        K10: 'Campo non strutturato nell’applicativo',
        F10: { style: 1 },
        G10: { style: 1 },
        H10: { style: 1 },
        I10: { style: 1 },
        T10: { style: 1 },
      },
      data: { ...right, results: [result(28)] },
      without: ['FILES/caso-1.pdf', 'FILES/SIGNED/caso-1.pdf'],
    },
    [['no-applicable-ok', `${sheet}A10`]],
  ],
  [
    'an outcome that is missing, one that failed, one that is no value',
    { cells: { T10: { style: 1 }, T11: 'pass' } },
    [
      ['outcome-missing', `${sheet}T10`],
      ['outcome-value', `${sheet}T11`],
    ],
  ],
  ['a case that failed', { cells: { T11: 'FAIL' } }, [['outcome-failed', `${sheet}T11`]]],
  ["the authority's own column", { cells: { U10: 'SI' } }, [['reserved-filled', `${sheet}U10`]]],
  ['invisible characters', { cells: { O11: 'Documento\u200b' } }, [['characters', `${sheet}O11`]]],
  [
    'a filter that was left on',
    { sheet: { filter: { area: 'A9:W14', isActive: true }, hiddenRows: [11] } },
    [['filter', 'report-checklist.xlsx TestCases!A11']],
  ],
  [
    'a case that applies and is not in data.json',
    { data: { ...right, results: [result(1)] }, without: ['FILES/caso-28.pdf'] },
    [['TEST_NON_PRESENTE', `${sheet}A11`]],
  ],
  [
    'a case of data.json that does not apply, or is a time-out, or is not there',
    {
      data: {
        ...right,
        results: [
          result(1),
          result(28),
          ...[31, 30, 99].map((id, index) =>
            result(id, { traceId: `${index}`.repeat(16), files: ['caso-1.pdf'] }),
          ),
        ],
      },
    },
    [
      ['data-not-applicable', 'data.json/results/2/id'],
      ['data-not-applicable', 'data.json/results/3/id'],
      ['data-id-unknown', 'data.json/results/4/id'],
    ],
  ],
  [
    'an id as text',
    {
      data: {
        ...right,
        results: [result('1', result(1)), result('28', { ...result(28), id: '28' })],
      },
    },
    [['data-id', 'data.json/results/1/id']],
  ],
  [
    'a name in the place of an id',
    {
      data: {
        ...right,
        results: [
          result(1),
          result(28),
          result('LAB_CT3', { files: ['caso-1.pdf'], traceId: 'a'.repeat(16) }),
        ],
      },
    },
    [['data-id', 'data.json/results/2/id']],
  ],
  [
    'the same case twice',
    { data: { ...right, results: [result(1), result(28), result(28)] } },
    [['data-id-repeated', 'data.json/results/2/id']],
  ],
  [
    'a time stamp in another form',
    {
      cells: { G10: '16/11/2026 10:15' },
      data: { ...right, results: [result(1, { ts: '16/11/2026 10:15' }), result(28)] },
    },
    [
      ['data-ts', 'data.json/results/0/ts'],
      ['timestamp-form', `${sheet}G10`],
    ],
  ],
  [
    'a time stamp with milliseconds on one side',
    { data: { ...right, results: [result(1, { ts: '2026-11-16T10:15:00.000Z' }), result(28)] } },
    [
      ['data-ts', 'data.json/results/0/ts'],
      ['timestamp-differs', `${sheet}G10, data.json/results/0/ts`],
    ],
  ],
  [
    'a trace under the name of the gateway',
    {
      data: {
        ...right,
        results: [{ ...result(1), traceId: undefined, traceID: trace1 }, result(28)],
      },
    },
    [
      ['data-trace', 'data.json/results/0/traceId'],
      ['trace-differs', `${sheet}H10, data.json/results/0/traceId`],
    ],
  ],
  [
    'a triplet that is not that of the workbook',
    { data: { ...right, appVendor: 'Esempio software' } },
    [
      ['path', where],
      ['WRONG_CLAIMS_ON_LOG', `${sheet}E4`],
    ],
  ],
  [
    'a triplet with a blank that nobody sees',
    { cells: { E5: '1.0\u00a0' }, data: { ...right, appVersion: '1.0\u00a0' } },
    [
      ['data-triplet', 'data.json/appVersion'],
      ['WRONG_CLAIMS_ON_LOG', `${sheet}E5`],
    ],
  ],
  [
    'a workflow id that is of a token that was refused',
    {
      cells: { I10: 'UNKNOWN_WORKFLOW_ID' },
      data: {
        ...right,
        results: [result(1, { workflowInstanceId: 'UNKNOWN_WORKFLOW_ID' }), result(28)],
      },
    },
    [['WII_UNKNOWN_TRANSACTION', 'data.json/results/0/workflowInstanceId']],
  ],
  [
    'a workflow id that the workbook lacks',
    { cells: { I10: { style: 1 } } },
    [['C007', `${sheet}I10, data.json/results/0/workflowInstanceId`]],
  ],
  [
    'a document that is not there',
    { without: ['FILES/caso-28.pdf'] },
    [['NO_FILES', 'data.json/results/1/files/0']],
  ],
  [
    'a document with other capitals',
    {
      without: ['FILES/caso-28.pdf'],
      files: { 'FILES/Caso-28.pdf': '%PDF-1.7 /EmbeddedFile due' },
    },
    [
      ['file-case', 'data.json/results/1/files/0'],
      ['file-stray', 'FILES/Caso-28.pdf'],
    ],
  ],
  [
    'a document that is named by a path',
    { data: { ...right, results: [result(1), result(28, { files: ['../caso-28.pdf'] })] } },
    [
      ['file-path', 'data.json/results/1/files/0'],
      ['file-stray', 'FILES/caso-28.pdf'],
    ],
  ],
  [
    'a document that is no PDF',
    { files: { 'FILES/caso-28.pdf': '<html>' } },
    [['NO_FILES', 'data.json/results/1/files/0']],
  ],
  [
    'a document without a CDA',
    { files: { 'FILES/caso-28.pdf': '%PDF-1.7 vuoto' } },
    [['CDA_EMPTY', 'data.json/results/1/files/0']],
  ],
  [
    'no document',
    {
      data: { ...right, results: [result(1), result(28, { files: [] })] },
      without: ['FILES/caso-28.pdf'],
    },
    [['NO_FILES', 'data.json/results/1/files']],
  ],
  [
    'the same document for two cases',
    { files: { 'FILES/caso-28.pdf': '%PDF-1.7 /EmbeddedFile uno' } },
    [['file-duplicate', 'FILES/caso-28.pdf']],
  ],
  [
    'files that nobody asked for',
    {
      files: {
        'note.txt': 'x',
        'FILES/vecchio.pdf': '%PDF-1.7 /EmbeddedFile v',
        '~$report-checklist.xlsx': 'x',
      },
    },
    [
      ['file-stray', '~$report-checklist.xlsx'],
      ['file-stray', 'FILES/vecchio.pdf'],
      ['file-stray', 'note.txt'],
    ],
  ],
  [
    'two workbooks',
    { files: { 'copia.xlsx': makeNational() } },
    [['file-duplicate', 'copia.xlsx']],
  ],
  [
    'a folder with a blank in its name',
    { folder: 'GATEWAY/A1#111#ESEMPIO/Esempio Software/cartella/1.0' },
    [['path', 'A1#111#ESEMPIO/Esempio Software/cartella/1.0']],
  ],
  ['a folder that is not in its place', { folder: 'consegna' }, [['path', 'X']]],
  ['no workbook', { without: ['report-checklist.xlsx'] }, [['workbook', 'report-checklist.xlsx']]],
  [
    'data.json that is no JSON',
    {
      data: '{"appVendor": ""x"}',
      without: ['FILES/caso-1.pdf', 'FILES/caso-28.pdf', 'FILES/SIGNED/caso-1.pdf'],
    },
    [['data-json', 'data.json']],
  ],
  [
    'data.json without results',
    {
      data: { ...right, results: [] },
      without: ['FILES/caso-1.pdf', 'FILES/caso-28.pdf', 'FILES/SIGNED/caso-1.pdf'],
    },
    [
      ['data-results', 'data.json/results'],
      ['TEST_NON_PRESENTE', `${sheet}A10`],
      ['TEST_NON_PRESENTE', `${sheet}A11`],
    ],
  ],
]

const short = (place: string): string =>
  place.startsWith('A1#') || place.startsWith('GATEWAY') ? place.replace(/^GATEWAY\//, '') : place

test.each(mistakes)('is told, with its place and its remedy: %s', async (_, change, expected) => {
  const project = submission(change)
  const folder = change.folder ?? where
  const { code, findings } = await check(project, folder)
  expect(code).toBe(1)
  const byText = (a: readonly string[], b: readonly string[]): number =>
    a.join().localeCompare(b.join())
  expect(
    findings
      .map(({ rule, place }) => [rule, folder === 'consegna' ? 'X' : short(place)])
      .toSorted(byText),
  ).toEqual(expected.map(([rule, place]) => [rule, short(place)]).toSorted(byText))
  for (const { message, fix } of findings) expect([message, fix].join()).toMatch(/\S.*,.*\S/s)
})

test.each([
  ['quotes', `"${trace2}"`, 'ha virgolette o punteggiatura in più'],
  ['capitals', trace2.toUpperCase(), 'differiscono solo per le maiuscole'],
  ['a power of ten', 'INF', 'il foglio lo ha preso per un numero'],
  ['the one of another case', trace1, "nel foglio c'è quello del caso 1"],
  ['a cut', trace2.slice(0, 12), 'nel foglio è tagliato'],
  ['another run', 'ffffffffffffffff', "forse uno dei due viene da un'altra esecuzione"],
])('a trace that differs is told by how it came to: %s', async (_, written, how) => {
  const { findings } = await check(submission({ cells: { H11: written } }))
  const found = findings.find(({ rule }) => rule === 'trace-differs')
  expect(found?.place).toBe(`${sheet}H11, data.json/results/1/traceId`)
  expect(found?.message).toContain(how)
})

test('a trace whose zeros were lost is told, and one that two cases bear', async () => {
  const lost = await check(submission({ cells: { H10: 'a1' } }))
  expect(lost.findings.map(({ rule }) => rule)).toEqual(['trace-form', 'trace-differs'])
  expect(lost.findings[1]?.message).toContain('ha perso gli zeri iniziali')
  const twice = await check(
    submission({
      cells: { H11: trace1 },
      data: { ...right, results: [result(1), result(28, { traceId: trace1 })] },
    }),
  )
  expect(twice.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    `trace-repeated: la traccia ${trace1} è di più casi: 1, 28`,
  ])
})

test('rows that were deleted and words that were changed are told, where the plan is named', async () => {
  const project = submission({ rows: rows.filter((_, index) => index !== 4) })
  project.write('modello.xlsx', makeNational({ rows }))
  await cliHere(['import', 'modello.xlsx', '--plan', 'fse'], { cwd: project.folder })
  const { code, out } = await cliHere(['check-submission', where, '--plan', 'fse'], {
    cwd: project.folder,
  })
  expect(code).toBe(1)
  expect(out).toMatchInlineSnapshot(`
    "report-checklist.xlsx TestCases!A14 row-deleted la riga del caso 40 non c'è più
      rimedio: rimetterla: le righe del modello non si tolgono
    GATEWAY/A1#111#ESEMPIO/Esempio_Software/cartella/1.0: da correggere 1
    "
  `)
})

test.skipIf(process.platform === 'win32')('a link is told, and never followed', async () => {
  const project = submission({ without: ['FILES/caso-28.pdf'] })
  symlinkSync('/etc/passwd', project.path(`${where}/FILES/caso-28.pdf`))
  const { findings } = await check(project)
  expect(findings.map(({ rule, place }) => [rule, place])).toEqual([
    ['file-link', 'FILES/caso-28.pdf'],
  ])
})

test('a folder that is not there is refused', async () => {
  const { code, error } = await cliHere(['check-submission', 'altrove'], {
    cwd: submission().folder,
  })
  expect(code).toBe(2)
  expect(error).toMatch(/^errore COMMAND_INVALID: .*altrove non è una cartella/)
})
