import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

import { packageRoot } from '../../src/lib/package-root.ts'
import { importsOf } from './imports-of.ts'

export interface SourceFile {
  /** Relative to the package, with `/`. */
  readonly name: string
  readonly text: string
  /** Imported files of this package, named likewise. */
  readonly files: readonly string[]
  /** Imported packages. */
  readonly packages: readonly string[]
}

export const sourceFile = (absolute: string): SourceFile => {
  const display = (path: string): string => relative(packageRoot, path).split(sep).join('/')
  const text = readFileSync(absolute, 'utf8')
  const imports = importsOf(text)
  return {
    name: display(absolute),
    text,
    files: imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => display(resolve(dirname(absolute), specifier))),
    packages: imports.filter((specifier) => !specifier.startsWith('.')),
  }
}

export const filesUnder = (folder: string): SourceFile[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => sourceFile(join(entry.parentPath, entry.name)))

/** Everything of the product: sources, adapters and the configuration of the tests. */
export const productFiles = (): SourceFile[] => [
  ...filesUnder('src'),
  ...filesUnder('adapters'),
  sourceFile(join(packageRoot, 'plans', 'vitest.config.ts')),
]

/** Whether a file is of an adapter's simulator, or of the rest of an adapter, which is the client. */
export const inSimulator = (file: string): boolean => /^adapters\/[^/]+\/simulate\//.test(file)
export const inClient = (file: string): boolean =>
  /^adapters\/[^/]+\//.test(file) && !inSimulator(file)
