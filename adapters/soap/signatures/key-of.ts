import { X509Certificate } from 'node:crypto'

import type { Element } from '@xmldom/xmldom'

import { t } from '../../../src/lib/language/t.ts'
import { namespaces, tokenTypes } from '../namespaces.ts'
import { serialOf, subjectKeyIdentifier, thumbprintOf } from '../security/key-info.ts'
import {
  childrenNamed,
  childrenOf,
  descendantsNamed,
  elementsWithId,
  isNamed,
  textOf,
} from './xml-nodes.ts'

/** With whose key a signature is to be verified, as its KeyInfo and the rest of the message say. */
export type SigningKeyFound =
  /** One of these, in the message itself. */
  | { readonly kind: 'carried'; readonly certificates: readonly X509Certificate[] }
  /** It is named, and does not travel: the message alone cannot tell. */
  | { readonly kind: 'elsewhere'; readonly reason: string }
  /** What is named should be in the message, and is not, or cannot be read. */
  | { readonly kind: 'lost'; readonly reason: string }

const { ds, saml2, wsse } = namespaces

const certificateIn = (element: Element): X509Certificate | undefined => {
  try {
    return new X509Certificate(Buffer.from(textOf(element), 'base64'))
  } catch {
    return undefined
  }
}

const isX509Token = (token: Element): boolean =>
  isNamed(token, wsse, 'BinarySecurityToken') &&
  (token.getAttribute('ValueType') ?? '').endsWith('#X509v3')

const carried = (elements: readonly Element[]): SigningKeyFound => {
  const certificates = elements.flatMap((one) => certificateIn(one) ?? [])
  return certificates.length === 0
    ? { kind: 'lost', reason: t`il certificato che viaggia con la firma non si legge` }
    : { kind: 'carried', certificates }
}

/** The key that an assertion confirms its subject by (SAML 2.0 Core §2.4.1.3). */
const confirmedBy = (assertion: Element): SigningKeyFound => {
  const certificates = childrenNamed(assertion, saml2, 'Subject')
    .flatMap((subject) => childrenNamed(subject, saml2, 'SubjectConfirmation'))
    .flatMap((one) => descendantsNamed(one, ds, 'X509Certificate'))
  return certificates.length === 0
    ? { kind: 'elsewhere', reason: t`l'asserzione che la firma nomina non porta un certificato` }
    : carried(certificates)
}

/** Every certificate in the message: a name by digest or by issuer and serial number may be of one of them. */
const travelling = (root: Element): readonly X509Certificate[] =>
  [
    ...descendantsNamed(root, wsse, 'BinarySecurityToken').filter(isX509Token),
    ...descendantsNamed(root, ds, 'X509Certificate'),
  ].flatMap((one) => certificateIn(one) ?? [])

const among = (
  root: Element,
  by: string,
  isMeant: (certificate: X509Certificate) => boolean,
): SigningKeyFound => {
  const certificates = travelling(root).filter(isMeant)
  return certificates.length > 0
    ? { kind: 'carried', certificates }
    : {
        kind: 'elsewhere',
        reason: t`il certificato non viaggia con il messaggio, che lo nomina con ${by}`,
      }
}

const byToken = (token: Element): SigningKeyFound => {
  if (isX509Token(token)) return carried([token])
  if (isNamed(token, saml2, 'Assertion')) return confirmedBy(token)
  return {
    kind: 'elsewhere',
    reason: t`la chiave è in un token di un tipo che qui non si legge («${token.localName ?? ''}»)`,
  }
}

const byId = (root: Element, id: string): SigningKeyFound => {
  const [found, ...others] = elementsWithId(root, id)
  return found === undefined || others.length > 0
    ? {
        kind: 'lost',
        reason: t`la firma nomina un token «${id}» che il messaggio non ha, o ha più volte`,
      }
    : byToken(found)
}

const byIdentifier = (root: Element, identifier: Element): SigningKeyFound => {
  const type = identifier.getAttribute('ValueType') ?? ''
  const value = textOf(identifier)
  switch (type) {
    case tokenTypes.samlId:
      return byId(root, value)
    case tokenTypes.x509v3:
      return carried([identifier])
    case tokenTypes.thumbprint:
      return among(root, 'ThumbprintSHA1', (one) => thumbprintOf(one) === value)
    case tokenTypes.subjectKeyIdentifier:
      return among(root, 'SubjectKeyIdentifier', (one) => subjectKeyIdentifier(one) === value)
    default:
      return {
        kind: 'elsewhere',
        reason: t`la chiave si nomina in un modo che qui non si legge («${type}»)`,
      }
  }
}

/** Names as people compare them: the order of the parts and spaces do not count. */
const comparable = (name: string): string =>
  name
    .split(/,|\n/)
    .map((part) => part.trim())
    .toSorted()
    .join(',')

const byX509Data = (root: Element, data: Element): SigningKeyFound => {
  const certificates = childrenNamed(data, ds, 'X509Certificate')
  if (certificates.length > 0) return carried(certificates)
  const [named] = childrenNamed(data, ds, 'X509IssuerSerial')
  if (named === undefined) return among(root, 'X509Data', () => false)
  const serial = textOf(childrenNamed(named, ds, 'X509SerialNumber')[0])
  const issuer = comparable(textOf(childrenNamed(named, ds, 'X509IssuerName')[0]))
  return among(
    root,
    'X509IssuerSerial',
    (one) => serialOf(one) === serial && comparable(one.issuer) === issuer,
  )
}

const byReference = (root: Element, reference: Element): SigningKeyFound => {
  const uri = reference.getAttribute('URI') ?? ''
  return uri.startsWith('#')
    ? byId(root, uri.slice(1))
    : { kind: 'elsewhere', reason: t`la chiave sta fuori dal messaggio («${uri}»)` }
}

const byNamed = (root: Element, named: Element): SigningKeyFound | undefined => {
  if (isNamed(named, ds, 'X509Data')) return byX509Data(root, named)
  if (isNamed(named, wsse, 'Reference')) return byReference(root, named)
  if (isNamed(named, wsse, 'KeyIdentifier')) return byIdentifier(root, named)
  if (isNamed(named, wsse, 'Embedded')) {
    const [token] = childrenOf(named)
    return token === undefined ? undefined : byToken(token)
  }
  return undefined
}

/** Finds the key that a signature names (SOAP Message Security 1.1 §7, XML Signature §4.5). */
export const keyOf = (root: Element, signature: Element): SigningKeyFound => {
  const parts = childrenNamed(signature, ds, 'KeyInfo').flatMap((info) => childrenOf(info))
  const named = parts.flatMap((one) =>
    isNamed(one, wsse, 'SecurityTokenReference') ? childrenOf(one) : [one],
  )
  for (const one of named) {
    const found = byNamed(root, one)
    if (found !== undefined) return found
  }
  return { kind: 'elsewhere', reason: t`la firma non nomina un certificato` }
}
