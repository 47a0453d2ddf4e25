import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

const trouble = (file: string): string | undefined => {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    const known = statSync(file, { throwIfNoEntry: false })
    if (known?.isDirectory() === true) return t`è una cartella, non un file`
    accessSync(known === undefined ? folder : file, constants.W_OK)
    return undefined
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return code === 'EEXIST' || code === 'ENOTDIR'
      ? t`una parte del percorso è un file, non una cartella`
      : t`manca il permesso di scriverlo (${code ?? t`errore sconosciuto`})`
  }
}

/** The file that an option names, with its folder made: where it cannot be written, that is told at once. */
export const writableFile = (cwd: string, option: string, asked: string): string => {
  const file = resolve(cwd, asked)
  const found = trouble(file)
  if (found !== undefined)
    throw new HarnessError('COMMAND_INVALID', t`${option} non può scrivere ${asked}: ${found}`, {
      hint: t`indicare un altro file con ${option}`,
    })
  return file
}
