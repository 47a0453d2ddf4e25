import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { checkChoices, doubtsOf, parseChoice, unclear } from '../../importer/doubts.ts'
import { importDocument, tablesOf, type ImportedDocument } from '../../importer/import-document.ts'
import type { Choice } from '../../importer/map-columns.ts'
import { documentFolder, planFilesOf } from '../../importer/plan-files.ts'
import { proposeMapping } from '../../importer/propose-mapping.ts'
import { t } from '../../lib/language/t.ts'
import { Slug } from '../../plan/text-types.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import type { GridDocument } from '../../workbook/grid.ts'
import { readDocument } from '../../workbook/read-document.ts'
import { askColumns } from '../ask-columns.ts'
import { exitCodes } from '../exit-codes.ts'
import { importData, importLines } from '../import-text.ts'
import type { Io } from '../io.ts'
import { readDocumentFile } from '../read-document-file.ts'

export interface ImportOptions {
  readonly plan: string
  readonly sheet?: readonly string[]
  readonly map?: readonly string[]
  readonly dryRun?: boolean
  readonly json?: boolean
}

/**
 * The choices that make a document's columns certain: those given, then those that a person at the terminal makes.
 * `earlier` ones come from another version: they need not be about a column of this one.
 */
export const settleColumns = async (
  file: string,
  document: GridDocument,
  options: {
    readonly sheets: readonly string[]
    readonly choices: readonly Choice[]
    readonly earlier?: readonly Choice[]
  },
  io: Io,
): Promise<readonly Choice[]> => {
  const { sheets, choices, earlier = [] } = options
  const all = [...choices, ...earlier]
  const tables = tablesOf(basename(file), document, { sheets, choices: all })
  checkChoices(tables, choices)
  const doubts = doubtsOf(tables)
  if (doubts.length === 0) return all
  if (io.operator === null || io.json) throw unclear(basename(file), doubts)
  const answered = await askColumns(doubts, io.operator, io)
  if (answered === null) throw unclear(basename(file), doubts)
  // What was said of one column may settle, or raise, a doubt about another.
  return settleColumns(file, document, { ...options, choices: [...answered, ...choices] }, io)
}

const writePlan = (
  folder: string,
  files: ReadonlyMap<string, string>,
  document: { readonly name: string; readonly bytes: Uint8Array },
): void => {
  mkdirSync(dirname(folder), { recursive: true })
  const unfinished = mkdtempSync(join(dirname(folder), '.import-'))
  try {
    for (const [name, text] of files) {
      const target = join(unfinished, ...name.split('/'))
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
    mkdirSync(join(unfinished, documentFolder))
    writeFileSync(join(unfinished, documentFolder, document.name), document.bytes)
    renameSync(unfinished, folder)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Makes a plan of a document of the authority. */
export const importPlan = async (file: string, options: ImportOptions, io: Io): Promise<number> => {
  if (!Slug.safeParse(options.plan).success)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`«${options.plan}» non può essere il nome di un piano`,
      {
        hint: t`usare lettere, cifre, trattini e punti: --plan verifica-2026`,
      },
    )
  const workspace = findWorkspace(io.cwd)
  const folder = join(workspace.folder, 'plans', options.plan)
  if (existsSync(folder) && options.dryRun !== true)
    throw new HarnessError('COMMAND_INVALID', t`il piano ${options.plan} c'è già`, {
      hint: t`per una nuova versione del documento: collaudo diff ${file} --plan ${options.plan}; altrimenti un altro nome con --plan`,
    })
  const bytes = readDocumentFile(resolve(io.cwd, file))
  const document = readDocument(file, bytes)
  const sheets = options.sheet ?? []
  const choices = await settleColumns(
    file,
    document,
    { sheets, choices: (options.map ?? []).map(parseChoice) },
    io,
  )
  const imported: ImportedDocument = importDocument(file, document, { sheets, choices })
  const mapping = proposeMapping(imported.tables)
  if (options.dryRun !== true)
    writePlan(folder, planFilesOf(imported, mapping), { name: imported.file, bytes })
  const written = options.dryRun === true ? null : workspace.display(folder)
  if (io.json) io.out(`${JSON.stringify(importData(imported, mapping, written), null, 2)}\n`)
  else for (const line of importLines(imported, written, options.plan, io)) io.out(`${line}\n`)
  return exitCodes.passed
}
