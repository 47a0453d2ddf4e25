import { t } from '../lib/language/t.ts'
import { isVendorField, normalHeader, type VendorField } from '../importer/fields.ts'
import type { Mapping, MappedColumn } from '../importer/mapping.ts'
import {
  cellAddress,
  columnNumber,
  isInside,
  mergeAt,
  rowsByNumber,
  type Grid,
} from '../workbook/grid.ts'
import type { Mismatch } from './mismatch.ts'

type Table = Mapping['tables'][number]

/** A value in its cell. */
export interface PlacedValue {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly field: VendorField
  readonly value: string
}

/** What the cell's drop-down lets stand; null where it has none. */
const allowedAt = (
  grid: Grid,
  column: MappedColumn,
  row: number,
): { readonly values: readonly string[] | null; readonly source: string } | null => {
  if (column.values !== undefined)
    return { values: column.values, source: column.values.join(', ') }
  const number = columnNumber(column.column)
  return (
    grid.dropDowns.find(({ areas }) => areas.some((area) => isInside(area, row, number))) ?? null
  )
}

/** The list's own spelling of a value. */
const spelled = (values: readonly string[], value: string): string | undefined =>
  values.find((one) => one === value) ??
  values.find((one) => normalHeader(one) === normalHeader(value) && normalHeader(value) !== '')

const isOther = (value: string): boolean => /^(?:altro|other)\b/.test(normalHeader(value))

export const columnOfField = (table: Table, field: VendorField): MappedColumn | undefined =>
  table.columns.find((column) => column.field === field)

/** A reason that the list does not have goes beside it, where the list has an entry for that. */
const withOtherReason = (
  grid: Grid,
  table: Table,
  row: number,
  values: ReadonlyMap<VendorField, string>,
): ReadonlyMap<VendorField, string> => {
  const reason = values.get('reason')
  const column = columnOfField(table, 'reason')
  const allowed = column === undefined ? null : allowedAt(grid, column, row)?.values
  if (reason === undefined || allowed == null || spelled(allowed, reason) !== undefined)
    return values
  const other = allowed.find(isOther)
  return other === undefined || columnOfField(table, 'reason-other') === undefined
    ? values
    : new Map([...values, ['reason', other], ['reason-other', reason]])
}

/** Puts the values of a row into the cells of the document, each with what stands in its way. */
export const placeValues = (
  grid: Grid,
  table: Table,
  row: number,
  given: ReadonlyMap<VendorField, string>,
): { readonly placed: readonly PlacedValue[]; readonly mismatches: readonly Mismatch[] } => {
  const placed: PlacedValue[] = []
  const mismatches: Mismatch[] = []
  const cells = rowsByNumber(grid).get(row)?.cells
  for (const [field, value] of withOtherReason(grid, table, row, given)) {
    const column = columnOfField(table, field)
    if (column === undefined || !isVendorField(column.field ?? null)) continue
    const number = columnNumber(column.column)
    const place = `${grid.name}!${cellAddress(row, number)}`
    const refuse = (message: string, fix: string): void => {
      mismatches.push({ place, message, fix })
    }
    const allowed = allowedAt(grid, column, row)
    const found = cells?.get(number)
    const merge = mergeAt(grid, row, number)
    if (allowed !== null && allowed.values === null) {
      refuse(
        t`l'elenco dei valori ammessi viene da una formula che non si può calcolare («${allowed.source}»)`,
        t`scrivere i valori in mapping.yaml, alla colonna ${column.column}: values: [ … ]`,
      )
      continue
    }
    const text = allowed?.values == null ? value : spelled(allowed.values, value)
    if (text === undefined) {
      refuse(
        t`atteso uno tra ${allowed?.values?.map((one) => `«${one}»`).join(', ') ?? ''}, da scrivere «${value}» (${field})`,
        field === 'reason'
          ? t`in plan.yaml, sotto not-applicable, scrivere il motivo come uno di questi`
          : t`correggere ${field} in mapping.yaml`,
      )
      continue
    }
    if (found?.isFormula === true)
      refuse(
        t`la cella ha una formula dell'autorità, da scrivere «${text}»`,
        t`togliere field alla colonna ${column.column} in mapping.yaml`,
      )
    else if (found !== undefined && found.text.trim() !== text)
      refuse(
        t`la cella contiene già «${found.text.trim()}», da scrivere «${text}»`,
        t`importare il documento com'è arrivato, o dichiarare la colonna ${column.column} field: reserved in mapping.yaml`,
      )
    else if (grid.isLocked(row, number))
      refuse(
        t`la cella è protetta: l'autorità la tiene per sé`,
        t`togliere field alla colonna ${column.column} in mapping.yaml`,
      )
    else if (merge !== undefined && merge.top !== merge.bottom && merge.top !== row)
      refuse(
        t`la cella è unita con quelle delle righe sopra: due casi vi scriverebbero`,
        t`chiedere all'autorità come riempirla, e togliere field alla colonna ${column.column} in mapping.yaml`,
      )
    else if (found === undefined)
      placed.push({ sheet: grid.name, row, column: merge?.left ?? number, field, value: text })
  }
  return { placed, mismatches }
}

/** Headers that are no longer those of the mapping: its columns would be others. */
export const headerMismatches = (grid: Grid, table: Table): Mismatch[] => {
  const row = Number(table.header)
  const cells = rowsByNumber(grid).get(row)?.cells
  return table.columns.flatMap(({ column, header, field }): Mismatch[] => {
    const merge = mergeAt(grid, row, columnNumber(column))
    const found =
      merge === undefined
        ? cells?.get(columnNumber(column))?.text
        : rowsByNumber(grid).get(merge.top)?.cells.get(merge.left)?.text
    return field === undefined || normalHeader(found ?? '') === normalHeader(header)
      ? []
      : [
          {
            place: `${grid.name}!${column}${table.header}`,
            message: t`attesa l'intestazione «${header}», trovata «${found ?? ''}»`,
            fix: t`correggere la colonna ${column} in mapping.yaml`,
          },
        ]
  })
}
