import { t } from '../lib/language/t.ts'
import { columnLetters, type Grid } from '../workbook/grid.ts'
import { normalHeader } from './fields.ts'
import type { DocumentFinding } from './finding.ts'

/** Insertions, deletions and substitutions between two words, up to a limit. */
const isNear = (a: string, b: string, limit: number): boolean => {
  if (Math.abs(a.length - b.length) > limit) return false
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++)
      current.push(
        Math.min(
          (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
        ),
      )
    previous = current
  }
  return (previous[b.length] ?? limit + 1) <= limit
}

const letters = (text: string): string => normalHeader(text).replace(/[^\p{L}\p{N}]/gu, '')

/** Whether two spellings may be of the same word: their digits agree, and a letter or so differs. */
export const isVariant = (one: string, other: string): boolean => {
  if (one === other) return false
  const [a, b] = [letters(one), letters(other)]
  if (a === b) return a !== ''
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  const shorter = Math.min(a.length, b.length)
  return shorter >= 6 && isNear(a, b, 1)
}

/** Sets of spellings of which each is near to another of its set. */
const clusters = (spellings: readonly string[]): string[][] => {
  const found: string[][] = []
  for (const spelling of spellings) {
    const near = found.filter((set) => set.some((one) => isVariant(one, spelling)))
    const others = found.filter((set) => !near.includes(set))
    found.splice(0, found.length, ...others, [...near.flat(), spelling])
  }
  return found.filter((set) => set.length > 1)
}

export interface Spelled {
  readonly header: string
  readonly text: string
  readonly place: string
}

const mostKinds = 60

/** Values of a kind (a type, a service, an area) that are written in more than one way. */
export const spellingFindings = (values: readonly Spelled[]): DocumentFinding[] => {
  const byHeader = new Map<string, Spelled[]>()
  for (const value of values) {
    const key = normalHeader(value.header)
    const group = byHeader.get(key) ?? []
    byHeader.set(key, group)
    group.push(value)
  }
  return [...byHeader.values()].flatMap((group) => {
    const firsts = new Map<string, Spelled>()
    for (const value of group) if (!firsts.has(value.text)) firsts.set(value.text, value)
    if (firsts.size > mostKinds) return []
    return clusters([...firsts.keys()]).map((set): DocumentFinding => ({
      kind: 'spelling',
      level: 'note',
      place: '',
      message: t`${group[0]?.header ?? ''}: forse la stessa cosa scritta in modi diversi: ${set
        .map((text) => `«${text}» (${firsts.get(text)?.place ?? ''})`)
        .join(', ')}`,
    }))
  })
}

/** Values below the cells of other sheets that bear the same header as a column of the plan. */
export const spelledElsewhere = (
  grids: readonly Grid[],
  headers: readonly string[],
  isOfTable: (grid: Grid, row: number) => boolean,
): Spelled[] => {
  const wanted = new Map(headers.map((header) => [normalHeader(header), header]))
  return grids.flatMap((grid) => {
    const below = new Map<number, string>()
    return grid.rows.flatMap(({ number, cells }) =>
      [...cells].flatMap(([column, { text }]): Spelled[] => {
        if (isOfTable(grid, number)) return []
        const header = wanted.get(normalHeader(text))
        if (header !== undefined) below.set(column, header)
        const above = below.get(column)
        return header !== undefined || above === undefined || text.length > 60
          ? []
          : [
              {
                header: above,
                text: text.trim(),
                place: `${grid.name}!${columnLetters(column)}${number}`,
              },
            ]
      }),
    )
  })
}
