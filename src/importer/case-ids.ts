import { t } from '../lib/language/t.ts'
import type { DocumentFinding } from './finding.ts'
import type { PlanRow } from './read-rows.ts'

/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** An id of the authority as the name of a file: letters, digits, dot, hyphen and underscore. */
export const slugOf = (text: string): string => {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[-.]+$/g, '')
    .slice(0, 80)
  return device.test(slug) ? `caso-${slug}` : slug
}

export interface IdentifiedRow {
  readonly caseId: string
  readonly row: PlanRow
}

const placeOf = ({ grid, cell }: PlanRow): string => `${grid}!${cell}`

/** Gives each row the id of its case. A second row with the same id keeps its own case, under a name that says so. */
export const identify = (
  rows: readonly PlanRow[],
): { readonly rows: readonly IdentifiedRow[]; readonly findings: readonly DocumentFinding[] } => {
  const taken = new Map<string, PlanRow>()
  const findings: DocumentFinding[] = []
  const identified = rows.flatMap((row): IdentifiedRow[] => {
    const slug = slugOf(row.id)
    if (slug === '') {
      const [words = ''] = row.texts.values()
      findings.push({
        kind: 'id-missing',
        level: 'warning',
        place: placeOf(row),
        message: t`riga senza id: non è diventata un caso («${words.slice(0, 60)}»)`,
      })
      return []
    }
    const other = taken.get(slug.toLowerCase())
    if (other === undefined) {
      taken.set(slug.toLowerCase(), row)
      if (slug !== row.id)
        findings.push({
          kind: 'id-changed',
          level: 'note',
          place: placeOf(row),
          message: t`l'id «${row.id}» non può essere il nome di un file: il caso è ${slug}`,
        })
      return [{ caseId: slug, row }]
    }
    const named = [`${slugOf(row.grid)}-${slug}`, `${slug}-riga${row.row}`]
    const caseId =
      (other.grid === row.grid ? named.slice(1) : named).find(
        (one) => !taken.has(one.toLowerCase()),
      ) ?? `${slugOf(row.grid)}-${slug}-riga${row.row}`
    taken.set(caseId.toLowerCase(), row)
    findings.push({
      kind: 'id-duplicate',
      level: 'warning',
      place: placeOf(row),
      message: t`l'id «${row.id}» è già in ${placeOf(other)}: questo caso è ${caseId}; chiedere all'autorità quale dei due vale`,
    })
    return [{ caseId, row }]
  })
  return { rows: identified, findings }
}

/** Whole numbers in order as ranges: 1, 2, 3, 7 is `1-3, 7`. */
export const rangesOf = (numbers: readonly number[]): string => {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  const shown = ranges.slice(0, 20).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`))
  return `${shown.join(', ')}${ranges.length > 20 ? ', …' : ''}`
}

const numbered = /^(.*?)(\d{1,6})$/

/** Numbers that the ids leave out, by what stands before them. */
export const gapsIn = (ids: readonly string[]): DocumentFinding[] => {
  const groups = new Map<string, Set<number>>()
  for (const id of ids) {
    const [, stem = '', digits] = numbered.exec(id) ?? []
    if (digits === undefined) continue
    const numbers = groups.get(stem) ?? new Set<number>()
    groups.set(stem, numbers.add(Number(digits)))
  }
  return [...groups].flatMap(([stem, numbers]): DocumentFinding[] => {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
    // Numbers that only a few rows have are no numbering.
    if (numbers.size < 3 || most - least > numbers.size * 10) return []
    const missing = Array.from({ length: most - least }, (_, index) => least + index).filter(
      (number) => !numbers.has(number),
    )
    return missing.length === 0
      ? []
      : [
          {
            kind: 'id-gap',
            level: 'note',
            place: '',
            message: t`nella numerazione ${stem === '' ? '' : `${stem}… `}mancano: ${rangesOf(missing)}`,
          },
        ]
  })
}
