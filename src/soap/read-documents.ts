import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, posix, sep } from 'node:path'

import type { XmlElement } from 'libxml2-wasm'

import { t } from '../lib/language/t.ts'
import { withXml } from '../xml/parse-xml.ts'

const prefixes = {
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  xs: 'http://www.w3.org/2001/XMLSchema',
}
const references =
  '//wsdl:import/@location | //xs:import/@schemaLocation | //xs:include/@schemaLocation | //xs:redefine/@schemaLocation'

const largest = 20_000_000
const mostFiles = 500

/** A schema that stands within a WSDL, as a document of its own. */
export interface InlineSchema {
  readonly namespace: string | null
  readonly text: string
  /** What it only imports, for other schemas of the same WSDL: namespace and path, where one is said. */
  readonly imports: readonly { readonly namespace: string; readonly path: string | null }[]
  /** Whether it declares something itself. */
  readonly declares: boolean
}

/** One document of a vendor's folder. */
export interface SuppliedDocument {
  readonly path: string
  readonly text: string
  /** The paths of those that it imports or includes. */
  readonly references: readonly string[]
  readonly inline: readonly InlineSchema[]
}

/** The error of a document that cannot be used: whoever reads it knows what to advise. */
export type Unusable = (message: string, hint?: string) => Error

const isOutside = (location: string): boolean =>
  /^[a-z][a-z0-9+.-]*:/i.test(location) || location.startsWith('/') || location.includes('\\')

/** A location as a path in the vendor's folder; throws where it leads out of it. */
const pathOf = (from: string, location: string, unusable: Unusable): string => {
  const path = posix.join(posix.dirname(from), location)
  if (!isOutside(location) && !path.startsWith('../')) return path
  throw unusable(
    t`${from} importa «${location}», fuori dalla cartella`,
    t`salvarne una copia accanto e correggere la sua posizione (schemaLocation o location): da fuori non si legge niente`,
  )
}

const asDocument = (schema: XmlElement): string => {
  // What it inherits from the WSDL, its own copy has to say.
  const own = schema.nsDeclarations
  for (const [prefix, uri] of Object.entries(schema.namespaces))
    if (!(prefix in own) && prefix !== 'xml')
      schema.addNsDeclaration(uri, prefix === '' ? undefined : prefix)
  return schema.toString({ format: false })
}

const inlineSchemas = (path: string, root: XmlElement, unusable: Unusable): InlineSchema[] =>
  root.find('/wsdl:definitions/wsdl:types/xs:schema', prefixes).map((node) => {
    const schema = node as XmlElement
    const imports = schema.find('xs:import', prefixes).map((one) => {
      const location = (one as XmlElement).attr('schemaLocation')?.value
      return {
        namespace: (one as XmlElement).attr('namespace')?.value ?? '',
        path: location === undefined ? null : pathOf(path, location, unusable),
      }
    })
    return {
      namespace: schema.attr('targetNamespace')?.value ?? null,
      declares: schema.find('*[not(self::xs:import or self::xs:annotation)]', prefixes).length > 0,
      imports,
      text: asDocument(schema),
    }
  })

const readText = (root: string, path: string, from: string | null, unusable: Unusable): string => {
  const absolute = join(root, path)
  const by = from === null ? '' : t` (lo importa ${from})`
  if (!existsSync(absolute)) throw unusable(t`manca il file ${path}${by}`)
  if (!realpathSync(absolute).startsWith(`${realpathSync(root)}${sep}`))
    throw unusable(t`${path} porta fuori dalla cartella${by}`)
  const { size } = statSync(absolute)
  if (size > largest) throw unusable(t`${path} ha ${size} byte: il massimo è ${largest}`)
  return readFileSync(absolute, 'utf8')
}

const readDocument = (
  root: string,
  path: string,
  from: string | null,
  unusable: Unusable,
): SuppliedDocument => {
  const text = readText(root, path, from, unusable)
  const read = withXml(Buffer.from(text, 'utf8'), (document) => ({
    references: document
      .find(references, prefixes)
      .map((attribute) => pathOf(path, attribute.content, unusable)),
    inline: inlineSchemas(path, document.root, unusable),
  }))
  if (!read.ok)
    throw unusable(
      t`${path} non è leggibile: ${read.reason}`,
      t`riprendere il file dal pacchetto ufficiale`,
    )
  return { path, text, ...read.value }
}

/** A WSDL and all that it imports, by path; throws what `unusable` makes where something is missing or outside. */
export const readDocuments = (
  root: string,
  wsdl: string,
  unusable: Unusable,
): ReadonlyMap<string, SuppliedDocument> => {
  const found = new Map<string, SuppliedDocument>()
  const waiting: { path: string; from: string | null }[] = [{ path: wsdl, from: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.path)) continue
    if (found.size === mostFiles) throw unusable(t`${wsdl} importa più di ${mostFiles} file`)
    const { path, from } = next
    const document = readDocument(root, path, from, unusable)
    found.set(path, document)
    waiting.push(...document.references.map((one) => ({ path: one, from: path })))
  }
  return found
}
