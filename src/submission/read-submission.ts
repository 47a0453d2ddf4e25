import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** A file of a submission, by its path in the folder, with `/`. */
export interface SubmittedFile {
  readonly path: string
  readonly size: number
  readonly isLink: boolean
}

/** A folder as it would be submitted. */
export interface Submission {
  readonly folder: string
  /** The last components of its path, from the certificate's CN to the version. */
  readonly path: readonly string[]
  readonly files: readonly SubmittedFile[]
  readonly read: (path: string) => Uint8Array
}

const mostFiles = 20_000
const deepest = 12
/** Larger than any submission; a file of more is not read. */
export const largestFile = 50 * 1024 * 1024

const listed = (folder: string, prefix: string, depth: number): SubmittedFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry): SubmittedFile[] => {
      const path = `${prefix}${entry.name}`
      const absolute = join(folder, entry.name)
      // A link is told and never followed: what it leads to is not submitted.
      if (entry.isDirectory() && depth < deepest) return listed(absolute, `${path}/`, depth + 1)
      const { size } = lstatSync(absolute)
      return [{ path, size, isLink: entry.isSymbolicLink() }]
    })

/** Lists a folder that would be submitted. Nothing outside it is read. */
export const readSubmission = (folder: string): Submission => {
  let files: SubmittedFile[]
  try {
    files = listed(folder, '', 0)
  } catch (cause) {
    throw new HarnessError('COMMAND_INVALID', t`${folder} non è una cartella che si può leggere`, {
      hint: t`indicare la cartella che contiene data.json, il foglio e FILES/`,
      cause,
    })
  }
  if (files.length > mostFiles)
    throw new HarnessError('COMMAND_INVALID', t`${folder} contiene ${files.length} file`, {
      hint: t`indicare la cartella di una sola consegna`,
    })
  return {
    folder,
    path: folder
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .slice(-4),
    files,
    read: (path) => readFileSync(join(folder, ...path.split('/'))),
  }
}

/** Files at the top of the folder whose name ends so. */
export const topFiles = ({ files }: Submission, ending: RegExp): readonly SubmittedFile[] =>
  files.filter(({ path }) => !path.includes('/') && ending.test(basename(path)))
