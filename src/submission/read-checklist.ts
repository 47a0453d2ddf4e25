import { tablesOf } from '../importer/import-document.ts'
import { isVendorField, type Field, type VendorField } from '../importer/fields.ts'
import { columnOf, readRows } from '../importer/read-rows.ts'
import {
  cellAddress,
  isInside,
  type DropDown,
  type Grid,
  type GridDocument,
} from '../workbook/grid.ts'

/** A row of the checklist as the vendor filled it in. */
export interface ChecklistRow {
  readonly id: string
  /** Sheet and cell of its id. */
  readonly place: string
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly category: string
  /** `OK`, `KO`, or a case in which nothing is called. */
  readonly kind: 'OK' | 'KO' | 'TIMEOUT' | ''
  readonly value: (field: VendorField | 'reserved') => string
  readonly cell: (field: Field) => string
  /** What the cell's list offers; null where it has none. */
  readonly offered: (field: VendorField) => readonly string[] | null
  readonly has: (field: Field) => boolean
  readonly isHidden: boolean
}

export interface Checklist {
  readonly rows: readonly ChecklistRow[]
  readonly grids: readonly Grid[]

  readonly isFiltered: boolean
  /** The vendor's triplet at the head of the sheet, where it is found. */
  readonly triplet: readonly {
    readonly name: string
    readonly value: string
    readonly place: string
  }[]
}

const kindOf = (written: string, name: string): ChecklistRow['kind'] => {
  if (/TIMEOUT/i.test(name)) return 'TIMEOUT'
  if (/^\s*KO\s*$/i.test(written) || /_KO$/i.test(name.trim())) return 'KO'
  return /^\s*OK\s*$/i.test(written) || /_CT\d+$/i.test(name.trim()) ? 'OK' : ''
}

const tripletIn = (grid: Grid, headerRow: number): Checklist['triplet'] =>
  grid.rows
    .filter(({ number }) => number < headerRow)
    .flatMap(({ number, cells }) =>
      [...cells].flatMap(([column, { text }]) => {
        const name = /subject_application_(?:id|vendor|version)/.exec(text)?.[0]
        if (name === undefined) return []
        const beside = [...cells].find(([other]) => other > column)
        const inside = /:\s*(\S[\s\S]*)$/.exec(text)?.[1]
        const place = `${grid.name}!${cellAddress(number, beside?.[0] ?? column)}`
        return [{ name, value: (inside ?? beside?.[1].text ?? '').trim(), place }]
      }),
    )

/** Reads a checklist as it would be submitted. */
export const readChecklist = (file: string, document: GridDocument): Checklist => {
  const tables = tablesOf(file, document, { sheets: [], choices: [] })
  const rows = tables.flatMap((table) => {
    const columns = new Map(
      table.columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column]])),
    )
    return readRows(table).map((row): ChecklistRow => {
      const text = (field: Field): string => {
        const column = columns.get(field)
        return column === undefined ? '' : (row.texts.get(column) ?? '')
      }
      const name = text('title')
      const dropDown = (field: VendorField): DropDown | undefined =>
        table.grid.dropDowns.find(({ areas }) =>
          areas.some((area) => isInside(area, row.row, columns.get(field) ?? 0)),
        )
      return {
        id: row.id,
        place: `${row.grid}!${row.cell}`,
        sheet: row.grid,
        row: row.row,
        name,
        category: text('category'),
        kind: kindOf(text('type'), name),
        value: (field) => text(field),
        cell: (field) => `${row.grid}!${cellAddress(row.row, columnOf(table, field) ?? 1)}`,
        offered: (field) => (isVendorField(field) ? (dropDown(field)?.values ?? null) : null),
        has: (field) => columns.has(field),
        isHidden: row.isHidden,
      }
    })
  })
  return {
    rows,
    grids: document.grids,
    isFiltered: tables.some(({ grid }) => grid.isFiltered),
    triplet: tables.flatMap(({ grid, headerRow }) => tripletIn(grid, headerRow)),
  }
}
