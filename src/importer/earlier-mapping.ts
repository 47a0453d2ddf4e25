import { normalHeader } from './fields.ts'
import type { Choice } from './map-columns.ts'
import type { Mapping } from './mapping.ts'

const isOnce = (headers: readonly string[], header: string): boolean =>
  headers.filter((one) => normalHeader(one) === normalHeader(header)).length === 1

/** What a plan's mapping says of columns, by their headers: said once, it need not be said of the next version. */
export const choicesOf = ({ tables }: Mapping): Choice[] =>
  tables.flatMap(({ columns }) => {
    const headers = columns.map(({ header }) => header)
    return columns
      .filter(({ header }) => normalHeader(header) !== '' && isOnce(headers, header))
      .map(({ header, field }) => ({ column: header, field: field ?? null }))
  })

/** The mapping for a new version: columns where they now stand, with all that people said of them before. */
export const carriedMapping = (proposed: Mapping, before: Mapping): Mapping => {
  const known = new Map(
    before.tables.flatMap(({ columns }) =>
      columns.map((column) => [normalHeader(column.header), column] as const),
    ),
  )
  return {
    ...before,
    tables: proposed.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => {
        const earlier = known.get(normalHeader(column.header))
        return earlier === undefined
          ? column
          : { ...earlier, column: column.column, header: column.header }
      }),
    })),
  }
}
