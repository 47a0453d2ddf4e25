import { createHash, type X509Certificate } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import { childElements, elements, textAt } from '../xml/read-xml.ts'
import { readCertificate } from './read-certificate.ts'
import { subjectKeyIdentifier } from './subject-key-identifier.ts'
import { readReferences, type ReadReference } from './signature.ts'

/** The WS-Security header of a request as it lies in the document; the rules judge it. */
export interface ReadSecurity {
  readonly header: XmlElement | undefined
  readonly timestamp: XmlElement | undefined
  readonly username: XmlElement | undefined
  readonly signature: XmlElement | undefined
  readonly references: readonly ReadReference[]
  readonly assertions: readonly XmlElement[]
  /** The certificate that the signature's KeyInfo names; undefined where none is found by it. */
  readonly signer: X509Certificate | undefined
}

const serialOf = (certificate: X509Certificate): string =>
  BigInt(`0x${certificate.serialNumber}`).toString()

/** Names as people compare them: the order of the parts and spaces do not count. */
const comparable = (name: string): string =>
  name
    .split(/,|\n/)
    .map((part) => part.trim())
    .toSorted()
    .join(',')

const byIdentifier = (
  identifier: XmlElement,
  known: readonly X509Certificate[],
  assertions: readonly XmlElement[],
): X509Certificate | undefined => {
  const type = identifier.attr('ValueType')?.value ?? ''
  const value = identifier.content.trim()
  if (type.endsWith('#SAMLID')) {
    const assertion = assertions.find((one) => one.attr('ID')?.value === value)
    return assertion === undefined ? undefined : confirmedKey(assertion)
  }
  if (type.endsWith('#ThumbprintSHA1'))
    return known.find(({ raw }) => createHash('sha1').update(raw).digest('base64') === value)
  if (type.endsWith('#X509SubjectKeyIdentifier'))
    return known.find((one) => subjectKeyIdentifier(one)?.toString('base64') === value)
  return undefined
}

/** The certificate in the SubjectConfirmation of an assertion (SAML 2.0 Core §2.4.1.3). */
export const confirmedKey = (assertion: XmlElement): X509Certificate | undefined =>
  readCertificate(
    textAt(
      assertion,
      'saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData/ds:KeyInfo//ds:X509Certificate',
    ),
  )

const signerOf = (
  header: XmlElement,
  signature: XmlElement,
  known: readonly X509Certificate[],
  assertions: readonly XmlElement[],
): X509Certificate | undefined => {
  const [reference] = elements(signature, 'ds:KeyInfo/wsse:SecurityTokenReference')
  const [first] = reference === undefined ? [] : childElements(reference)
  if (first === undefined) return undefined
  switch (first.name) {
    case 'Reference': {
      const id = (first.attr('URI')?.value ?? '').replace(/^#/, '')
      const token = elements(header, 'wsse:BinarySecurityToken').find(
        (one) => textAt(one, '@wsu:Id') === id,
      )
      return readCertificate(token?.content)
    }
    case 'KeyIdentifier':
      return byIdentifier(first, known, assertions)
    case 'X509Data': {
      const serial = textAt(first, 'ds:X509IssuerSerial/ds:X509SerialNumber')
      const issuer = textAt(first, 'ds:X509IssuerSerial/ds:X509IssuerName') ?? ''
      return known.find(
        (one) => serialOf(one) === serial && comparable(one.issuer) === comparable(issuer),
      )
    }
    default:
      return undefined
  }
}

/** Reads the header; `known` are the certificates that a key identifier may stand for. */
export const readSecurity = (
  root: XmlElement,
  header: XmlElement | undefined,
  known: readonly X509Certificate[],
): ReadSecurity => {
  const inside = (path: string): readonly XmlElement[] =>
    header === undefined ? [] : elements(header, path)
  const [signature] = inside('ds:Signature')
  const assertions = inside('saml:Assertion')
  return {
    header,
    timestamp: inside('wsu:Timestamp')[0],
    username: inside('wsse:UsernameToken')[0],
    signature,
    references: signature === undefined ? [] : readReferences(root, signature),
    assertions,
    signer:
      header === undefined || signature === undefined
        ? undefined
        : signerOf(header, signature, known, assertions),
  }
}
