import { join, resolve } from 'node:path'

import type { Supplied } from '../../../src/adapter/supplied.ts'
import { t } from '../../../src/lib/language/t.ts'
import { sha256 } from '../../../src/lib/sha256.ts'
import { compileXsd } from '../../../src/xml/xsd.ts'
import type { ContractOperation } from '../../../src/soap/contract.ts'
import { readOperations } from '../wsdl/read-operations.ts'
import { findWsdlFiles } from './find-wsdl-files.ts'
import { readDocuments, type SuppliedDocument } from '../../../src/soap/read-documents.ts'
import { schemaOfWsdl } from '../../../src/soap/schema-of-wsdl.ts'
import type { ServiceSchema, SuppliedContract } from './supplied-contract.ts'
import { folderVariable, unusable } from './trouble.ts'

interface ReadWsdl {
  readonly wsdl: string
  readonly documents: ReadonlyMap<string, SuppliedDocument>
  readonly operations: readonly ContractOperation[]
  readonly schemas: readonly ServiceSchema[]
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

const readWsdl = async (root: string, wsdl: string): Promise<ReadWsdl> => {
  const documents = readDocuments(root, wsdl, unusable)
  const allowed = new Set([...documents.keys()].map((path) => join(root, path)))
  try {
    const operations = await readOperations(join(root, wsdl), (resolved, location) => {
      if (allowed.has(resolved)) return resolved
      throw new Error(t`importa «${location}», fuori dalla cartella`)
    })
    if (operations.length === 0) return { wsdl, documents, operations, schemas: [] }
    const schema = schemaOfWsdl(wsdl, documents)
    compileXsd(schema.entry, schema.files)
    const services = [...new Set(operations.map(({ service }) => service))]
    return {
      wsdl,
      documents,
      operations,
      schemas: services.map((service) => ({ service, schema })),
    }
  } catch (error) {
    throw unusable(
      t`${wsdl} non è utilizzabile: ${messageOf(error)}`,
      t`riprendere il file dal pacchetto ufficiale, con gli XSD che importa accanto`,
      error,
    )
  }
}

/** Of those with the same key the first: a package may hold copies of one service. */
const firstOf = <One>(all: readonly One[], keyOf: (one: One) => string): One[] =>
  all.filter((one, index) => all.findIndex((other) => keyOf(other) === keyOf(one)) === index)

/** The same for the same files, wherever the folder is. */
const digest = (read: readonly ReadWsdl[]): string => {
  const texts = new Map(
    read.flatMap(({ documents }) => [...documents].map(([path, { text }]) => [path, text])),
  )
  const lines = [...texts].map(([path, text]) => `${sha256(Buffer.from(text, 'utf8'))}  ${path}\n`)
  return sha256(Buffer.from(lines.toSorted().join(''), 'utf8'))
}

/**
 * The vendor's own copy of the official contract, from the folder that SIST_WSDL_DIR names; relative to `from`.
 * Undefined where it names none; throws SUPPLIED_CONTRACT_INVALID where the folder cannot be used. Nothing is read
 * from outside of it.
 */
export const readSupplied = async (
  env: Readonly<Record<string, string | undefined>>,
  from: string,
): Promise<Supplied | undefined> => {
  const named = env[folderVariable]?.trim() ?? ''
  if (named === '') return undefined
  const { root, files } = findWsdlFiles(resolve(from, named))
  const all: ReadWsdl[] = []
  for (const wsdl of files) all.push(await readWsdl(root, wsdl))
  const read = all.filter(({ operations }) => operations.length > 0)
  if (read.length === 0)
    throw unusable(t`nessun WSDL di ${root} dichiara un servizio con le sue operazioni`)
  const content: SuppliedContract = {
    operations: firstOf(
      read.flatMap(({ operations }) => operations),
      ({ service, name }) => `${service}#${name}`,
    ),
    schemas: firstOf(
      read.flatMap(({ schemas }) => schemas),
      ({ service }) => service,
    ),
  }
  return {
    contract: {
      name: read.map(({ wsdl }) => wsdl).join(', '),
      sha256: digest(read),
      isSupplied: true,
    },
    content,
  }
}
