import { t } from '../lib/language/t.ts'
import { columnLetters, columnNumber } from '../workbook/grid.ts'
import { isRowNumber, isWrittenByFill, normalHeader, readHeader, type Field } from './fields.ts'

/** A column of a table, and what it is taken for; null: its words are kept, its meaning is not known. */
export interface Column {
  readonly column: number
  readonly header: string
  readonly field: Field | null
  /** Who says so: the header in as many words, the header by containing them, or the person. */
  readonly by: 'header' | 'likeness' | 'person'
}

/** What a person said of a column: by its letters or its header. */
export interface Choice {
  readonly column: string
  readonly field: Field | null
}

/** A column of which it must be said what it is. */
export interface Doubt {
  readonly column: number
  readonly header: string
  /** What it may be, the likeliest first. */
  readonly fields: readonly Field[]
  readonly why: string
}

export interface ColumnMap {
  readonly columns: readonly Column[]
  readonly doubts: readonly Doubt[]
}

/** Whether a choice is about this column. */
export const isAbout = (choice: Choice, column: number, header: string): boolean =>
  (columnNumber(choice.column) === column && choice.column === choice.column.toUpperCase()) ||
  (normalHeader(choice.column) !== '' && normalHeader(choice.column) === normalHeader(header))

interface Draft {
  readonly column: number
  readonly header: string
  field: Field | null
  by: Column['by']
}

const likest = (drafts: readonly Draft[]): readonly Draft[] => {
  const order = ['person', 'header', 'likeness'] as const
  const first = order.find((by) => drafts.some((draft) => draft.by === by))
  return drafts.filter(({ by }) => by === first)
}

/** Of several columns taken for the same, one stays; where that must be certain and is not, it is a doubt. */
const settle = (field: Field, drafts: readonly Draft[]): Doubt[] => {
  const best = likest(drafts)
  const [kept] = best
  const mustBeSure = field === 'id' || isWrittenByFill(field)
  const doubts =
    best.length > 1 && mustBeSure
      ? best.map(({ column, header }): Doubt => ({
          column,
          header,
          fields: [field],
          why: t`${best.length} colonne si possono leggere come «${field}»: ${best
            .map((one) => columnLetters(one.column))
            .join(', ')}`,
        }))
      : mustBeSure && kept?.by === 'likeness'
        ? [
            {
              column: kept.column,
              header: kept.header,
              fields: [field],
              why: t`l'intestazione fa pensare a «${field}», ma non lo dice`,
            },
          ]
        : []
  for (const draft of drafts) if (draft !== kept) draft.field = null
  return doubts
}

/** Says what each column of a header row is. */
export const mapColumns = (
  headers: ReadonlyMap<number, string>,
  choices: readonly Choice[],
): ColumnMap => {
  const drafts = [...headers].map(([column, header]): Draft => {
    const choice = choices.find((one) => isAbout(one, column, header))
    if (choice !== undefined) return { column, header, field: choice.field, by: 'person' }
    const reading = readHeader(header)
    return {
      column,
      header,
      field: reading?.field ?? null,
      by: reading?.isSure === true ? 'header' : 'likeness',
    }
  })
  if (!drafts.some(({ field }) => field === 'id')) {
    const numbered = drafts.find(({ header, by }) => by !== 'person' && isRowNumber(header))
    if (numbered !== undefined) Object.assign(numbered, { field: 'id', by: 'header' })
  }
  const found = [...new Set(drafts.map(({ field }) => field))].filter((field) => field !== null)
  const doubts = found
    .filter((field) => field !== 'reserved')
    .flatMap((field) =>
      settle(
        field,
        drafts.filter((draft) => draft.field === field),
      ),
    )
  return { columns: drafts.map((draft) => ({ ...draft })), doubts }
}
