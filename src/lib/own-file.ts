import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

import { packageRoot } from './package-root.ts'

const here = fileURLToPath(import.meta.url)

/** The folder that this code was loaded from: the sources, what is compiled of them, or what is gathered of that. */
const base = ((): string => {
  if (extname(here) === '.ts') return packageRoot
  const gathered = join(packageRoot, 'dist', 'bundle')
  return here.startsWith(`${gathered}${sep}`) ? gathered : join(packageRoot, 'dist')
})()

/** Whether Node alone can load our files: not the sources. */
export const isCompiled = extname(here) !== '.ts'

/**
 * A module of ours that is loaded by its file, in a thread or by Vitest: of the same kind as this one, so that
 * nothing is loaded twice. `path` is from the root, with `/` and no ending.
 */
export const ownFile = (path: string): string =>
  `${join(base, ...path.split('/'))}${isCompiled ? '.js' : '.ts'}`
