import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

export interface NewFile {
  readonly name: string
  readonly content: string | Uint8Array
  /** Whether only its owner may read it. */
  readonly secret: boolean
}

/** Refuses, before anything is made, when a file is there already and nobody said to replace it. */
export const refuseToReplace = (
  folder: string,
  names: readonly string[],
  { force }: { readonly force: boolean },
): void => {
  const found = names.filter(
    (name) => lstatSync(join(folder, name), { throwIfNoEntry: false }) !== undefined,
  )
  if (found.length === 0 || force) return
  throw new HarnessError('COMMAND_INVALID', t`in ${folder} c'è già ${found.join(', ')}`, {
    hint: t`indicare un'altra cartella con --out, o --force per sostituirli: una chiave sostituita è persa`,
  })
}

/**
 * Writes files into a folder, made if it is not there: each whole or not at all. Whatever was there under the
 * name, a link or a file that others could read, is replaced and not written into.
 */
export const writeNewFiles = (folder: string, files: readonly NewFile[]): string[] => {
  mkdirSync(folder, { recursive: true })
  return files.map(({ name, content, secret }) => {
    const file = resolve(folder, name)
    const unfinished = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
    try {
      writeFileSync(unfinished, content, { flag: 'wx', mode: secret ? 0o600 : 0o644 })
      renameSync(unfinished, file)
    } finally {
      rmSync(unfinished, { force: true })
    }
    return file
  })
}
