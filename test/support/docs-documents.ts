import { readFileSync, rmSync, writeFileSync } from 'node:fs'

import { parse } from 'yaml'

import { sha256 } from '../../src/lib/sha256.ts'
import { makeXlsx, tableCells } from './make-workbook.ts'
import { makeNational, nationalRow } from './national-workbook.ts'
import { storeRun } from './stored-run.ts'
import { makeProject, type TempProject } from './temp-project.ts'

const plan = (version: string, rows: readonly (readonly string[])[]): Uint8Array =>
  makeXlsx({
    sheets: [
      {
        name: 'Casi',
        cells: {
          A1: `Versione ${version}`,
          ...tableCells(3, [
            [
              'ID',
              'Caso di test',
              'Passi',
              'Risultato atteso',
              'Esito (OK/KO)',
              'Data esecuzione',
              'Nonce',
              'A cura di InnovaPuglia',
            ],
            ...rows,
          ]),
        },
        lists: [{ cells: 'E4:E20', formula: '"OK,KO"' }],
      },
    ],
  })

const first = plan('1.0', [
  ['TC-01', 'Emissione', 'Emettere una ricetta', 'La ricetta riceve un NRE'],
  ['TC-02', 'Annullamento', 'Annullare la ricetta di TC-01', 'La ricetta è annullata'],
  ['TC-04', 'Lettura', 'Leggere la ricetta di TC-03', 'La ricetta si legge'],
])
const second = plan('1.1', [
  ['TC-01', 'Emissione', 'Emettere due ricette', 'Ogni ricetta riceve un NRE'],
  ['TC-02', 'Annullamento', 'Annullare la ricetta di TC-01', 'La ricetta è annullata'],
  ['TC-05', 'Erogazione', 'Erogare la ricetta di TC-01', 'La ricetta è erogata'],
])

const submission = 'GATEWAY/A1#111#ESEMPIO/Esempio/cartella/1.0'

/** What the commands of the page on documents find: two versions of a plan, and a submission. */
export const makeDocumentsProject = (): TempProject =>
  makeProject({
    'plans/LEGGIMI.md': 'I piani ricevuti',
    'piano-di-test.xlsx': first,
    'piano-di-test-v2.xlsx': second,
    [`${submission}/report-checklist.xlsx`]: makeNational({
      rows: [nationalRow({ number: '1' }, 'LAB', 'VALIDAZIONE_CDA2_LAB_CT1', 'OK')],
      cells: {
        ...{
          E3: 'cartella',
          E4: 'Esempio',
          E5: '1.0',
          F10: '16/01/2026',
          G10: '2026-01-16T10:15:00Z',
        },
        ...{ H10: '0000000000000a1b', J10: 'SI', T10: 'PASS' },
      },
    }),
    [`${submission}/data.json`]: JSON.stringify({
      ...{ appVendor: 'Esempio', appID: 'cartella', appVersion: '1.0' },
      results: [
        { id: 1, ts: '2026-01-16T10:15:00Z', traceId: '0000000000000a1b', files: ['caso-1.pdf'] },
      ],
    }),
    [`${submission}/FILES/caso-1.pdf`]: '%PDF-1.7 /EmbeddedFile',
  })

/** A case as it stands: what a run of it records of its words and its file. */
const ranAs = (project: TempProject, id: string) => {
  const text = readFileSync(project.path(`plans/verifica/cases/${id}.case.yaml`), 'utf8')
  const { source } = parse(text) as { source: { text: string } }
  return { id, text: source.text, fileSha256: sha256(text) }
}

/** Runs of the plan that was imported, under the names that the page and the helps use. */
export const storeDocumentRuns = (project: TempProject): void => {
  const cases = [
    { ...ranAs(project, 'TC-01'), calls: [{ nonce: '0007' }] },
    {
      ...ranAs(project, 'TC-02'),
      calls: [{ nonce: '0008' }],
      outcome: { status: 'failed', trouble: 'unmet-check', message: 'no' } as const,
    },
  ]
  storeRun(project.folder, '20260116T101500Z-verifica-collaudo', { plan: 'verifica', cases })
  storeRun(project.folder, '20260115T093000Z-verifica-simulator', {
    plan: 'verifica',
    cases,
    isSimulator: true,
  })
}

const encode = (project: TempProject, id: string): void => {
  const file = project.path(`plans/verifica/cases/${id}.case.yaml`)
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      'state: to-be-encoded\n',
      'kind: declared\nasks: Che cosa fa?\n',
    ),
  )
}

/** Between import and coverage people encode, and run. */
export const encodeAndRun = (project: TempProject): void => {
  encode(project, 'TC-01')
  encode(project, 'TC-02')
  storeDocumentRuns(project)
  // The simulated one is for the help of fill alone.
  rmSync(project.path('reports/20260115T093000Z-verifica-simulator'), { recursive: true })
}

/** What is another each time, in the same words. */
export const settledDocuments = (text: string): string => text.replace(/[0-9a-f]{64}/g, '…')
