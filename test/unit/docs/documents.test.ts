import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { fields } from '../../../src/importer/fields.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { sha256 } from '../../../src/lib/sha256.ts'
import { cliHere } from '../../support/cli-here.ts'
import { examplesIn } from '../../support/help-examples.ts'
import { makeXlsx, tableCells } from '../../support/make-workbook.ts'
import { makeNational, nationalRow } from '../../support/national-workbook.ts'
import { storeRun } from '../../support/stored-run.ts'
import { makeProject, type TempProject } from '../../support/temp-project.ts'

const page = readFileSync(join(packageRoot, 'docs', 'documents.md'), 'utf8')

/** The commands of the page, in their order, with what it says that they print. */
const shown = [...page.matchAll(/```sh\n(collaudo .*)\n```\n\n```text\n([\s\S]*?)```/g)].map(
  ([, line = '', output = '']) => {
    const [command = '', comment = ''] = line.split(' # ')
    return {
      args: command.trim().split(/\s+/).slice(1),
      code: Number(/exits with (\d)/.exec(comment)?.[1] ?? 0),
      output,
    }
  },
)

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

const workspace = (): TempProject =>
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
const storeRuns = (project: TempProject): void => {
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

const settled = (text: string): string => text.replace(/[0-9a-f]{64}/g, '…')

test('every command of the page does what the page says', async () => {
  const project = workspace()
  expect(shown.map(({ args }) => args[0])).toEqual([
    'import',
    'list',
    'fill',
    'diff',
    'diff',
    'check-submission',
  ])
  for (const { args, code, output } of shown) {
    if (args[0] === 'list') {
      encode(project, 'TC-01')
      encode(project, 'TC-02')
      storeRuns(project)
      // The simulated one is for the help of fill alone.
      rmSync(project.path('reports/20260115T093000Z-verifica-simulator'), { recursive: true })
    }
    const found = await cliHere(args, { cwd: project.folder })
    expect(settled(found.out + found.error), args.join(' ')).toBe(settled(output))
    expect(found.code, args.join(' ')).toBe(code)
  }
})

test('the examples of the helps run as they stand', async () => {
  const project = workspace()
  for (const name of ['import', 'fill', 'diff', 'check-submission']) {
    const { out } = await cliHere([name, '--help'], { cwd: project.folder })
    if (name === 'fill') storeRuns(project)
    for (const args of examplesIn(out)) {
      const found = await cliHere(args, { cwd: project.folder })
      const isDifferent = name === 'diff' && !args.includes('--apply')
      expect({ code: found.code, error: found.error }, args.join(' ')).toEqual({
        code: isDifferent ? 1 : 0,
        error: '',
      })
      if (args.includes('--json')) expect(() => void JSON.parse(found.out)).not.toThrow()
    }
  }
})

test('the page knows every field of a mapping', () => {
  for (const field of fields) expect(page, field).toContain(`\`${field}\``)
})
