import { posix } from 'node:path'

import type { XsdSource } from '../model/xsd-source.ts'
import { xmlEscape } from '../lib/xml-escape.ts'
import type { SuppliedDocument } from './read-documents.ts'

const isWsdl = ({ path }: SuppliedDocument): boolean => /\.wsdl$/i.test(path)

/**
 * All schemas of one WSDL as one source: an entry that imports them, the schemas that stand within the WSDL as
 * files of their own beside it, and those that they import.
 */
export const schemaOfWsdl = (
  wsdl: string,
  documents: ReadonlyMap<string, SuppliedDocument>,
): XsdSource => {
  const entry = `${wsdl}.entry.xsd`
  const files: Record<string, string> = {}
  const imports = new Map<string, string>()
  const add = (namespace: string, path: string): void => {
    // Of a namespace that several bring, libxml2 reads the first: the ones with declarations come first.
    if (!imports.has(namespace)) imports.set(namespace, path)
  }
  const schemas = [...documents.values()]
    .filter(isWsdl)
    .flatMap(({ path, inline }) =>
      inline.map((schema, index) => ({ ...schema, path: `${path}.${index + 1}.xsd` })),
    )
  for (const { namespace, declares, path, text } of schemas)
    if (declares) {
      files[path] = text
      add(namespace ?? '', path)
    }
  for (const { imports: own } of schemas)
    for (const { namespace, path } of own) if (path !== null) add(namespace, path)
  for (const document of documents.values())
    if (!isWsdl(document)) files[document.path] = document.text
  const folder = posix.dirname(entry)
  files[entry] = [
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">',
    ...[...imports].map(
      ([namespace, path]) =>
        `<xs:import${namespace === '' ? '' : ` namespace="${xmlEscape(namespace)}"`} schemaLocation="${xmlEscape(posix.relative(folder, path))}"/>`,
    ),
    '</xs:schema>',
  ].join('')
  return { entry, files }
}
