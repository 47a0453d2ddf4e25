import { columnNumber, type Grid, type GridRow } from '../workbook/grid.ts'
import { normalHeader, type Field } from './fields.ts'
import { mapColumns, type Choice, type Column, type Doubt } from './map-columns.ts'
import { anchors, type Anchors } from './merged-text.ts'

/** A table of test cases: its header, its columns and the rows below it. */
export interface FoundTable {
  readonly grid: Grid
  readonly headerRow: number
  readonly columns: readonly Column[]
  readonly doubts: readonly Doubt[]
  /** Rows below the header and above the next table. */
  readonly rows: readonly GridRow[]
  readonly anchors: Anchors
}

/** The row that comes nearest to a header, for whoever must be told that there is none. */
export interface NearMiss {
  readonly grid: string
  readonly row: number
  readonly fields: readonly Field[]
}

const core: readonly Field[] = ['title', 'description', 'steps', 'expected', 'input', 'outcome']
const mostHeaderText = 3000

const headersOf = (row: GridRow, { textAt }: Anchors, columns: readonly number[]) =>
  new Map(
    columns.flatMap((column): [number, string][] => {
      const own = row.cells.get(column)?.text ?? textAt(row.number, column)
      return own === undefined || own.trim() === '' ? [] : [[column, own.trim()]]
    }),
  )

const fieldsOf = (columns: readonly Column[]): Field[] =>
  columns.flatMap(({ field }) => (field === null ? [] : [field]))

const isNamed = (choice: Choice, headers: ReadonlyMap<number, string>): boolean =>
  headers.has(columnNumber(choice.column))

/** Finds the tables of test cases of a sheet by the words of their headers, wherever they stand. */
export const findTables = (
  grid: Grid,
  choices: readonly Choice[],
): { readonly tables: readonly FoundTable[]; readonly nearest: NearMiss | null } => {
  const merged = anchors(grid)
  const tables: {
    headerRow: number
    columns: readonly Column[]
    doubts: readonly Doubt[]
    rows: GridRow[]
  }[] = []
  let nearest: NearMiss | null = null
  for (const row of grid.rows) {
    const length = [...row.cells.values()].reduce((sum, { text }) => sum + text.length, 0)
    const columns = [...new Set([...row.cells.keys(), ...merged.columnsAt(row.number)])].toSorted(
      (a, b) => a - b,
    )
    const isShort = columns.length >= 2 && length <= mostHeaderText
    const headers = isShort ? headersOf(row, merged, columns) : new Map<number, string>()
    const map = isShort ? mapColumns(headers, choices) : { columns: [], doubts: [] }
    const isByWords = ({ by, header }: Column): boolean =>
      by !== 'person' || choices.some((one) => normalHeader(one.column) === normalHeader(header))
    const known = fieldsOf(map.columns.filter(isByWords))
    const chosen = fieldsOf(map.columns.filter((column) => !isByWords(column)))
    const all = [...known, ...chosen]
    // A letter that a person names is in every row: the words must make the header, or all the letters.
    const isChosen =
      chosen.length >= 3 &&
      choices.every((choice) => isNamed(choice, headers)) &&
      tables.length === 0
    const isHeader =
      all.some((field) => core.includes(field)) &&
      (isChosen ||
        (all.length >= 3 && known.length >= 2 && (all.includes('id') || known.length >= 3)))
    const last = tables.at(-1)
    if (!isHeader) {
      if (all.length > (nearest?.fields.length ?? 0))
        nearest = { grid: grid.name, row: row.number, fields: all }
      last?.rows.push(row)
      continue
    }
    // The header again, as on each page of a printed table, opens no table.
    const isRepeated =
      last !== undefined &&
      last.columns.length === map.columns.length &&
      last.columns.every(({ column, header }) => headers.get(column) === header)
    // Of a header on two rows, the second says more.
    if (last !== undefined && last.rows.length === 0 && !isRepeated) tables.pop()
    if (!isRepeated) tables.push({ headerRow: row.number, ...map, rows: [] })
  }
  return {
    tables: tables.map((table) => ({ grid, anchors: merged, ...table })),
    nearest,
  }
}
