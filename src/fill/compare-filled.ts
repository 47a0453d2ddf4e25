import { isVendorField } from '../importer/fields.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { cellAddress, columnNumber, rowsByNumber, type Grid } from '../workbook/grid.ts'
import { rowsOf, type FillSource, type Row } from './fill-document.ts'
import type { Mismatch } from './mismatch.ts'
import { placeValues } from './place-values.ts'

const textAt = (grid: Grid, line: number, column: number): string =>
  rowsByNumber(grid).get(line)?.cells.get(column)?.text.trim() ?? ''

/** Cells that say something of a row about which the run says nothing. */
const saidOfNothing = ({ grid, table, row, id, empty }: Row): readonly Mismatch[] =>
  table.columns.flatMap(({ column, field }): Mismatch[] => {
    const number = columnNumber(column)
    const text = textAt(grid, row, number)
    return text === '' || !isVendorField(field ?? null)
      ? []
      : [
          {
            place: `${grid.name}!${cellAddress(row, number)}`,
            message: t`il caso ${id} non ha valori da scrivere (${empty ?? ''}), trovato «${shown(text)}»`,
            fix: t`rifare il documento: collaudo fill`,
          },
        ]
  })

/** The reason that the record gives for a case that does not apply; undefined where it says nothing about that. */
const reasonsOf = ({ record }: FillSource): ReadonlyMap<string, string | null> =>
  new Map(
    record.cases.map(({ id, outcome }) => [
      id,
      outcome.status === 'skipped' && outcome.cause === 'not-applicable' ? outcome.reason : null,
    ]),
  )

/** In what a document that was filled in differs from what the record of the run gives to it. */
export const compareFilled = (source: FillSource): readonly Mismatch[] => {
  const reasons = reasonsOf(source)
  const declared = source.filling.cases.filter(({ id, notApplicable }) => {
    const recorded = reasons.get(id)
    return recorded !== undefined && recorded !== notApplicable
  })
  const { rows, mismatches } = rowsOf(source)
  const unlike = (row: Row): readonly Mismatch[] => {
    const found = placeValues(row.grid, row.table, row.row, row.values)
    return [
      ...found.mismatches,
      // What is merged is found in the first of its cells.
      ...found.placed
        .filter((one) => textAt(row.grid, one.row, one.column) !== one.value)
        .map((one) => ({
          place: `${one.sheet}!${cellAddress(one.row, one.column)}`,
          message: t`la cella è vuota, e il registro dice «${shown(one.value)}»`,
          fix: t`rifare il documento: collaudo fill`,
        })),
    ]
  }
  return [
    ...declared.map(({ id }) => ({
      place: source.filling.cells[id] ?? id,
      message: t`che il caso ${id} si applichi o no, e perché, non è ciò che dice il registro`,
      fix: t`rifare il documento: collaudo fill`,
    })),
    ...mismatches,
    ...rows.flatMap((row) => (row.empty === null ? unlike(row) : saidOfNothing(row))),
  ]
}
