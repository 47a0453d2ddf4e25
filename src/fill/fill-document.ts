import { t } from '../lib/language/t.ts'
import { slugOf } from '../importer/case-ids.ts'
import { rowIdOf } from '../importer/coverage.ts'
import type { VendorField } from '../importer/fields.ts'
import type { Mapping } from '../importer/mapping.ts'
import { plainId } from '../importer/read-rows.ts'
import type { RunRecord } from '../model/run-record.ts'
import { parseAddress, rowsByNumber, type Grid, type GridDocument } from '../workbook/grid.ts'
import type { SheetTexts } from '../workbook/edit-sheet.ts'
import { writeDocument } from '../workbook/write-document.ts'
import type { Filling } from './filling.ts'
import { mismatched, type Mismatch } from './mismatch.ts'
import { columnOfField, headerMismatches, placeValues, type PlacedValue } from './place-values.ts'
import { notApplicableValues, valuesOf, type RowValues } from './row-values.ts'

/** A document's rows, and what a run says about them. */
export interface FillSource {
  readonly filling: Filling
  readonly record: RunRecord
  readonly runFolder: string
  readonly document: GridDocument
}

export interface FillInput extends FillSource {
  readonly file: string
  readonly bytes: Uint8Array
}

/** A row of the document with what a run gives to it. */
export interface Row extends RowValues {
  readonly id: string
  /** Its place as the plan names it: `sheet!cell`. */
  readonly cell: string
  readonly row: number
  readonly table: Mapping['tables'][number]
  readonly grid: Grid
}

export interface Filled {
  readonly bytes: Uint8Array
  readonly placed: readonly PlacedValue[]
  /** Rows that got nothing, and why. */
  readonly empty: readonly {
    readonly id: string
    readonly cell: string
    readonly reason: string
  }[]
  /** Traces that two rows bear. */
  readonly repeated: readonly string[]
}

const parseCell = (
  cell: string,
): { readonly sheet: string; readonly row: number; readonly column: number } | undefined => {
  const cut = cell.lastIndexOf('!')
  const place = parseAddress(cell.slice(cut + 1))
  return cut <= 0 || place === undefined ? undefined : { sheet: cell.slice(0, cut), ...place }
}

/** Whether a case's id is that of the text in its cell, as the import made it. */
const isIdOf = (id: string, text: string): boolean => {
  const slug = slugOf(plainId(text))
  return slug !== '' && (id === slug || id.includes(`${slug}-riga`) || id.endsWith(`-${slug}`))
}

/** Cases by the row of the document that they stand for. */
const byRow = <One>(
  all: readonly One[],
  idOf: (one: One) => string,
): ReadonlyMap<string, One[]> => {
  const rows = new Map<string, One[]>()
  for (const one of all) {
    const id = rowIdOf(idOf(one))
    rows.set(id, [...(rows.get(id) ?? []), one])
  }
  return rows
}

/** Traces that more than one row bears, though each is of one call. */
const repeatedTraces = (placed: readonly PlacedValue[]): string[] => {
  const seen = new Map<string, string[]>()
  for (const { field, value, sheet, row } of placed)
    if (field === 'trace') seen.set(value, [...(seen.get(value) ?? []), `${sheet}!${row}`])
  return [...seen].flatMap(([value, places]) =>
    places.length > 1 ? [`${value} (${places.join(', ')})`] : [],
  )
}

const textsOf = (placed: readonly PlacedValue[], mapping: Mapping): Map<string, SheetTexts> => {
  // A sheet of the mapping is cleared of its filters even where nothing is written into it.
  const sheets = new Map(
    mapping.tables.map(({ sheet }) => [sheet, new Map<number, Map<number, string>>()]),
  )
  for (const { sheet, row, column, value } of placed) {
    const rows = sheets.get(sheet)
    const cells = rows?.get(row) ?? new Map<number, string>()
    rows?.set(row, cells.set(column, value))
  }
  return sheets
}

/** The rows of a document that stand for cases, with what a run gives to each; and what does not agree with the plan. */
export const rowsOf = ({
  filling,
  record,
  runFolder,
  document,
}: FillSource): { readonly rows: readonly Row[]; readonly mismatches: readonly Mismatch[] } => {
  const { mapping } = filling
  const mismatches: Mismatch[] = []
  const rows: Row[] = []
  const tables = mapping.tables.flatMap((table) => {
    const grid = document.grids.find(({ name }) => name === table.sheet)
    if (grid !== undefined) {
      mismatches.push(...headerMismatches(grid, table))
      return [{ table, grid }]
    }
    mismatches.push({
      place: table.sheet,
      message: t`il documento non ha questo foglio`,
      fix: t`correggere sheet in mapping.yaml`,
    })
    return []
  })
  const cases = byRow(filling.cases, ({ id }) => id)
  const recorded = byRow(record.cases, ({ id }) => id)
  for (const [id, cell] of Object.entries(filling.cells)) {
    const place = parseCell(cell)
    const found = tables
      .filter(({ table }) => table.sheet === place?.sheet && Number(table.header) < place.row)
      .toSorted((a, b) => Number(b.table.header) - Number(a.table.header))[0]
    const text =
      found === undefined || place === undefined
        ? undefined
        : rowsByNumber(found.grid).get(place.row)?.cells.get(place.column)?.text
    if (place === undefined || found === undefined || !isIdOf(id, text ?? '')) {
      mismatches.push({
        place: cell,
        message: t`attesa la riga del caso ${id}, trovato «${text ?? ''}»`,
        fix: t`in plan.yaml la cella del caso ${id} non è più la sua: rifare l'importazione, o collaudo diff --apply`,
      })
      continue
    }
    const planCase = cases.get(id)?.[0]
    const records = recorded.get(id) ?? []
    const notApplicable = planCase?.notApplicable ?? null
    const { table, grid } = found
    const names = (field: VendorField): readonly string[] => columnOfField(table, field)?.from ?? []
    const values =
      notApplicable === null
        ? valuesOf(records, mapping, names, runFolder)
        : notApplicableValues(notApplicable, mapping)
    rows.push({ id, cell, row: place.row, table, grid, ...values })
    const changed = records.find((one) => (one.source?.text ?? null) !== (planCase?.text ?? null))
    if (changed !== undefined && notApplicable === null && values.empty === null)
      mismatches.push({
        place: cell,
        message: t`il caso ${id} è stato eseguito su altre parole dell'autorità`,
        fix: t`rieseguirlo: collaudo run ${record.plan.name} --case ${id}`,
      })
  }
  return { rows, mismatches }
}

/**
 * Writes the outcomes of a run into the authority's document. Where anything does not agree, nothing is written and
 * all of it is told.
 */
export const fillDocument = (input: FillInput): Filled => {
  const { filling, document, file } = input
  const found = rowsOf(input)
  const mismatches = [...found.mismatches]
  const placed: PlacedValue[] = []
  const empty: Filled['empty'][number][] = []
  for (const { id, cell, row, table, grid, ...values } of found.rows) {
    if (values.empty !== null) {
      empty.push({ id, cell, reason: values.empty })
      continue
    }
    const result = placeValues(grid, table, row, values.values)
    placed.push(...result.placed)
    mismatches.push(...result.mismatches)
  }
  if (mismatches.length > 0) throw mismatched(file, mismatches)
  return {
    bytes: writeDocument(file, input.bytes, document, textsOf(placed, filling.mapping)),
    placed,
    empty,
    repeated: repeatedTraces(placed),
  }
}
