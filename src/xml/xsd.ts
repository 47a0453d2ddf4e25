import { randomUUID } from 'node:crypto'
import { posix } from 'node:path'

import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlError,
  XmlValidateError,
  xmlRegisterInputProvider,
  XsdValidator,
  type XmlElement,
} from 'libxml2-wasm'

import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { safeParsing, withXml, type Parsed } from './parse-xml.ts'

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema'
const soapNamespaces = [
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]

/** The schemas that a schema imports, includes or redefines, as paths from the same folder as its own. */
export const schemaReferences = (
  path: string,
  text: string,
): Parsed<readonly { readonly location: string; readonly path: string | null }[]> =>
  withXml(Buffer.from(text), (document) =>
    document.root
      .find('xs:import | xs:include | xs:redefine', { xs: schemaNamespace })
      .flatMap((node) => {
        const location = (node as XmlElement).attr('schemaLocation')?.value
        if (location === undefined) return []
        const isPath = !/^[a-z][a-z0-9+.-]*:/i.test(location) && !location.startsWith('/')
        const joined = posix.join(posix.dirname(path), location)
        return [{ location, path: isPath && !joined.startsWith('../') ? joined : null }]
      }),
  )

// One provider for the life of the process: libxml2 has room for few. The name is not to be guessed by a
// document that would like to read from it.
const root = `collaudo-${randomUUID()}://`
let provider: XmlBufferInputProvider | undefined

const provide = (): XmlBufferInputProvider => {
  if (provider === undefined) {
    provider = new XmlBufferInputProvider({})
    xmlRegisterInputProvider(provider)
  }
  return provider
}

const firstLines = (text: string): string => {
  const lines = text.trim().split('\n')
  const shown = lines.slice(0, 3).join(' ')
  return lines.length > 3 ? t`${shown} (e altri ${lines.length - 3})` : shown
}

/** What keeps an element from being valid; null when nothing does. */
export type Validate = (element: XmlElement) => string | null

const compile = (entry: string, files: Readonly<Record<string, string>>): Validate => {
  const base = `${root}${randomUUID()}/`
  const buffers = provide()
  const names = Object.keys(files).map((path) => `${base}${path}`)
  for (const [path, text] of Object.entries(files))
    buffers.addBuffer(`${base}${path}`, Buffer.from(text))
  try {
    const schema = XmlDocument.fromBuffer(Buffer.from(files[entry] ?? ''), {
      url: `${base}${entry}`,
      option: safeParsing,
    })
    try {
      const validator = XsdValidator.fromDoc(schema)
      return (element) => {
        try {
          validator.validate(element)
          return null
        } catch (error) {
          if (error instanceof XmlValidateError) return firstLines(error.message)
          throw error
        }
      }
    } finally {
      schema.dispose()
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    throw new Error(t`XSD non valido: ${firstLines(error.message.replaceAll(base, ''))}`, {
      cause: error,
    })
  } finally {
    for (const name of names) buffers.removeBuffer(name)
  }
}

const compiled = new Map<string, Validate>()

/**
 * Compiles an XSD with the files that it imports, by path: nothing else is read, from the disk or the
 * network. Throws, in Italian, when it is not a schema. The same files are compiled once.
 */
export const compileXsd = (entry: string, files: Readonly<Record<string, string>>): Validate => {
  const key = sha256(Buffer.from(JSON.stringify([entry, files])))
  const known = compiled.get(key)
  if (known !== undefined) return known
  const validate = compile(entry, files)
  compiled.set(key, validate)
  return validate
}

/** What a message carries: the only element of a SOAP Body, or the root of any other document. */
export const payloadOf = (document: XmlDocument): XmlElement | string => {
  const { root: top } = document
  if (top.name !== 'Envelope' || !soapNamespaces.includes(top.namespaceUri)) return top
  const inBody = top.find('s:Body/*', { s: top.namespaceUri }) as XmlElement[]
  const [payload] = inBody
  return payload === undefined || inBody.length > 1
    ? t`busta SOAP con ${inBody.length} elementi nel Body`
    : payload
}
