import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { columnLetters } from '../workbook/grid.ts'
import type { FoundTable } from './find-tables.ts'
import { fields, type Field } from './fields.ts'
import { isAbout, type Choice, type Doubt } from './map-columns.ts'

/** A doubt about a column, with the table that it is in. */
export interface TableDoubt extends Doubt {
  readonly sheet: string
}

/** The column whose values look most like ids: short, all there, all different. */
const likelyId = ({ columns, rows }: FoundTable): number | undefined =>
  columns.find(({ column, field }) => {
    if (field !== null && field !== 'title' && field !== 'requirement') return false
    const values = rows.flatMap(({ cells }) => cells.get(column)?.text.trim() ?? [])
    return (
      values.length > 0 &&
      values.length >= rows.length * 0.8 &&
      new Set(values).size === values.length &&
      values.every((value) => value.length <= 40 && !value.includes(' '))
    )
  })?.column

/** What must be said of the columns of some tables before they can be read. */
export const doubtsOf = (tables: readonly FoundTable[]): TableDoubt[] =>
  tables.flatMap((table) => {
    const sheet = table.grid.name
    const found = table.doubts.map((doubt) => ({ ...doubt, sheet }))
    if (table.columns.some(({ field }) => field === 'id')) return found
    const candidate = likelyId(table)
    const column = table.columns.find((one) => one.column === candidate) ?? table.columns[0]
    return [
      {
        sheet,
        column: column?.column ?? 1,
        header: column?.header ?? '',
        fields: ['id'] satisfies Field[],
        why: t`nessuna intestazione dice quale colonna è l'id del caso`,
      },
      ...found,
    ]
  })

/** An answer that could be: of several columns that may be the same, the first is it. */
const exampleOf = (doubts: readonly TableDoubt[]): string =>
  doubts
    .slice(0, 4)
    .map(({ column, fields: [field] }, index) => {
      const isTaken = doubts.slice(0, index).some((other) => other.fields[0] === field)
      return `--map ${columnLetters(column)}=${isTaken ? '-' : (field ?? '-')}`
    })
    .join(' ')

/** The error for doubts that nobody is there to resolve. */
export const unclear = (file: string, doubts: readonly TableDoubt[]): HarnessError =>
  new HarnessError(
    'DOCUMENT_UNCLEAR',
    t`${file}: non è chiaro che cosa siano alcune colonne\n${doubts
      .map(
        ({ sheet, column, header, why }) =>
          `  ${sheet}!${columnLetters(column)} «${header.replace(/\s+/g, ' ').slice(0, 60)}»: ${why}`,
      )
      .join('\n')}`,
    {
      hint: t`dirlo con --map, per esempio ${exampleOf(doubts)}; --map COLONNA=- dice che una colonna non è nessuna di queste`,
    },
  )

const wrongMap = (message: string, hint: string): HarnessError =>
  new HarnessError('COMMAND_INVALID', message, { hint })

/** Reads `--map COLONNA=campo`; the column is its letters or its header. */
export const parseChoice = (written: string): Choice => {
  const cut = written.lastIndexOf('=')
  const [column, name] = [written.slice(0, Math.max(cut, 0)).trim(), written.slice(cut + 1).trim()]
  const field = fields.find((one) => one === name)
  if (cut <= 0 || column === '' || (field === undefined && name !== '-'))
    throw wrongMap(
      t`atteso --map colonna=campo, trovato «${written}»`,
      t`per esempio --map A=id; i campi sono ${fields.join(', ')}, o - per nessuno`,
    )
  return { column, field: field ?? null }
}

/** Refuses a choice about a column that no table has. */
export const checkChoices = (tables: readonly FoundTable[], choices: readonly Choice[]): void => {
  for (const choice of choices) {
    const isKnown = tables.some(({ columns }) =>
      columns.some(({ column, header }) => isAbout(choice, column, header)),
    )
    if (!isKnown)
      throw wrongMap(
        t`--map nomina la colonna «${choice.column}», che nessuna tabella ha`,
        t`le colonne sono ${tables[0]?.columns
          .map(({ column, header }) => `${columnLetters(column)} «${header.replace(/\s+/g, ' ')}»`)
          .join(', ')}`,
      )
  }
}
