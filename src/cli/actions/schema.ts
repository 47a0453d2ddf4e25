import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import { fileTrouble } from '../../plan/plan-file.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { schemaFiles } from './schema-files.ts'

export interface SchemaOptions {
  readonly out?: string
  readonly check?: boolean
  readonly json?: boolean
}

const isCurrent = (file: string, text: string): boolean => {
  try {
    // A checkout may have turned the line ends.
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text
  } catch {
    return false
  }
}

const write = (folder: string, files: ReadonlyMap<string, string>): void => {
  try {
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of files) writeFileSync(join(folder, name), text)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    throw new HarnessError(
      'COMMAND_INVALID',
      t`non si può scrivere in ${folder}: ${code === 'EEXIST' ? t`è un file, non una cartella` : fileTrouble(cause)}`,
      { cause, hint: t`indicare un'altra cartella con --out` },
    )
  }
}

/** Writes the JSON Schemas that editors read, or says whether those that are there are the right ones. */
export const schema = async (options: SchemaOptions, io: Io): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const folder =
    options.out === undefined
      ? join(workspace.folder, 'plans', 'schema')
      : resolve(io.cwd, options.out)
  const files = await schemaFiles(workspace.folder)
  const shownFolder = workspace.display(folder)
  const stale = [...files].flatMap(([name, text]) =>
    isCurrent(join(folder, name), text) ? [] : [name],
  )
  if (options.check !== true) write(folder, files)
  if (options.json === true)
    io.out(
      `${JSON.stringify({ folder: shownFolder, files: [...files.keys()], [options.check === true ? 'stale' : 'written']: stale }, null, 2)}\n`,
    )
  else if (options.check !== true)
    io.out(t`${shownFolder}: ${files.size} schemi scritti (${[...files.keys()].join(', ')})\n`)
  else if (stale.length === 0) io.out(t`${shownFolder}: ${files.size} schemi aggiornati\n`)
  else
    for (const name of stale)
      io.error(t`${shownFolder}/${name} non è aggiornato: eseguire collaudo schema`)
  return options.check === true && stale.length > 0 ? exitCodes.wrong : exitCodes.passed
}
