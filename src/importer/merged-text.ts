import type { Grid } from '../workbook/grid.ts'
import { rowsByNumber } from '../workbook/grid.ts'

/** Texts of cells that are merged with the one above or before: a sheet keeps only the first. */
export interface Anchors {
  /** The text of the merged area that the cell belongs to, if any. */
  readonly textAt: (row: number, column: number) => string | undefined
  /** The first row of the merged area that the cell belongs to; the cell's own row otherwise. */
  readonly topOf: (row: number, column: number) => number
  /** How many columns the merged area of the cell spans; 1 for a cell of its own. */
  readonly widthOf: (row: number, column: number) => number
  /** Columns that belong to a merged area begun in a row above. */
  readonly columnsAt: (row: number) => readonly number[]
}

const mostRows = 5000
const mostColumns = 200
const mostCells = 200_000

export const anchors = (grid: Grid): Anchors => {
  const rows = rowsByNumber(grid)
  const found = new Map<number, Map<number, { top: number; left: number; width: number }>>()
  let cells = 0
  for (const { top, left, bottom, right } of grid.merges) {
    const lastRow = Math.min(bottom, top + mostRows)
    const lastColumn = Math.min(right, left + mostColumns)
    for (let row = top; row <= lastRow && cells < mostCells; row++)
      for (let column = left; column <= lastColumn; column++, cells++) {
        const inRow =
          found.get(row) ?? new Map<number, { top: number; left: number; width: number }>()
        found.set(row, inRow)
        inRow.set(column, { top, left, width: right - left + 1 })
      }
  }
  return {
    textAt: (row, column) => {
      const anchor = found.get(row)?.get(column)
      // Across columns the text is that of the first; only downwards is it the text of each row.
      return anchor === undefined || anchor.left !== column
        ? undefined
        : rows.get(anchor.top)?.cells.get(anchor.left)?.text
    },
    topOf: (row, column) => found.get(row)?.get(column)?.top ?? row,
    widthOf: (row, column) => found.get(row)?.get(column)?.width ?? 1,
    columnsAt: (row) =>
      [...(found.get(row) ?? [])].flatMap(([column, { top }]) => (top < row ? [column] : [])),
  }
}
