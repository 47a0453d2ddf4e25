import { parseArea, parseAreas, type DropDown, type GridRow } from './grid.ts'
import type { ListRule } from './xlsx-sheet.ts'

/** What the formula of a list may point at. */
export interface ListSources {
  readonly sheets: ReadonlyMap<string, readonly GridRow[]>
  readonly names: ReadonlyMap<string, string>
}

const mostValues = 2000

const literal = (formula: string): string[] | undefined => {
  const [, inside] = /^"((?:[^"]|"")*)"$/.exec(formula) ?? []
  return inside
    ?.replaceAll('""', '"')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}

const valuesAt = (rows: readonly GridRow[], reference: string): string[] | undefined => {
  const area = parseArea(reference.replaceAll('$', ''))
  if (area === undefined) return undefined
  return rows
    .filter(({ number }) => number >= area.top && number <= area.bottom)
    .flatMap(({ cells }) =>
      [...cells].flatMap(([column, { text }]) =>
        column >= area.left && column <= area.right ? [text] : [],
      ),
    )
    .slice(0, mostValues)
}

/** The values of a list; undefined where its formula is more than a reference. */
const valuesOf = (
  formula: string,
  sheet: string,
  sources: ListSources,
  hops = 0,
): string[] | undefined => {
  const text = formula.replace(/^=/, '').trim()
  const direct = literal(text)
  if (direct !== undefined) return direct
  const [, quoted, bare, reference] = /^(?:'((?:[^']|'')+)'|([^'!()]+))!([^!]+)$/.exec(text) ?? []
  if (reference !== undefined) {
    const rows = sources.sheets.get((quoted?.replaceAll("''", "'") ?? bare ?? '').toLowerCase())
    return rows === undefined ? undefined : valuesAt(rows, reference)
  }
  const here = sources.sheets.get(sheet.toLowerCase())
  const inside = here === undefined ? undefined : valuesAt(here, text)
  if (inside !== undefined) return inside
  const named = sources.names.get(text.toLowerCase())
  return named === undefined || hops > 3 ? undefined : valuesOf(named, sheet, sources, hops + 1)
}

/** The drop-downs of a sheet, each with what it lets stand. */
export const dropDownsOf = (
  rules: readonly ListRule[],
  sheet: string,
  sources: ListSources,
): DropDown[] =>
  rules.map(({ cells, formula }) => ({
    areas: parseAreas(cells),
    values: valuesOf(formula, sheet, sources) ?? null,
    source: formula,
  }))
