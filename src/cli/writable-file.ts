import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'

const trouble = (file: string): string | undefined => {
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    const known = statSync(file, { throwIfNoEntry: false })
    if (known?.isDirectory() === true) return 'è una cartella, non un file'
    accessSync(known === undefined ? folder : file, constants.W_OK)
    return undefined
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    return code === 'EEXIST' || code === 'ENOTDIR'
      ? 'una parte del percorso è un file, non una cartella'
      : `manca il permesso di scriverlo (${code ?? 'errore sconosciuto'})`
  }
}

/** The file that an option names, with its folder made: where it cannot be written, that is told at once. */
export const writableFile = (cwd: string, option: string, asked: string): string => {
  const file = resolve(cwd, asked)
  const found = trouble(file)
  if (found !== undefined)
    throw new HarnessError('COMMAND_INVALID', `${option} non può scrivere ${asked}: ${found}`, {
      hint: `indicare un altro file con ${option}`,
    })
  return file
}
