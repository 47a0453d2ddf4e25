/** A cell with something in it: always as text. */
export interface GridCell {
  readonly text: string
  readonly isFormula: boolean
}

export interface GridRow {
  /** Counted from 1, as the document's own program does. */
  readonly number: number
  readonly isHidden: boolean
  /** By column, counted from 1. */
  readonly cells: ReadonlyMap<number, GridCell>
}

/** A rectangle of cells, ends included, counted from 1. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What a drop-down lets stand in some cells; `values` is null where the list cannot be worked out. */
export interface DropDown {
  readonly areas: readonly Area[]
  readonly values: readonly string[] | null
  /** The list as the document writes it. */
  readonly source: string
}

/** A sheet, a table of a Word document, or a CSV file: rows with something in them, in order. */
export interface Grid {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly GridRow[]
  readonly merges: readonly Area[]
  readonly dropDowns: readonly DropDown[]
  /** Whether a filter hides rows. */
  readonly isFiltered: boolean
  /** Whether the sheet is protected, and this cell locked. */
  readonly isLocked: (row: number, column: number) => boolean
}

export type DocumentKind = 'xlsx' | 'docx' | 'csv'

/** A document of the authority as read: its grids, and what a reader should know of it. */
export interface GridDocument {
  readonly kind: DocumentKind
  readonly sha256: string
  readonly grids: readonly Grid[]
  /** What it holds that is neither followed nor run. */
  readonly dormant: { readonly macros: boolean; readonly externalLinks: number }
}

export const lastColumn = 16_384
export const lastRow = 1_048_576

/** A column's letters: 1 is A, 27 is AA. */
export const columnLetters = (column: number): string =>
  column <= 0
    ? ''
    : columnLetters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

/** The number of a column's letters; 0 where they name none. */
export const columnNumber = (letters: string): number => {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return 0
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column <= lastColumn ? column : 0
}

export const cellAddress = (row: number, column: number): string => `${columnLetters(column)}${row}`

/** Row and column of an address such as `B12` or `$B$12`; undefined for anything else. */
export const parseAddress = (
  address: string,
): { readonly row: number; readonly column: number } | undefined => {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address) ?? []
  const [row, column] = [Number(digits), columnNumber(letters)]
  return row >= 1 && row <= lastRow && column >= 1 ? { row, column } : undefined
}

/** The rectangle of a reference such as `A1:B2`, `A1`, `A:B` or `1:2`; undefined for anything else. */
export const parseArea = (reference: string): Area | undefined => {
  const [first = '', second = first] = reference.split(':')
  const from = parseAddress(first)
  const to = parseAddress(second)
  if (from !== undefined && to !== undefined)
    return {
      top: Math.min(from.row, to.row),
      left: Math.min(from.column, to.column),
      bottom: Math.max(from.row, to.row),
      right: Math.max(from.column, to.column),
    }
  const [left, right] = [first, second].map((one) => columnNumber(one.replace('$', '')))
  return left !== undefined && right !== undefined && left > 0 && right > 0
    ? { top: 1, left, bottom: lastRow, right }
    : undefined
}

/** The rectangles of a list of references parted by blanks; those that are none are left out. */
export const parseAreas = (references: string): Area[] =>
  references
    .split(/\s+/)
    .map(parseArea)
    .filter((area) => area !== undefined)

export const isInside = (
  { top, left, bottom, right }: Area,
  row: number,
  column: number,
): boolean => row >= top && row <= bottom && column >= left && column <= right

/** The merged area that a cell belongs to, if any. */
export const mergeAt = (
  { merges }: Pick<Grid, 'merges'>,
  row: number,
  column: number,
): Area | undefined => merges.find((area) => isInside(area, row, column))

const indexes = new WeakMap<object, ReadonlyMap<number, GridRow>>()

/** The rows of a grid by their number; made once for each grid. */
export const rowsByNumber = ({ rows }: Pick<Grid, 'rows'>): ReadonlyMap<number, GridRow> => {
  const made = indexes.get(rows) ?? new Map(rows.map((row) => [row.number, row]))
  indexes.set(rows, made)
  return made
}
