import { basename } from 'node:path'

import { t } from '../lib/language/t.ts'
import type { Grid, GridDocument } from '../workbook/grid.ts'
import { refusedDocument } from '../workbook/refusal.ts'
import { gapsIn, identify, slugOf } from './case-ids.ts'
import { areaColumn, areaOf, isWritable, tagsOf, titleOf, wordsOf } from './case-words.ts'
import { citedIds } from './cited-ids.ts'
import type { DocumentFinding } from './finding.ts'
import { findTables, type FoundTable, type NearMiss } from './find-tables.ts'
import { findVersion } from './find-version.ts'
import type { Choice } from './map-columns.ts'
import { readRows, type PlanRow } from './read-rows.ts'
import { spelledElsewhere, spellingFindings, type Spelled } from './spellings.ts'

/** A row of the document as the case that it becomes. */
export interface ImportedCase {
  readonly id: string
  readonly title: string
  readonly area: string
  readonly tags: readonly string[]
  readonly sheet: string
  readonly cell: string
  readonly row: number
  /** The authority's words, as `source.text` keeps them. */
  readonly text: string
  readonly isHidden: boolean
}

/** A document as a plan: its tables, its cases in order, and what to know of it. */
export interface ImportedDocument {
  readonly file: string
  readonly sha256: string
  readonly version: string | null
  readonly tables: readonly FoundTable[]
  readonly cases: readonly ImportedCase[]
  /** Rows of words that have no id: no case stands for them. */
  readonly withoutId: readonly string[]
  readonly findings: readonly DocumentFinding[]
}

const mostRows = 20_000

const notAPlan = (file: string, nearest: NearMiss | null): Error =>
  refusedDocument(
    nearest === null
      ? t`${file} non è un piano di test: nessuna tabella ha un'intestazione con id, descrizione o risultato atteso`
      : t`${file} non è un piano di test: la riga più vicina a un'intestazione è ${nearest.grid}, riga ${nearest.row}, e ha solo ${nearest.fields.join(', ')}`,
    t`se è il piano, dire che cosa sono le colonne: --map A=id --map B=title --map C=description`,
  )

/** The tables of test cases of a document, in order; refused when it has none. */
export const tablesOf = (
  file: string,
  document: GridDocument,
  options: { readonly sheets: readonly string[]; readonly choices: readonly Choice[] },
): FoundTable[] => {
  const { sheets, choices } = options
  for (const sheet of sheets)
    if (!document.grids.some(({ name }) => name === sheet))
      throw refusedDocument(
        t`${file} non ha il foglio «${sheet}»`,
        t`ci sono: ${document.grids.map(({ name }) => name).join(', ')}`,
      )
  const grids = document.grids.filter(({ name }) => sheets.length === 0 || sheets.includes(name))
  if (grids.every(({ rows }) => rows.length === 0))
    throw refusedDocument(
      t`${file} non contiene nessuna tabella con del testo`,
      t`controllare di avere il documento giusto`,
    )
  const found = grids.map((grid) => findTables(grid, choices))
  const tables = found.flatMap((one) => one.tables)
  if (tables.length > 0) return tables
  const nearest = found
    .flatMap((one) => (one.nearest === null ? [] : [one.nearest]))
    .toSorted((a, b) => b.fields.length - a.fields.length)
  throw notAPlan(file, nearest[0] ?? null)
}

const hiddenFindings = (
  { grids, dormant }: GridDocument,
  tables: readonly FoundTable[],
  rows: readonly PlanRow[],
): DocumentFinding[] => {
  const note = (
    kind: DocumentFinding['kind'],
    place: string,
    message: string,
  ): DocumentFinding => ({
    kind,
    place,
    message,
    level: 'note',
  })
  return [
    ...grids.flatMap((grid) =>
      grid.isHidden
        ? [
            note(
              'hidden',
              grid.name,
              tables.some((table) => table.grid === grid)
                ? t`il foglio è nascosto: i suoi casi sono nel piano`
                : t`il foglio è nascosto: non ha casi, e resta com'è`,
            ),
          ]
        : [],
    ),
    ...grids.flatMap((grid) => {
      const hidden = rows.filter((row) => row.grid === grid.name && row.isHidden)
      if (hidden.length === 0) return []
      return [
        note(
          'hidden',
          grid.name,
          grid.isFiltered
            ? t`righe nascoste da un filtro: ${hidden.length}; i loro casi sono nel piano`
            : t`righe nascoste: ${hidden.length}; i loro casi sono nel piano`,
        ),
      ]
    }),
    ...(dormant.macros
      ? [note('dormant', '', t`il documento contiene macro: non si eseguono, e restano com'erano`)]
      : []),
    ...(dormant.externalLinks > 0
      ? [
          note(
            'dormant',
            '',
            t`il documento è collegato ad altri file (${dormant.externalLinks}): non si seguono, e valgono i valori salvati`,
          ),
        ]
      : []),
  ]
}

