import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

import { packageRoot } from '../lib/package-root.ts'

/** The file by which a folder of `adapters/` is an adapter. */
export const adapterFile = 'adapter.mjs'

/** A folder of `adapters/`: its name and, by path from it with `/`, the files that make the adapter what it is. */
export interface OwnFolder {
  readonly name: string
  readonly absolute: string
  readonly files: readonly string[]
  /** Links in it: what they lead to could change without anybody noticing. */
  readonly links: readonly string[]
}

const isOfAdapter = (path: string): boolean =>
  !path.split('/').includes('node_modules') && !/\.test\.[cm]?[jt]s$/.test(path)

const readFolder = (parent: string, name: string): OwnFolder => {
  const absolute = join(parent, name)
  const entries = readdirSync(absolute, { recursive: true, withFileTypes: true })
    .map((entry) => ({
      entry,
      path: relative(absolute, join(entry.parentPath, entry.name)).split(sep).join('/'),
    }))
    .filter(({ path }) => isOfAdapter(path))
  const paths = (wanted: (entry: (typeof entries)[number]['entry']) => boolean): string[] =>
    entries
      .filter(({ entry }) => wanted(entry))
      .map(({ path }) => path)
      // By code unit, so that the digest is the same wherever it is made.
      .toSorted((a, b) => (a < b ? -1 : 1))
  return {
    name,
    absolute,
    files: paths((entry) => entry.isFile()),
    links: paths((entry) => entry.isSymbolicLink()),
  }
}

/**
 * The folders of `adapters/` of a workspace; a folder without plans is none, and the package's own are installed. Hidden
 * ones are left out.
 */
export const ownFolders = (workspace: string): readonly OwnFolder[] => {
  const parent = join(workspace, 'adapters')
  if (!existsSync(parent) || !existsSync(join(workspace, 'plans'))) return []
  if (realpathSync(workspace) === realpathSync(packageRoot)) return []
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[^._]/.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => name !== 'node_modules')
    .toSorted()
    .map((name) => readFolder(parent, name))
}

/** The digest of all files of an adapter, their names with them; tests and installed packages are no part of it. */
export const digestOf = ({ absolute, files }: OwnFolder): string => {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = readFileSync(join(absolute, ...file.split('/')))
    hash.update(`${file}\0${content.length}\0`)
    hash.update(content)
  }
  return hash.digest('hex')
}
