import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Written when a build has succeeded, and never otherwise: a build begins by removing its folder. */
export const builtFile = join('dist', '.built')

const sources = [
  'src',
  'adapters',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
]

const newest = (path) => {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  // A folder's own time tells of files that were removed.
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Whether what is compiled is of the sources as they are now. */
export const isBuilt = (root) => {
  const stamp = join(root, builtFile)
  if (!existsSync(stamp)) return false
  const { mtimeMs } = statSync(stamp)
  return sources.every((name) => newest(join(root, name)) <= mtimeMs)
}
