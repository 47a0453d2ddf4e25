import { cellAddress, type GridRow } from '../workbook/grid.ts'
import type { FoundTable } from './find-tables.ts'
import type { Field } from './fields.ts'

/** A row of a plan, with the authority's words by column. */
export interface PlanRow {
  readonly grid: string
  readonly row: number
  /** Rows that belong to it: more than one where its id is merged downwards. */
  readonly rows: readonly number[]
  readonly isHidden: boolean
  /** The heading under which it stands, if any. */
  readonly heading: string | null
  /** The id as written; empty where the row has none. */
  readonly id: string
  /** Where the id stands, or should. */
  readonly cell: string
  /** Texts by column, in the order of the columns; several rows of one case are joined. */
  readonly texts: ReadonlyMap<number, string>
}

const longestId = 80

/** 28.0 is how a spreadsheet keeps the number 28 as text; a dot at the end is punctuation. */
export const plainId = (text: string): string =>
  text
    .trim()
    .replace(/^(\d+)[.,]0+$/, '$1')
    .replace(/\.$/, '')

export const columnOf = (table: FoundTable, field: Field): number | undefined =>
  table.columns.find((column) => column.field === field)?.column

const textsOf = (table: FoundTable, row: GridRow): Map<number, string> =>
  new Map(
    table.columns.flatMap(({ column }): [number, string][] => {
      const own = row.cells.get(column)?.text ?? table.anchors.textAt(row.number, column)
      const text = own?.replace(/\r\n?/g, '\n').trim() ?? ''
      return text === '' ? [] : [[column, text]]
    }),
  )

/** A row of one text alone, across the table, is the heading of those below. */
const headingOf = (table: FoundTable, row: GridRow, idColumn: number): string | undefined => {
  const [only, ...others] = [...row.cells].filter(([, { text }]) => text.trim() !== '')
  if (only === undefined || others.length > 0) return undefined
  const [column, { text }] = only
  const isWide = table.anchors.widthOf(row.number, column) >= 3
  // A lone text under another column is words of a row that lacks its id.
  const isInTable = isWide || column <= idColumn
  const looksLikeId = column === idColumn && !/\s/.test(text.trim()) && /\d/.test(text)
  return isInTable && (isWide || !looksLikeId) && text.trim().length <= 200
    ? text.trim()
    : undefined
}

const joined = (row: PlanRow, number: number, texts: ReadonlyMap<number, string>): PlanRow => ({
  ...row,
  rows: [...row.rows, number],
  texts: new Map(
    [...new Set([...row.texts.keys(), ...texts.keys()])].map((column) => {
      const [before = '', after = ''] = [row.texts.get(column), texts.get(column)]
      const isSame = before === after || after === ''
      return [column, isSame ? before : [before, after].filter((one) => one !== '').join('\n')]
    }),
  ),
})

/** The rows of a table, in order; those that have words but no id too. */
export const readRows = (table: FoundTable): PlanRow[] => {
  const idColumn = columnOf(table, 'id') ?? 0
  const rows: PlanRow[] = []
  let heading: string | null = null
  for (const row of table.rows) {
    const texts = textsOf(table, row)
    if (texts.size === 0) continue
    const last = rows.at(-1)
    const top = table.anchors.topOf(row.number, idColumn)
    if (last !== undefined && top < row.number && last.rows.includes(top)) {
      rows[rows.length - 1] = joined(last, row.number, texts)
      continue
    }
    const found = headingOf(table, row, idColumn)
    if (found !== undefined) {
      heading = found
      continue
    }
    const id = plainId(texts.get(idColumn) ?? '')
    rows.push({
      grid: table.grid.name,
      row: row.number,
      rows: [row.number],
      isHidden: row.isHidden,
      heading,
      id: id.length > longestId || id.includes('\n') ? '' : id,
      cell: cellAddress(row.number, Math.max(1, idColumn)),
      texts,
    })
  }
  return rows
}
