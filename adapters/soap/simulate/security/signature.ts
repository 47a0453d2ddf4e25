import { createHash, verify, type X509Certificate } from 'node:crypto'

import type { XmlElement } from 'libxml2-wasm'

import {
  envelopedName,
  exclusiveC14nName,
  hashOfDigest,
  hashOfSignature,
} from '../xml/namespaces.ts'
import {
  c14nWithoutSignature,
  decodeBase64,
  elements,
  exclusiveC14n,
  textAt,
} from '../xml/read-xml.ts'

/** One ds:Reference, with the element that it leads to. */
export interface ReadReference {
  readonly uri: string
  readonly target: XmlElement | undefined
  /** Whether the digest is that of the element. */
  readonly matches: boolean
}

const idOf = (element: XmlElement): string | undefined =>
  element.attrs.find(({ name }) => name === 'Id' || name === 'ID')?.value

/** The only element of the document with that id: one that several have is nobody's. */
const byId = (root: XmlElement, id: string): XmlElement | undefined => {
  const found = elements(root, '//*[@*[local-name()="Id" or local-name()="ID"]]').filter(
    (element) => idOf(element) === id,
  )
  return found.length === 1 ? found[0] : undefined
}

const digestMatches = (reference: XmlElement, target: XmlElement): boolean => {
  const transforms = elements(reference, 'ds:Transforms/ds:Transform').map(
    (one) => one.attr('Algorithm')?.value ?? '',
  )
  const known = [envelopedName, exclusiveC14nName]
  if (!transforms.every((one) => known.includes(one)) || !transforms.includes(exclusiveC14nName))
    return false
  const hash = hashOfDigest[textAt(reference, 'ds:DigestMethod/@Algorithm') ?? '']
  const canonical = transforms.includes(envelopedName)
    ? c14nWithoutSignature(target)
    : exclusiveC14n(target)
  const wanted = decodeBase64(textAt(reference, 'ds:DigestValue') ?? '')
  return (
    hash !== undefined &&
    canonical !== undefined &&
    wanted !== undefined &&
    createHash(hash).update(canonical).digest().equals(wanted)
  )
}

/** The references of a signature, and whether the digest of each is right. */
export const readReferences = (root: XmlElement, signature: XmlElement): readonly ReadReference[] =>
  elements(signature, 'ds:SignedInfo/ds:Reference')
    .slice(0, 20)
    .map((reference) => {
      const uri = reference.attr('URI')?.value ?? ''
      const target = uri.startsWith('#') ? byId(root, uri.slice(1)) : undefined
      return {
        uri,
        target,
        matches: target !== undefined && digestMatches(reference, target),
      }
    })

/** Whether the value of a signature is that of a certificate's key (XML Signature §3.2.2). */
export const valueHolds = (signature: XmlElement, certificate: X509Certificate): boolean => {
  const [signedInfo] = elements(signature, 'ds:SignedInfo')
  if (signedInfo === undefined) return false
  const method = textAt(signedInfo, 'ds:CanonicalizationMethod/@Algorithm')
  const hash = hashOfSignature[textAt(signedInfo, 'ds:SignatureMethod/@Algorithm') ?? '']
  const canonical = exclusiveC14n(signedInfo)
  const value = decodeBase64(textAt(signature, 'ds:SignatureValue') ?? '')
  return (
    method === exclusiveC14nName &&
    hash !== undefined &&
    canonical !== undefined &&
    value !== undefined &&
    certificate.publicKey.asymmetricKeyType === 'rsa' &&
    verify(hash, Buffer.from(canonical), certificate.publicKey, value)
  )
}
