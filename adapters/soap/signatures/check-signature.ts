import { createPublicKey, type X509Certificate } from 'node:crypto'

import type { Element } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'

import { t } from '../../../src/lib/language/t.ts'
import { namespaces } from '../namespaces.ts'
import { keyOf } from './key-of.ts'
import { childrenNamed, descendantsNamed, elementsWithId, isNamed, textOf } from './xml-nodes.ts'

/** Whether a signature holds; null where the message alone cannot tell. */
export interface SignatureFinding {
  readonly valid: boolean | null
  readonly description: string
}

const invalid = (description: string): SignatureFinding => ({ valid: false, description })
const unknown = (description: string): SignatureFinding => ({ valid: null, description })

const { ds, saml2 } = namespaces

// A keyed digest is never among them: whoever knows the public key could make one.
const signatureMethods = [
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
]
const digestMethods = [
  'http://www.w3.org/2000/09/xmldsig#sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]
const canonicalForms = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
]
const transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', ...canonicalForms]

const algorithmsIn = (parent: Element, name: string): readonly string[] =>
  descendantsNamed(parent, ds, name).map((one) => one.getAttribute('Algorithm') ?? '')

/** The first algorithm that is not verified here. */
const unreadAlgorithm = (signedInfo: Element): string | undefined =>
  [
    ...algorithmsIn(signedInfo, 'SignatureMethod').filter((one) => !signatureMethods.includes(one)),
    ...algorithmsIn(signedInfo, 'CanonicalizationMethod').filter(
      (one) => !canonicalForms.includes(one),
    ),
    ...algorithmsIn(signedInfo, 'DigestMethod').filter((one) => !digestMethods.includes(one)),
    ...algorithmsIn(signedInfo, 'Transform').filter((one) => !transforms.includes(one)),
  ][0]

const valueOf = (signature: Element): string =>
  textOf(childrenNamed(signature, ds, 'SignatureValue')[0]).replaceAll(/\s/g, '')

/** What is wrong with what a signature says that it covers: each reference must mean one element, and no other. */
const referenceProblem = (
  root: Element,
  signature: Element,
  signedInfo: Element,
): SignatureFinding | undefined => {
  const uris = childrenNamed(signedInfo, ds, 'Reference').map(
    (one) => one.getAttribute('URI') ?? '',
  )
  if (uris.length === 0) return invalid(t`la firma non copre nulla`)
  const outside = uris.find((uri) => !uri.startsWith('#') || uri === '#')
  if (outside !== undefined)
    return unknown(t`la firma copre qualcosa che non è una parte del messaggio («${outside}»)`)
  for (const uri of uris) {
    const meant = elementsWithId(root, uri.slice(1))
    if (meant.length !== 1)
      return invalid(t`la firma copre «${uri}», che nel messaggio indica ${meant.length} elementi`)
  }
  const value = valueOf(signature)
  if (descendantsNamed(root, ds, 'Signature').filter((one) => valueOf(one) === value).length !== 1)
    return invalid(t`più firme del messaggio hanno lo stesso valore`)
  const holder = signature.parentNode as Element | null
  // SAML 2.0 Core §5.4.2: the signature of an assertion has one reference, to the assertion that it stands in.
  return holder !== null &&
    isNamed(holder, saml2, 'Assertion') &&
    (uris.length !== 1 || uris[0] !== `#${holder.getAttribute('ID') ?? ''}`)
    ? invalid(t`la firma dell'asserzione non copre l'asserzione in cui sta`)
    : undefined
}

const isOf = (
  xml: string,
  signature: Element,
  references: number,
  certificate: X509Certificate,
): boolean => {
  const signed = new SignedXml({
    publicCert: createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
    getCertFromKeyInfo: () => null,
  })
  try {
    signed.loadSignature(signature)
    return signed.checkSignature(xml) && signed.getSignedReferences().length === references
  } catch {
    return false
  }
}

const wasValid = ({ validFrom, validTo }: X509Certificate, at: Date): boolean =>
  new Date(validFrom) <= at && at <= new Date(validTo)

const nameOf = ({ subject }: X509Certificate): string => subject.replaceAll('\n', ', ')

/**
 * Verifies one ds:Signature of a message with the certificate that it names and that travels with it, as it was at the
 * moment of the call.
 */
export const checkSignature = (
  xml: string,
  root: Element,
  signature: Element,
  at: Date,
): SignatureFinding => {
  const [signedInfo, ...others] = childrenNamed(signature, ds, 'SignedInfo')
  if (signedInfo === undefined || others.length > 0)
    return invalid(t`la firma non ha un (solo) ds:SignedInfo`)
  const unread = unreadAlgorithm(signedInfo)
  if (unread !== undefined) return unknown(t`l'algoritmo «${unread}» qui non si verifica`)
  const problem = referenceProblem(root, signature, signedInfo)
  if (problem !== undefined) return problem
  const key = keyOf(root, signature)
  switch (key.kind) {
    case 'elsewhere':
      return unknown(key.reason)
    case 'lost':
      return invalid(key.reason)
    case 'carried': {
      const references = childrenNamed(signedInfo, ds, 'Reference').length
      const signer = key.certificates.find((one) => isOf(xml, signature, references, one))
      if (signer === undefined) {
        const names = key.certificates.map(nameOf).join('; ')
        return invalid(t`la firma non è di ${names}, oppure una parte firmata è stata cambiata`)
      }
      return wasValid(signer, at)
        ? { valid: true, description: t`firma valida di ${nameOf(signer)}` }
        : invalid(t`il certificato di ${nameOf(signer)} non era valido in quel momento`)
    }
  }
}
