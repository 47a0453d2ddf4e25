import { randomUUID } from 'node:crypto'
import { posix } from 'node:path'

import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlError,
  xmlRegisterInputProvider,
  XsdValidator,
  type XmlElement,
} from 'libxml2-wasm'

import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import { elements } from './xml/read-xml.ts'

const root = `simulatore-${randomUUID()}://`
let provider: XmlBufferInputProvider | undefined

// One for the life of the process: libxml2 has room for few.
const buffers = (): XmlBufferInputProvider => {
  if (provider === undefined) {
    provider = new XmlBufferInputProvider({})
    xmlRegisterInputProvider(provider)
  }
  return provider
}

/** What a schema of a WSDL takes from its surroundings is written into it. */
const standalone = (schema: XmlElement): string => {
  for (const [prefix, uri] of Object.entries(schema.namespaces))
    if (prefix !== 'xml' && !(prefix in schema.nsDeclarations))
      schema.addNsDeclaration(uri, prefix === '' ? undefined : prefix)
  return schema.toString({ format: false })
}

const importOf = (namespace: string, location: string): string =>
  `<xs:import${namespace === '' ? '' : ` namespace="${xmlEscape(namespace)}"`} schemaLocation="${xmlEscape(location)}"/>`

/** What keeps a payload from being valid by the schemas of a WSDL; null when nothing does. */
export type ValidatePayload = (payload: XmlElement) => string | null

/** Compiles the schemas that stand in WSDL documents, with the files beside them. Throws where they are none. */
export const compileSchemas = (
  wsdls: readonly { readonly path: string; readonly root: XmlElement }[],
  files: Readonly<Record<string, Uint8Array>>,
): ValidatePayload => {
  const base = `${root}${randomUUID()}/`
  const known = new Map<string, Uint8Array>(Object.entries(files))
  const imports = new Map<string, string>()
  const outer: [string, string][] = []
  for (const { path, root: wsdl } of wsdls)
    elements(wsdl, 'wsdl:types/xs:schema').forEach((schema, index) => {
      const own = `${path}.schema-${index}.xsd`
      const declares = elements(schema, '*[not(self::xs:import or self::xs:annotation)]').length > 0
      for (const one of elements(schema, 'xs:import[@schemaLocation]'))
        outer.push([
          one.attr('namespace')?.value ?? '',
          posix.join(posix.dirname(path), one.attr('schemaLocation')?.value ?? ''),
        ])
      const namespace = schema.attr('targetNamespace')?.value ?? ''
      if (declares && !imports.has(namespace)) imports.set(namespace, own)
      if (declares) known.set(own, Buffer.from(standalone(schema)))
    })
  for (const [namespace, path] of outer) if (!imports.has(namespace)) imports.set(namespace, path)
  const entry = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${[...imports]
    .map(([namespace, path]) => importOf(namespace, path))
    .join('')}</xs:schema>`
  for (const [path, bytes] of known) buffers().addBuffer(`${base}${path}`, bytes)
  const document = XmlDocument.fromString(entry, {
    url: `${base}entry.xsd`,
    option: ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET,
  })
  try {
    const validator = XsdValidator.fromDoc(document)
    return (payload) => {
      try {
        validator.validate(payload)
        return null
      } catch (error) {
        if (error instanceof XmlError) return error.message.trim().split('\n')[0] ?? ''
        throw error
      }
    }
  } finally {
    document.dispose()
    for (const path of known.keys()) buffers().removeBuffer(`${base}${path}`)
  }
}
