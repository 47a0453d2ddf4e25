import { t } from '../lib/language/t.ts'
import { cellAddress, type Grid } from '../workbook/grid.ts'
import type { DocumentFinding } from './finding.ts'
import { plainId } from './read-rows.ts'

const mostTold = 30
const listOfNumbers = /^\s*\d{1,6}(?:[\s,;./-]+\d{1,6})+[\s,;.]*$/

/** The beginnings of ids that end in a number and are not all number: `CVP-` of `CVP-12`. */
const stemsOf = (ids: Iterable<string>): ReadonlySet<string> => {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const [, stem = ''] = /^(.*?[A-Za-z].*?)\d{1,6}$/.exec(id) ?? []
    if (stem.length >= 2) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([stem, count]) => (count >= 2 ? [stem] : [])))
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** Ids that other cells of the document name, and that no row has; and lists of ids that a reader mistakes. */
export const citedIds = (
  grids: readonly Grid[],
  ids: ReadonlySet<string>,
  isOfTable: (grid: Grid, row: number) => boolean,
): DocumentFinding[] => {
  const findings: DocumentFinding[] = []
  const isNumeric = [...ids].filter((id) => /^\d+$/.test(id)).length > ids.size / 2
  const stems = [...stemsOf(ids)]
  const named =
    stems.length === 0 || stems.length > 50
      ? null
      : new RegExp(
          `(?<![A-Za-z0-9])(?:${stems.map(escaped).join('|')})\\d{1,6}(?![A-Za-z0-9])`,
          'g',
        )
  const tell = (place: string, found: readonly string[]): void => {
    const unknown = [...new Set(found)].filter((id) => !ids.has(id))
    if (unknown.length > 0)
      findings.push({
        kind: 'id-cited',
        level: 'warning',
        place,
        message: t`cita ${unknown.join(', ')}, che nessuna riga del piano ha`,
      })
  }
  for (const grid of grids)
    for (const row of grid.rows)
      for (const [column, { text }] of row.cells) {
        if (findings.length >= mostTold || text.length > 20_000) continue
        const place = `${grid.name}!${cellAddress(row.number, column)}`
        const isInTable = isOfTable(grid, row.number)
        if (named !== null && text.length > 2) tell(place, text.match(named) ?? [])
        if (isInTable || !isNumeric || !listOfNumbers.test(text)) continue
        const numbers = text.match(/\d+/g) ?? []
        // A list of ids has ids in it; dates, versions and amounts have not.
        if (numbers.filter((one) => ids.has(one)).length * 2 < numbers.length) continue
        tell(place, numbers.map(plainId))
        if (/\d\.\d/.test(text))
          findings.push({
            kind: 'id-cited',
            level: 'warning',
            place,
            message: t`«${text.trim().slice(0, 60)}» ha un punto al posto di una virgola: si è letto come un elenco di id`,
          })
      }
  return findings
}
