import type { Column } from './map-columns.ts'
import { isVendorField } from './fields.ts'
import type { PlanRow } from './read-rows.ts'

const longestTitle = 160

// What neither YAML nor XML lets stand in a text, and what would steer a terminal.
const unwritable =
  /(?![\t\n])\p{Cc}|[\u{fffe}\u{ffff}\u{feff}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}]|\p{Surrogate}/gu

/** A text of the document as it can stand in a file of the plan. */
export const writable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u{85}|\u{2028}|\u{2029}/gu, '\n')
    .replace(unwritable, '')

export const isWritable = (text: string): boolean => text.search(unwritable) === -1

const firstLine = (text: string): string => {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? ''
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line
}

const textOf = (columns: readonly Column[], row: PlanRow, field: Column['field']): string => {
  const column = columns.find((one) => one.field === field)
  return column === undefined ? '' : writable(row.texts.get(column.column) ?? '').trim()
}

/** The title of a row: its own, or the first line of what it describes. */
export const titleOf = (columns: readonly Column[], row: PlanRow): string => {
  for (const field of ['title', 'description', 'steps', 'expected', 'input'] as const) {
    const text = firstLine(textOf(columns, row, field))
    // Expressions are the plan's own: the authority writes none.
    if (text !== '') return text.replaceAll('${', '$${')
  }
  return row.id
}

/**
 * The authority's words of a row: a line or more for each of its columns, unknown ones too, under the header
 * as the document has it. What the vendor fills in is left out.
 */
export const wordsOf = (columns: readonly Column[], row: PlanRow): string => {
  const words = columns.flatMap(({ column, header, field }) => {
    const text = writable(row.texts.get(column) ?? '').trim()
    if (text === '' || field === 'id' || field === 'reserved' || isVendorField(field)) return []
    const label = writable(header).replace(/\s+/g, ' ').trim()
    return [`${label}:${text.includes('\n') ? '\n' : ' '}${text}`]
  })
  return words.length === 0 ? row.id : words.join('\n')
}

/** The words of a row by field or header, for whoever compares two versions of it. */
export const tagsOf = (
  columns: readonly Column[],
  row: PlanRow,
  slugOf: (text: string) => string,
): string[] => [
  ...new Set(
    (['category', 'type'] as const)
      .map((field) => textOf(columns, row, field))
      .filter((text) => text !== '' && text.length <= 40)
      .map(slugOf)
      .filter((slug) => slug !== ''),
  ),
]

/** The part of the plan that a row belongs to: its heading, its area, its category, or its sheet. */
export const areaOf = (
  columns: readonly Column[],
  row: PlanRow,
  by: 'area' | 'category' | null,
): string => {
  const named = by === null ? '' : firstLine(textOf(columns, row, by))
  const area = [row.heading ?? '', named].find((text) => text !== '') ?? row.grid
  return writable(area).replace(/\s+/g, ' ').trim() || row.grid
}

/** The column that says in which part of the plan a row is: one whose values differ. */
export const areaColumn = (
  columns: readonly Column[],
  rows: readonly PlanRow[],
): 'area' | 'category' | null =>
  (['area', 'category'] as const).find(
    (field) => new Set(rows.map((row) => textOf(columns, row, field))).size > 1,
  ) ?? null