const spelledIn = (table: FoundTable, rows: readonly PlanRow[]): Spelled[] =>
  table.columns
    .filter(({ field }) => field === 'area' || field === 'category' || field === 'type')
    .flatMap(({ column, header }) =>
      rows.flatMap((row) => {
        const text = row.texts.get(column)
        return text === undefined || text.length > 60
          ? []
          : [{ header, text, place: `${row.grid}!${row.row}` }]
      }),
    )

/** Reads a document as a plan. Nothing is guessed of what a case must prove: only the words are taken. */
export const importDocument = (
  name: string,
  document: GridDocument,
  options: { readonly sheets: readonly string[]; readonly choices: readonly Choice[] },
): ImportedDocument => {
  const file = basename(name)
  const tables = tablesOf(file, document, options)
  const read = tables.map((table) => ({ table, rows: readRows(table) }))
  const all = read.flatMap(({ rows }) => rows)
  if (all.length === 0)
    throw refusedDocument(
      t`${file} ha l'intestazione di un piano, ma nessuna riga sotto`,
      t`chiedere all'autorità il piano compilato`,
    )
  if (all.length > mostRows)
    throw refusedDocument(
      t`${file} ha ${all.length} righe: il massimo è ${mostRows}`,
      t`indicare il foglio del piano con --sheet`,
    )
  const { rows: identified, findings } = identify(all)
  const tableOf = new Map(read.flatMap(({ table, rows }) => rows.map((row) => [row, table])))
  const areas = new Map(
    read.map(({ table, rows }) => [table, areaColumn(table.columns, rows)] as const),
  )
  const cases = identified.flatMap(({ caseId, row }): ImportedCase[] => {
    const table = tableOf.get(row)
    if (table === undefined) return []
    return [
      {
        id: caseId,
        title: titleOf(table.columns, row),
        area: areaOf(table.columns, row, areas.get(table) ?? null),
        tags: tagsOf(table.columns, row, slugOf),
        sheet: row.grid,
        cell: row.cell,
        row: row.row,
        text: wordsOf(table.columns, row),
        isHidden: row.isHidden,
      },
    ]
  })
  const isOfTable = (grid: Grid, row: number): boolean =>
    tables.some((table) => table.grid === grid && row >= table.headerRow)
  const kinds = tables.flatMap(({ columns }) =>
    columns.flatMap(({ field, header }) =>
      field === 'area' || field === 'category' || field === 'type' ? [header] : [],
    ),
  )
  const strange = all.find(({ texts }) => [...texts.values()].some((text) => !isWritable(text)))
  return {
    file,
    sha256: document.sha256,
    version: findVersion(file, document)?.version ?? null,
    tables,
    cases,
    withoutId: all.filter(({ id }) => slugOf(id) === '').map(({ grid, cell }) => `${grid}!${cell}`),
    findings: [
      ...findings,
      ...gapsIn(identified.map(({ row }) => row.id)),
      ...citedIds(document.grids, new Set(all.map(({ id }) => id)), isOfTable),
      ...spellingFindings([
        ...read.flatMap(({ table, rows }) => spelledIn(table, rows)),
        ...spelledElsewhere(document.grids, kinds, isOfTable),
      ]),
      ...hiddenFindings(document, tables, all),
      ...(strange === undefined
        ? []
        : [
            {
              kind: 'characters',
              level: 'note',
              place: `${strange.grid}!${strange.cell}`,
              message: t`caratteri invisibili tolti dalle parole del piano, qui e forse altrove`,
            } as const,
          ]),
    ],
  }
}
