import type { X509Certificate } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import { decodeBase64 } from '../xml/base64.ts'
import { namespaces } from '../xml/namespaces.ts'
import { elements, elementsOf, textAt } from '../xml/parse-xml.ts'
import { readCertificate } from './read-certificate.ts'

/** One ds:Reference with what must be compared. */
export interface SignedReference {
  readonly uri: string
  readonly transforms: readonly XmlElement[]
  readonly digestMethod: string | undefined
  readonly digestValue: string
}

// Each has its digest computed before the signature is known to be good: what is beyond is looked at by nobody.
export const mostReferences = 20

/** The WS-Security header of a request as it lies in the document; the rules judge it. */
export interface SecurityHeader {
  readonly root: XmlElement
  /** Every wsse:Security in the document, wherever it stands. */
  readonly everywhere: readonly XmlElement[]
  /** Those that stand where they must: children of the Header. */
  readonly security: readonly XmlElement[]
  /** Of the Security that is read: at any depth, and its children. */
  readonly timestamps: readonly XmlElement[]
  readonly ownTimestamps: readonly XmlElement[]
  readonly tokens: readonly XmlElement[]
  readonly signatures: readonly XmlElement[]
  /** The references of the signatures, up to one more than are accepted. */
  readonly references: readonly SignedReference[]
  /** The elements of the document by their wsu:Id: one value may be that of several. */
  readonly byId: ReadonlyMap<string, readonly XmlElement[]>
  /** The certificate of the first token; undefined when it holds none. */
  readonly certificate: X509Certificate | undefined
}

const certificateIn = (token: XmlElement | undefined): X509Certificate | undefined => {
  const der = token === undefined ? undefined : decodeBase64(token.content)
  return der === undefined ? undefined : readCertificate(der)
}

// Gathered once: to look through the document for each reference would take the square of its size.
const elementsById = (root: XmlElement): ReadonlyMap<string, readonly XmlElement[]> => {
  const byId = new Map<string, XmlElement[]>()
  for (const element of elements(root, '//*[@wsu:Id]')) {
    const id = element.attrs.find(
      ({ name, namespaceUri }) => name === 'Id' && namespaceUri === namespaces.wsu,
    )?.value
    if (id === undefined) continue
    const same = byId.get(id)
    if (same === undefined) byId.set(id, [element])
    else same.push(element)
  }
  return byId
}

/** Children of the Header or of the Body, whatever the namespace of the envelope: a rule judges it. */
export const envelopeChildren = (
  root: XmlElement,
  part: 'Header' | 'Body',
  name: string,
): readonly XmlElement[] =>
  root.namespaceUri === namespaces.soap
    ? elements(root, `/*/soap:${part}/${name}`)
    : root.namespaceUri === ''
      ? []
      : elementsOf(root, `/*/env:${part}/${name}`, { env: root.namespaceUri })

const referencesIn = (signatures: readonly XmlElement[]): readonly SignedReference[] =>
  signatures
    .flatMap((signature) => elements(signature, 'ds:SignedInfo/ds:Reference'))
    .slice(0, mostReferences + 1)
    .map((reference) => ({
      uri: textAt(reference, '@URI') ?? '',
      transforms: elements(reference, 'ds:Transforms/ds:Transform'),
      digestMethod: textAt(reference, 'ds:DigestMethod/@Algorithm'),
      digestValue: textAt(reference, 'ds:DigestValue') ?? '',
    }))

export const readSecurityHeader = (root: XmlElement): SecurityHeader => {
  const everywhere = elements(root, '//wsse:Security')
  const security = envelopeChildren(root, 'Header', 'wsse:Security')
  // Where none stands in its place, the one that a careless server would find.
  const read = security.length > 0 ? security : everywhere.slice(0, 1)
  const inside = (path: string) => read.flatMap((header) => elements(header, path))
  const tokens = inside('wsse:BinarySecurityToken')
  const signatures = inside('ds:Signature')
  return {
    root,
    everywhere,
    security,
    timestamps: inside('descendant::wsu:Timestamp'),
    ownTimestamps: inside('wsu:Timestamp'),
    tokens,
    signatures,
    references: referencesIn(signatures),
    byId: elementsById(root),
    certificate: certificateIn(tokens[0]),
  }
}

/** The PrefixList of an InclusiveNamespaces child (Exclusive C14N §4); none when absent. */
export const prefixList = (method: XmlElement): readonly string[] =>
  (textAt(method, 'ec:InclusiveNamespaces/@PrefixList') ?? '').split(/\s+/).filter(Boolean)

/** The elements that a reference leads to, by wsu:Id, in the order of the document. */
export const referredElements = (header: SecurityHeader, uri: string): readonly XmlElement[] =>
  uri.startsWith('#') ? (header.byId.get(uri.slice(1)) ?? []) : []
