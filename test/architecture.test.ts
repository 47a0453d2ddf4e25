import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../src/lib/package-root.ts'
import { importsOf } from './support/imports-of.ts'

/** Each row imports only from the rows below it; folders on one row do not know each other. */
const table: readonly (readonly string[])[] = [
  ['src/lib'],
  ['src/errors'],
  ['src/model'],
  ['src/certificates', 'src/xml', 'src/json', 'src/template'],
  ['src/check', 'src/trusted-list', 'src/card'],
  ['src/adapter'],
  ['src/plan', 'src/evidence', 'src/transport', 'src/explain', 'adapters/*'],
  ['src/run', 'src/report', 'src/simulator', 'src/environment'],
  ['src/session', 'src/debug'],
  ['src/suite'],
  ['adapters/index.ts'],
  ['vitest.config.ts', 'src/cli'],
]

interface SourceFile {
  /** Relative to the package, with `/`. */
  readonly name: string
  readonly text: string
  /** Imported files of this package, named likewise. */
  readonly files: readonly string[]
  /** Imported packages. */
  readonly packages: readonly string[]
}

const sourceFile = (absolute: string): SourceFile => {
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

const filesUnder = (folder: string): SourceFile[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => sourceFile(join(entry.parentPath, entry.name)))

const product = [
  ...filesUnder('src'),
  ...filesUnder('adapters'),
  sourceFile(join(packageRoot, 'vitest.config.ts')),
]

/** The part of the table that a file belongs to, with the one folder of it that is the file's own. */
const partOf = (file: string): { readonly row: number; readonly folder: string } => {
  const [first = '', second = ''] = file.split('/')
  const folder = file.includes('/') ? `${first}/${second}` : first
  const row = table.findIndex(
    (parts) =>
      parts.includes(folder) ||
      (parts.includes('adapters/*') && first === 'adapters' && !second.endsWith('.ts')),
  )
  return { row, folder }
}

const inSimulator = (file: string): boolean => /^adapters\/[^/]+\/simulate\//.test(file)
const inClient = (file: string): boolean => /^adapters\/[^/]+\//.test(file) && !inSimulator(file)

const importsWhere = (
  wanted: (file: SourceFile) => boolean,
  found: (file: SourceFile) => readonly string[],
): string[] =>
  product
    .filter(wanted)
    .flatMap((file) => found(file).map((imported) => `${file.name} -> ${imported}`))

test('the scanner finds every way to import, and nothing in the text of a generated module', () => {
  const source = [
    "import 'a'",
    "import b from 'b'",
    "import * as c from 'c'",
    "import d, { type D } from './d.ts'",
    "import {\n  e,\n  type E,\n} from '../e.ts'",
    "import type { F } from 'f'",
    "export { g } from './g.ts'",
    "export * from 'h'",
    "export type { I } from 'i'",
    "type J = import('j').J",
    "const k = await import('k')",
    "export const from = 'not this'",
    'export interface Not {\n  readonly from: string\n}',
    "const generated = [\n  \"import { test } from 'not-this'\",\n  `import x from 'nor this'`,\n]",
  ].join('\n')
  expect(importsOf(source)).toEqual([
    'a',
    'b',
    'c',
    './d.ts',
    '../e.ts',
    'f',
    './g.ts',
    'h',
    'i',
    'j',
    'k',
  ])
})

test('every source file stands in the table', () => {
  expect(product.filter(({ name }) => partOf(name).row < 0).map(({ name }) => name)).toEqual([])
  expect(product.length).toBeGreaterThan(100)
})

test('imports point down the table, types included', () => {
  const upwards = product.flatMap((file) => {
    const from = partOf(file.name)
    return file.files
      .filter((imported) => {
        const to = partOf(imported)
        return to.folder !== from.folder && (to.row >= from.row || to.row < 0)
      })
      .map((imported) => `${file.name} -> ${imported}`)
  })
  expect(upwards).toEqual([])
})

test('every imported file exists', () => {
  const names = new Set(product.map(({ name }) => name))
  expect(
    importsWhere(
      () => true,
      ({ files }) => files.filter((file) => !names.has(file)),
    ),
  ).toEqual([])
})

test('a simulator and the client that it tests share no code', () => {
  expect(
    importsWhere(
      ({ name }) => inSimulator(name),
      ({ files }) => files.filter(inClient),
    ),
  ).toEqual([])
  expect(
    importsWhere(
      ({ name }) => inClient(name),
      ({ files }) => files.filter(inSimulator),
    ),
  ).toEqual([])
})

test('a simulator and the client that it tests share no library for signatures or contracts', () => {
  const using = (packages: readonly string[], names: readonly string[]): string[] =>
    packages.filter((one) => names.some((name) => one === name || one.startsWith(`${name}/`)))
  expect(
    importsWhere(
      ({ name }) => inSimulator(name),
      ({ packages }) => using(packages, ['xml-crypto', 'pkijs', 'asn1js', 'soap']),
    ),
  ).toEqual([])
  expect(
    importsWhere(
      ({ name }) => inClient(name),
      ({ packages }) => using(packages, ['node-forge']),
    ),
  ).toEqual([])
})

test('no file is longer than 300 lines', () => {
  expect(
    product.flatMap(({ name, text }) => {
      const lines = text.split('\n').length - 1
      return lines > 300 ? [`${name}: ${lines}`] : []
    }),
  ).toEqual([])
})

test('nothing of the client can turn off the verification of a server', () => {
  const client = product.filter(
    ({ name }) => !name.startsWith('src/simulator/') && !inSimulator(name),
  )
  const offSwitch =
    /rejectUnauthorized['"]?\]?\s*[:=](?!\s*true\b)|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity/
  expect(client.flatMap(({ name, text }) => (offSwitch.test(text) ? [name] : []))).toEqual([])
})
