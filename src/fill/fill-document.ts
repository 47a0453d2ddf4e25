import { t } from '../lib/language/t.ts'
import { slugOf } from '../importer/case-ids.ts'
import { rowIdOf } from '../importer/coverage.ts'
import type { VendorField } from '../importer/fields.ts'
import type { Mapping } from '../importer/mapping.ts'
import { plainId } from '../importer/read-rows.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { Plan } from '../plan/plan.ts'
import { parseAddress, rowsByNumber, type GridDocument } from '../workbook/grid.ts'
import type { SheetTexts } from '../workbook/edit-sheet.ts'
import { writeDocument } from '../workbook/write-document.ts'
import { mismatched, type Mismatch } from './mismatch.ts'
import { columnOfField, headerMismatches, placeValues, type PlacedValue } from './place-values.ts'
import { notApplicableValues, valuesOf, type RowValues } from './row-values.ts'

export interface FillInput {
  readonly plan: Plan
  readonly mapping: Mapping
  readonly record: RunRecord
  readonly runFolder: string
  readonly file: string
  readonly bytes: Uint8Array
  readonly document: GridDocument
}

export interface Filled {
  readonly bytes: Uint8Array
  readonly placed: readonly PlacedValue[]
  /** Rows that got nothing, and why. */
  readonly empty: readonly { readonly id: string; readonly cell: string; readonly reason: string }[]
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

/**
 * Writes the outcomes of a run into the authority's document. Where anything does not agree, nothing is written and
 * all of it is told.
 */
export const fillDocument = (input: FillInput): Filled => {
  const { plan, mapping, record, runFolder, document, file } = input
  const mismatches: Mismatch[] = []
  const placed: PlacedValue[] = []
  const empty: Filled['empty'][number][] = []
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
  const cases = byRow(plan.cases, ({ head }) => head.id)
  const recorded = byRow(record.cases, (one) => one.id)
  for (const [id, cell] of Object.entries(plan.document?.cells ?? {})) {
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
    const skip = planCase?.skip
    const names = (field: VendorField): readonly string[] =>
      columnOfField(found.table, field)?.from ?? []
    const values: RowValues =
      skip?.cause === 'not-applicable'
        ? notApplicableValues(skip.reason, mapping)
        : valuesOf(records, mapping, names, runFolder)
    if (values.empty !== null) {
      empty.push({ id, cell, reason: values.empty })
      continue
    }
    const changed = records.find((one) => one.source?.text !== planCase?.head.source?.text)
    if (changed !== undefined && skip?.cause !== 'not-applicable')
      mismatches.push({
        place: cell,
        message: t`il caso ${id} è stato eseguito su altre parole dell'autorità`,
        fix: t`rieseguirlo: collaudo run ${plan.name} --case ${id}`,
      })
    const result = placeValues(found.grid, found.table, place.row, values.values)
    placed.push(...result.placed)
    mismatches.push(...result.mismatches)
  }
  if (mismatches.length > 0) throw mismatched(file, mismatches)
  return {
    bytes: writeDocument(file, input.bytes, document, textsOf(placed, mapping)),
    placed,
    empty,
    repeated: repeatedTraces(placed),
  }
}
