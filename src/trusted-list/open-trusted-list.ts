import type { X509Certificate } from 'node:crypto'

import { XmlError, type XmlDocument } from 'libxml2-wasm'

import type { ListReference } from '../certificates/recognition.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import { withXml } from '../xml/parse-xml.ts'
import { namespaces } from './namespaces.ts'
import { readServices } from './read-services.ts'
import type { TrustedList } from './trusted-list.ts'
import { verifySignature } from './verify-signature.ts'

/** A list that can be relied upon as far as its reference says, or why it is refused and what to do. */
export type OpenedList =
  | { readonly ok: true; readonly list: TrustedList }
  | { readonly ok: false; readonly reason: string; readonly hint: string }

/** The Italian list has some 3 MB; the longest in Europe some 6. */
export const largestTrustedList = 32 * 1024 * 1024

/** AgID's own. */
const wantedTerritory = 'IT'

/** ETSI TS 119 612 v2.1.1 to 2.4.1: their namespace and elements are the same. */
const knownVersions = ['5', '6']

const download = t`scaricare dal sito di AgID la Trusted List italiana, in XML`

const no = (reason: string, hint = download): OpenedList => ({ ok: false, reason, hint })

const information = 'tsl:SchemeInformation'

const textAt = (document: XmlDocument, xpath: string): string =>
  document.root.get(xpath, namespaces)?.content.trim() ?? ''

/** An instant of the list; null where it is not one. */
const instantAt = (document: XmlDocument, xpath: string): Date | null => {
  const text = textAt(document, xpath)
  const found = new Date(text)
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(found.getTime()) ? found : null
}

const rootFault = ({ root }: XmlDocument): string | undefined =>
  root.name === 'TrustServiceStatusList' && root.namespaceUri === namespaces.tsl
    ? undefined
    : t`non è una Trusted List (ETSI TS 119 612): la radice è «${root.name}»`

const sha256 = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase()

const sameKey = (one: X509Certificate, other: X509Certificate): boolean => {
  try {
    return one.publicKey.equals(other.publicKey)
  } catch {
    return false
  }
}

/** What the user asks of a list. */
export interface ListTerms {
  readonly now: Date
  /** Certificates of which one must be the signer's; null when the user named none. */
  readonly signers: readonly X509Certificate[] | null
}

const referenceOf = (
  document: XmlDocument,
  signer: X509Certificate,
  { now, signers }: ListTerms,
): ListReference | string => {
  const version = textAt(document, `${information}/tsl:TSLVersionIdentifier`)
  if (!knownVersions.includes(version))
    return t`la versione ${version === '' ? t`assente` : version} della norma non è tra quelle note: ${knownVersions.join(', ')}`
  const territory = textAt(document, `${information}/tsl:SchemeTerritory`)
  if (territory !== wantedTerritory)
    return t`è di un altro territorio (${territory === '' ? t`assente` : territory}): serve quella italiana (${wantedTerritory})`
  const sequence = textAt(document, `${information}/tsl:TSLSequenceNumber`)
  const issued = instantAt(document, `${information}/tsl:ListIssueDateTime`)
  if (!/^\d{1,9}$/.test(sequence) || issued === null) return t`non dice il suo numero o la sua data`
  if (issued > now) return t`è datata nel futuro (${romeDate(issued)}): controllare l'orologio`
  if (issued < new Date(signer.validFrom) || issued > new Date(signer.validTo))
    return t`quando è stata emessa (${romeDate(issued)}) il certificato di chi l'ha firmata non era valido`
  const anchored = signers?.some((one) => sameKey(one, signer)) ?? false
  if (signers !== null && !anchored)
    return t`è firmata da ${signer.subject.split('\n').join(', ')}, non da chi è stato indicato`
  const nextUpdate = instantAt(document, `${information}/tsl:NextUpdate/tsl:dateTime`)
  return {
    territory,
    operator: textAt(document, `${information}/tsl:SchemeOperatorName/tsl:Name`),
    sequence: Number(sequence),
    issued,
    nextUpdate,
    expired: nextUpdate === null || nextUpdate < now,
    signer: signer.subject.split('\n').join(', '),
    signerSha256: sha256(signer),
    anchored,
  }
}

const read = (document: XmlDocument, terms: ListTerms): OpenedList => {
  const root = rootFault(document)
  if (root !== undefined) return no(root)
  const signed = verifySignature(document)
  if (!signed.ok) return no(signed.reason)
  const reference = referenceOf(document, signed.signer, terms)
  return typeof reference === 'string'
    ? no(reference)
    : { ok: true, list: { reference, services: readServices(document.root) } }
}

/**
 * Opens a Trusted List (ETSI TS 119 612): only what its signature covers is read. A list that is damaged, not signed,
 * of another territory, or signed by another than the one who was named, is refused with the reason; one that has expired
 * is not, and its reference says so.
 */
export const openTrustedList = (bytes: Uint8Array, terms: ListTerms): OpenedList => {
  if (bytes.length > largestTrustedList)
    return no(t`ha ${bytes.length} byte: al più ${largestTrustedList}`)
  try {
    const parsed = withXml(bytes, (document) => read(document, terms))
    return parsed.ok ? parsed.value : no(t`è danneggiata: ${parsed.reason}`)
  } catch (error) {
    // libxml2 refuses to canonicalize some documents that it parses, with relative namespaces for example.
    if (error instanceof XmlError) return no(t`è danneggiata: la sua firma non si può verificare`)
    throw error
  }
}
