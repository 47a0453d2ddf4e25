import { columnLetters, type DropDown } from '../workbook/grid.ts'
import type { FoundTable } from './find-tables.ts'
import { normalHeader, type Field } from './fields.ts'
import { synonyms, usualFacts } from './header-words.ts'
import type { Mapping, MappedColumn } from './mapping.ts'
import { columnOf } from './read-rows.ts'

const factsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(usualFacts))

/** The drop-down that rules a column below the header, if any. */
export const dropDownBelow = (
  { grid, headerRow }: Pick<FoundTable, 'grid' | 'headerRow'>,
  column: number,
): DropDown | undefined =>
  grid.dropDowns.find(({ areas }) =>
    areas.some(
      ({ left, right, bottom }) => left <= column && right >= column && bottom > headerRow,
    ),
  )

const inWords = (header: string): string[] =>
  (/\(([^)]*)\)/.exec(header)?.[1] ?? '').split(/[/,;|]/).map((value) => value.trim())

const choose = (
  tables: readonly FoundTable[],
  field: Field,
  names: readonly string[],
  otherwise: string,
): string => {
  const offered = tables.flatMap((table) => {
    const column = columnOf(table, field)
    if (column === undefined) return []
    const header = table.columns.find((one) => one.column === column)?.header ?? ''
    return [...(dropDownBelow(table, column)?.values ?? []), ...inWords(header)]
  })
  for (const name of names) {
    const found = offered.find((value) => normalHeader(value) === normalHeader(name))
    if (found !== undefined) return found
  }
  return otherwise
}

/** What `fill` will write where, as far as the document says it: a person reads it over. */
export const proposeMapping = (tables: readonly FoundTable[]): Mapping => ({
  tables: tables.map(({ grid, headerRow, columns }) => ({
    sheet: grid.name,
    header: String(headerRow),
    columns: columns.map(({ column, header, field }): MappedColumn => {
      const facts = field === null ? undefined : factsOf.get(field)
      return {
        column: columnLetters(column),
        header,
        ...(field === null ? {} : { field }),
        ...(facts === undefined ? {} : { from: [...facts] }),
      }
    }),
  })),
  outcome: {
    passed: choose(tables, 'outcome', synonyms.passed, synonyms.passed[0]),
    failed: choose(tables, 'outcome', synonyms.failed, synonyms.failed[0]),
  },
  applicable: {
    yes: choose(tables, 'applicable', synonyms.yes, synonyms.yes[0]),
    no: choose(tables, 'applicable', synonyms.no, synonyms.no[0]),
  },
  date: 'dd/MM/yyyy',
  timestamp: 'utc',
})
