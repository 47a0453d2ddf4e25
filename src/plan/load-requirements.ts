import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { CsvError, parse } from 'csv-parse/sync'

import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { Certainty, certaintyText, type Requirement } from '../model/requirement.ts'
import { fileWithin, readPlanText } from './plan-file.ts'
import type { Problem } from './problem.ts'
import type { Path, Place } from './read-yaml.ts'
import type { Workspace } from './workspace.ts'

/** The file of a plan that says what it must prove. */
export const requirementsFile = 'requirements.csv'

const columns = ['id', 'section', 'text', 'certainty'] as const

/** The requirements of a plan, with the place of each: `[index, 'id']`. */
export interface RequirementTable {
  readonly file: string
  readonly rows: readonly Requirement[]
  readonly locate: (path: Path) => Place
}

interface LoadedRequirements {
  /** null when the plan has no such file, or it cannot be read as a table. */
  readonly table: RequirementTable | null
  readonly problems: readonly Problem[]
}

interface Cell {
  readonly text: string
  readonly place: Place
}

const maxBytes = 1_000_000
const newline = 0x0a

/** Places in a text, asked for from its start to its end. */
const placesIn = (bytes: Uint8Array): ((offset: number) => Place) => {
  let line = 1
  let lineStart = 0
  let seen = 0
  return (offset) => {
    for (; seen < offset; seen++)
      if (bytes[seen] === newline) {
        line += 1
        lineStart = seen + 1
      }
    return { line, column: new TextDecoder().decode(bytes.subarray(lineStart, offset)).length + 1 }
  }
}

/** The records of a table, each cell with its place: the parser says at which byte a cell ends. */
const cellsOf = (bytes: Uint8Array): Cell[][] => {
  const placeAt = placesIn(bytes)
  let start = 0
  return parse(Buffer.from(bytes), {
    bom: true,
    skipEmptyLines: true,
    relaxColumnCount: true,
    cast: (text, { bytes: end, index }) => {
      if (index === 0) while (bytes[start] === 0x0d || bytes[start] === newline) start += 1
      const place = placeAt(start)
      start = end + 1
      return { text, place }
    },
  }) as unknown as Cell[][]
}

const headerProblem = (
  header: readonly Cell[],
): { readonly place: Place; readonly message: string; readonly hint: string } | undefined => {
  const names = header.map(({ text }) => text)
  if (names.join() === columns.join()) return undefined
  const wrong = header.find(({ text }, index) => text !== columns[index]) ?? header.at(-1)
  const place = wrong?.place ?? { line: 1, column: 1 }
  return {
    place,
    message: t`attese le colonne ${columns.join(',')}, trovate ${names.join(',') || t`nessuna`}`,
    hint: names.join().includes(';')
      ? t`separare i valori con la virgola, non con il punto e virgola`
      : t`la prima riga è esattamente: ${columns.join(',')}`,
  }
}

const emptyHints: Readonly<Record<(typeof columns)[number], string>> = {
  id: t`ogni requisito ha un id, che i casi scrivono in requirements:`,
  section: t`scrivere il paragrafo del documento da cui viene`,
  text: t`scrivere che cosa chiede, in modo che si possa provare`,
  certainty: t`scrivere da dove si sa: ${Certainty.options.join(', ')}`,
}

/** The table of a file's bytes, and every mistake in it. */
const readTable = (file: string, bytes: Uint8Array): LoadedRequirements => {
  const problem = (
    place: Place,
    message: string,
    hint: string,
    code = 'PLAN_REQUIREMENTS_INVALID',
  ): Problem => ({ code, file, ...place, message, hint })
  const refuse = (place: Place, message: string, hint: string): LoadedRequirements => ({
    table: null,
    problems: [problem(place, message, hint)],
  })
  let records: Cell[][]
  try {
    records = cellsOf(bytes)
  } catch (error) {
    const line = error instanceof CsvError ? Number(error['lines'] ?? 1) : 1
    return refuse(
      { line, column: 1 },
      t`la tabella CSV non è leggibile`,
      t`controllare le virgolette di questa riga`,
    )
  }
  const [header = [], ...lines] = records
  const bad = headerProblem(header)
  if (bad !== undefined) return refuse(bad.place, bad.message, bad.hint)
  if (lines.length === 0)
    return refuse(
      { line: 1, column: 1 },
      t`la tabella non ha righe`,
      t`aggiungere un requisito, o togliere il file`,
    )

  const problems: Problem[] = []
  const rows: { readonly requirement: Requirement; readonly cells: readonly Cell[] }[] = []
  for (const cells of lines) {
    const start = cells[0]?.place ?? { line: 1, column: 1 }
    if (cells.length !== columns.length) {
      problems.push(
        problem(
          start,
          t`attesi ${columns.length} valori, trovati ${cells.length}`,
          t`una virgola dentro un valore vuole le virgolette intorno al valore`,
        ),
      )
      continue
    }
    for (const [index, name] of columns.entries()) {
      const cell = cells[index]
      if (cell === undefined) continue
      if (cell.text.trim() === '')
        problems.push(problem(cell.place, t`manca «${name}»`, emptyHints[name]))
      else if (cell.text !== cell.text.trim())
        problems.push(
          problem(
            cell.place,
            t`spazi prima o dopo «${cell.text.trim()}»`,
            t`toglierli: fanno parte del valore`,
          ),
        )
    }
    const [id = '', section = '', text = '', mark = ''] = cells.map((cell) => cell.text)
    const certainty = Certainty.safeParse(mark.trim())
    if (certainty.success)
      rows.push({ requirement: { id, section, text, certainty: certainty.data }, cells })
    else if (mark.trim() !== '')
      problems.push(
        problem(
          cells[3]?.place ?? start,
          t`«${mark.trim()}» non è un grado di certezza`,
          unknownMark(mark.trim()),
          'PLAN_REQUIREMENT_CERTAINTY',
        ),
      )
  }
  return {
    problems,
    table: {
      file,
      rows: rows.map(({ requirement }) => requirement),
      locate: ([index, name]) => {
        const cells = rows[Number(index)]?.cells ?? []
        const column = columns.findIndex((one) => one === name)
        return (cells[column] ?? cells[0])?.place ?? { line: 1, column: 1 }
      },
    },
  }
}

const unknownMark = (mark: string): string => {
  const near = nearest(mark, Certainty.options)
  return near === undefined
    ? Certainty.options.map((one) => `${one} (${certaintyText[one]})`).join(', ')
    : t`forse si intendeva «${near}»`
}

/** The requirements of the plan in a folder; a plan may have none. */
export const loadRequirements = (workspace: Workspace, planFolder: string): LoadedRequirements => {
  const absolute = join(planFolder, requirementsFile)
  if (!existsSync(absolute)) return { table: null, problems: [] }
  const file = workspace.display(absolute)
  const read = readPlanText(fileWithin(planFolder, absolute), maxBytes)
  if (read.ok) return readTable(file, read.bytes)
  const { message, hint } = read
  return {
    table: null,
    problems: [{ code: 'FILE_UNREADABLE', file, line: 1, column: 1, message, hint }],
  }
}
