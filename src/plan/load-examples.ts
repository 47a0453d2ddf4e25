import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { Row as RowShape, type Examples } from './case-schema.ts'
import { problemAt } from './expect-problems.ts'
import { type CaseSurroundings } from './load-step.ts'
import { readPlanText, resolvePlanFile } from './plan-file.ts'
import type { Problem } from './problem.ts'
import { readYaml, type Path, type TextValue, type YamlSource } from './read-yaml.ts'
import { Name } from './text-types.ts'

const maxBytes = 1_000_000

type Row = Readonly<Record<string, string>>

export interface LoadedExamples {
  readonly rows: readonly Row[]
  readonly problems: readonly Problem[]
}

const failed = (problems: readonly Problem[]): LoadedExamples => ({ rows: [], problems })

/** Where a row says what an earlier one says: both would do the same. */
const repeatedRow = (
  rows: readonly Row[],
): { readonly index: number; readonly message: string; readonly hint: string } | undefined => {
  const texts = rows.map((row) =>
    JSON.stringify(Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  )
  const index = texts.findIndex((text, position) => texts.indexOf(text) < position)
  return index < 0
    ? undefined
    : {
        index,
        message: t`la riga ${index + 1} è uguale alla riga ${texts.indexOf(texts[index] ?? '') + 1}`,
        hint: t`toglierla, o correggere il valore che le distingue`,
      }
}

/** Every row has the names of the first, and says something else. */
const rowProblems = (source: YamlSource, path: Path, rows: readonly Row[]): Problem[] => {
  const names = Object.keys(rows[0] ?? {})
  const repeated = repeatedRow(rows)
  const same =
    repeated === undefined
      ? []
      : [
          problemAt(
            source,
            [...path, repeated.index],
            'CASE_EXAMPLES_INVALID',
            repeated.message,
            repeated.hint,
          ),
        ]
  const uneven = rows.flatMap((row, index) => {
    const missing = names.filter((name) => !Object.hasOwn(row, name))
    const extra = Object.keys(row).filter((name) => !names.includes(name))
    if (missing.length + extra.length === 0) return []
    return [
      problemAt(
        source,
        [...path, index],
        'CASE_EXAMPLES_INVALID',
        [
          ...missing.map((name) => t`manca «${name}»`),
          ...extra.map((name) => t`«${name}» non c'è nella prima riga`),
        ].join(', '),
        t`ogni riga ha gli stessi nomi: ${names.join(', ')}`,
      ),
    ]
  })
  return [...uneven, ...same]
}

/** A table's first row gives the names: every other row has a value for each. */
const rowsOfCsv = (file: string, text: string): LoadedExamples => {
  const refuse = (line: number, message: string, hint: string): LoadedExamples =>
    failed([{ code: 'CASE_EXAMPLES_INVALID', file, line, column: 1, message, hint }])
  let records: string[][]
  try {
    records = parse(text, { bom: true, skipEmptyLines: true, relaxColumnCount: true })
  } catch (error) {
    const line = error instanceof CsvError ? Number(error['lines'] ?? 1) : 1
    return refuse(
      line,
      t`la tabella CSV non è leggibile`,
      t`controllare le virgolette di questa riga`,
    )
  }
  const [names = [], ...lines] = records
  const strange = names.find((name) => !Name.safeParse(name).success)
  if (strange !== undefined)
    return refuse(
      1,
      t`«${strange}» non può essere il nome di una colonna`,
      t`nella prima riga stanno nomi di lettere, cifre e _, separati da virgole`,
    )
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined)
    return refuse(
      1,
      t`la colonna «${repeated}» c'è due volte`,
      t`dare a ogni colonna un nome diverso`,
    )
  const uneven = lines.findIndex((line) => line.length !== names.length)
  if (uneven >= 0)
    return refuse(
      uneven + 2,
      t`attesi ${names.length} valori, trovati ${lines[uneven]?.length ?? 0}`,
      t`una virgola dentro un valore vuole le virgolette intorno al valore`,
    )
  if (lines.length === 0) return refuse(1, t`la tabella non ha righe`, t`aggiungerne almeno una`)
  const rows = lines.map((line) =>
    Object.fromEntries(names.map((name, index) => [name, line[index] ?? ''])),
  )
  const same = repeatedRow(rows)
  return same === undefined
    ? { problems: [], rows }
    : refuse(same.index + 2, same.message, same.hint)
}

const JsonRows = z.array(RowShape).min(1)

const rowsOfJson = (file: string, absolute: string): LoadedExamples => {
  // JSON is YAML: read as YAML, 0.10 and 007 stay as they are written.
  const read = readYaml(file, absolute)
  if (!read.ok) return failed(read.problems)
  const parsed = JsonRows.safeParse(read.value.value)
  if (parsed.success)
    return { rows: parsed.data, problems: rowProblems(read.value, [], parsed.data) }
  const path = (parsed.error.issues[0]?.path ?? []) as Path
  return failed([
    {
      code: 'CASE_EXAMPLES_INVALID',
      file,
      ...read.value.locate(path),
      message: t`attesa una lista di oggetti: nomi di lettere, cifre e _, e testi`,
      hint: t`per esempio [{ "farmaco": "034298051", "quantita": "1" }]`,
    },
  ])
}

/** The rows of a case's table of examples: inline, or in a CSV or JSON file of the plan's folder. */
export const loadExamples = (
  around: CaseSurroundings,
  source: YamlSource,
  written: z.output<typeof Examples>,
): LoadedExamples => {
  const path: Path = ['examples']
  if (Array.isArray(written)) {
    const rows = written as readonly Row[]
    return { rows, problems: rowProblems(source, path, rows) }
  }
  const kind = 'csv' in written ? 'csv' : 'json'
  const name: TextValue = 'csv' in written ? written.csv : written.json
  const refuse = (message: string, hint: string): LoadedExamples =>
    failed([problemAt(source, [...path, kind], 'CASE_EXAMPLES_INVALID', message, hint)])
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
    return refuse(
      t`atteso il nome di un file di examples/, senza cartelle, trovato «${name}»`,
      t`le tabelle stanno nella cartella examples/ del piano`,
    )
  const absolute = join(around.planFolder, 'examples', name)
  const file = around.workspace.display(absolute)
  if (!existsSync(absolute))
    return refuse(
      t`il file ${file} non esiste`,
      t`le tabelle stanno nella cartella examples/ del piano`,
    )
  const found = resolvePlanFile(join(around.planFolder, 'examples'), name)
  if (!found.ok) return refuse(found.message, found.hint)
  if (kind === 'json') return rowsOfJson(file, absolute)
  const read = readPlanText(found, maxBytes)
  return read.ok ? rowsOfCsv(file, read.text) : refuse(`${file}: ${read.message}`, read.hint)
}
