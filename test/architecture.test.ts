import { expect, test } from 'vitest'

import { importsOf } from './support/imports-of.ts'
import { inSimulator, productFiles, type SourceFile } from './support/source-files.ts'

/** Each row imports only from the rows below it; folders on one row do not know each other. */
const table: readonly (readonly string[])[] = [
  ['src/lib'],
  ['src/errors'],
  ['src/model'],
  ['src/certificates', 'src/xml', 'src/json', 'src/template', 'src/workbook'],
  ['src/check', 'src/trusted-list', 'src/card', 'src/signature'],
  ['src/adapter'],
  ['src/soap'],
  ['src/plan', 'src/evidence', 'src/transport', 'src/explain', 'adapters/*'],
  [
    'src/run',
    'src/report',
    'src/simulator',
    'src/environment',
    'src/proxy',
    'src/findings',
    'src/importer',
    'src/pseudonyms',
    'src/calls',
  ],
  [
    'src/session',
    'src/debug',
    'src/procedure',
    'src/verify',
    'src/init',
    'src/fill',
    'src/submission',
    'src/own-adapters',
  ],
  ['src/suite', 'src/compare', 'src/doctor', 'src/dossier'],
  ['adapters/index.ts'],
  ['plans/vitest.config.ts', 'src/cli'],
]

const product = productFiles()

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

test('no file is longer than 300 lines', () => {
  // A table of translations is one subject, however many sentences it has.
  const written = product.filter(({ name }) => !name.startsWith('src/lib/language/english/'))
  expect(
    written.flatMap(({ name, text }) => {
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

test('nothing can send a message: of nodemailer only the composer is there', () => {
  const imported = product.flatMap(({ text }) =>
    importsOf(text).filter((name) => name.startsWith('nodemailer')),
  )
  expect(imported).toEqual(['nodemailer/lib/mail-composer'])
})
