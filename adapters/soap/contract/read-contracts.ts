import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

import type { Supplied } from '../../../src/adapter/supplied.ts'
import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { sha256 } from '../../../src/lib/sha256.ts'
import type { XsdSource } from '../../../src/model/xsd-source.ts'
import { readDocuments } from '../../../src/soap/read-documents.ts'
import { schemaOfWsdl } from '../../../src/soap/schema-of-wsdl.ts'
import { compileXsd } from '../../../src/xml/xsd.ts'
import type { ContractFiles } from './contracts.ts'
import { readWsdl } from './read-wsdl.ts'

/** The variable that names another folder of contracts than the workspace's own. */
export const folderVariable = 'SOAP_WSDL_DIR'

/** The folder of contracts of a workspace. */
export const usualFolder = 'contracts'

const deepest = 6
const mostFiles = 1000
const largestFile = 20_000_000

const unusable = (message: string, hint?: string, cause?: unknown): HarnessError =>
  new HarnessError('SUPPLIED_CONTRACT_INVALID', message, {
    hint:
      hint ??
      t`i contratti SOAP stanno nella cartella ${usualFolder}/ accanto a plans/, o in quella che ${folderVariable} indica`,
    cause,
  })

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** The nearest folder upwards that has contracts beside its plans. */
const ownFolder = (from: string): string | undefined => {
  if (isFolder(join(from, 'plans')))
    return isFolder(join(from, usualFolder)) ? join(from, usualFolder) : undefined
  const parent = dirname(from)
  return parent === from ? undefined : ownFolder(parent)
}

const filesIn = (folder: string, prefix: string, depth: number): string[] =>
  readdirSync(join(folder, prefix), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.name.startsWith('.')) return []
      if (entry.isDirectory()) return depth < deepest ? filesIn(folder, path, depth + 1) : []
      return entry.isFile() ? [path] : []
    })

const readAll = (root: string): ReadonlyMap<string, Buffer> => {
  const paths = filesIn(root, '', 0)
  if (paths.length > mostFiles)
    throw unusable(t`in ${root} ci sono più di ${mostFiles} file: è la cartella giusta?`)
  return new Map(
    paths.map((path) => {
      const { size } = statSync(join(root, path))
      if (size > largestFile)
        throw unusable(t`${path} ha ${size} byte: il massimo è ${largestFile}`)
      return [path, readFileSync(join(root, path))]
    }),
  )
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const isWsdl = (path: string): boolean => /\.wsdl$/i.test(path)

const readOne = (root: string, wsdl: string) => {
  const documents = readDocuments(root, wsdl, unusable)
  try {
    const texts = [...documents.values()].filter(({ path }) => isWsdl(path)).map(({ text }) => text)
    const { operations, unsupported } = readWsdl(wsdl, texts)
    const schema: XsdSource = schemaOfWsdl(wsdl, documents)
    if (operations.length > 0) compileXsd(schema.entry, schema.files)
    return { operations, unsupported: unsupported.map((one) => ({ ...one, wsdl })), schema }
  } catch (error) {
    if (error instanceof HarnessError) throw error
    throw unusable(
      t`${wsdl} non è utilizzabile: ${messageOf(error)}`,
      t`controllare il file, e che gli XSD che importa gli stiano accanto`,
      error,
    )
  }
}

/** The same for the same files, wherever the folder is. */
const digestOf = (files: ReadonlyMap<string, Buffer>): string =>
  sha256(
    Buffer.from([...files].map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`).join(''), 'utf8'),
  )

/**
 * The contracts of the workspace that `from` is in, or of the folder that SOAP_WSDL_DIR names. Undefined where there are
 * none; throws SUPPLIED_CONTRACT_INVALID where one cannot be used. Nothing is read from outside of the folder.
 */
export const readContracts = (
  env: Readonly<Record<string, string | undefined>>,
  from: string,
): Supplied | undefined => {
  const named = env[folderVariable]?.trim() ?? ''
  const root = named === '' ? ownFolder(resolve(from)) : resolve(from, named)
  if (root === undefined) return undefined
  if (!existsSync(root)) throw unusable(t`${folderVariable}: la cartella ${root} non esiste`)
  if (!isFolder(root)) throw unusable(t`${folderVariable}: ${root} è un file, non una cartella`)
  const files = readAll(root)
  const wsdls = [...files.keys()].filter(isWsdl)
  if (wsdls.length === 0) {
    if (named === '') return undefined
    throw unusable(t`in ${root} non c'è nessun file .wsdl`)
  }
  const read = wsdls.map((wsdl) => ({ wsdl, ...readOne(root, wsdl) }))
  const content: ContractFiles = {
    operations: read.flatMap(({ operations }) => operations),
    unsupported: read.flatMap(({ unsupported }) => unsupported),
    schemas: Object.fromEntries(read.map(({ wsdl, schema }) => [wsdl, schema])),
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString('base64')])),
    isOwn: named === '',
  }
  return {
    // Those of the workspace are its own; a folder elsewhere holds somebody's copy.
    contract: { name: wsdls.join(', '), sha256: digestOf(files), isSupplied: named !== '' },
    content,
  }
}
