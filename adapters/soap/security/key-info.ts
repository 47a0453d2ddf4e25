import { createHash, type X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { HarnessError } from '../../../src/errors/harness-error.ts'
import { t } from '../../../src/lib/language/t.ts'
import { xmlEscape } from '../../../src/lib/xml-escape.ts'
import { namespaces, tokenTypes } from '../namespaces.ts'
import type { SecurityProfile } from './profile.ts'

type KeyName = NonNullable<SecurityProfile['x509']>['key']

/** The subject key identifier of a certificate (RFC 5280 §4.2.1.2) in base64; undefined where it has none. */
export const subjectKeyIdentifier = (certificate: X509Certificate): string | undefined => {
  const extension = pkijs.Certificate.fromBER(certificate.raw).extensions?.find(
    ({ extnID }) => extnID === '2.5.29.14',
  )
  const parsed =
    extension === undefined
      ? undefined
      : asn1js.fromBER(extension.extnValue.valueBlock.valueHexView).result
  return parsed instanceof asn1js.OctetString
    ? Buffer.from(parsed.valueBlock.valueHexView).toString('base64')
    : undefined
}

const keyIdentifier = (certificate: X509Certificate): string => {
  const found = subjectKeyIdentifier(certificate)
  if (found !== undefined) return found
  throw new HarnessError(
    'REQUEST_INVALID',
    t`il certificato non ha il Subject Key Identifier: la firma non può nominarlo con ski`,
    { hint: t`usare key: issuer-serial, thumbprint o binary-token` },
  )
}

// RFC 4514 §2.1: the last name first, which is how XML Signature §4.4.4.1 wants it.
const issuerName = ({ issuer }: X509Certificate): string =>
  issuer.split('\n').toReversed().join(',')

export const serialOf = ({ serialNumber }: X509Certificate): string =>
  BigInt(`0x${serialNumber}`).toString()

export const thumbprintOf = ({ raw }: X509Certificate): string =>
  createHash('sha1').update(raw).digest('base64')

const reference = (content: string, attributes = ''): string =>
  `<wsse:SecurityTokenReference xmlns:wsse="${namespaces.wsse}"${attributes}>${content}</wsse:SecurityTokenReference>`

const identifier = (valueType: string, value: string, encoding = ''): string =>
  `<wsse:KeyIdentifier ValueType="${valueType}"${encoding}>${value}</wsse:KeyIdentifier>`

const inBase64 = ` EncodingType="${tokenTypes.base64Binary}"`

/** How the signature of a message names its key (X.509 Token Profile 1.1 §3.2, SAML Token Profile 1.1 §3.4). */
export const messageKeyInfo = (
  key: KeyName,
  certificate: X509Certificate,
  ids: { readonly token: string; readonly assertion: string },
): string => {
  switch (key) {
    case 'binary-token':
      return reference(`<wsse:Reference URI="#${ids.token}" ValueType="${tokenTypes.x509v3}"/>`)
    case 'issuer-serial':
      return reference(
        `<ds:X509Data xmlns:ds="${namespaces.ds}"><ds:X509IssuerSerial><ds:X509IssuerName>${xmlEscape(issuerName(certificate))}</ds:X509IssuerName>` +
          `<ds:X509SerialNumber>${serialOf(certificate)}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`,
      )
    case 'ski':
      return reference(
        identifier(tokenTypes.subjectKeyIdentifier, keyIdentifier(certificate), inBase64),
      )
    case 'thumbprint':
      return reference(identifier(tokenTypes.thumbprint, thumbprintOf(certificate), inBase64))
    case 'assertion':
      return reference(
        identifier(tokenTypes.samlId, ids.assertion),
        ` xmlns:wsse11="${namespaces.wsse11}" wsse11:TokenType="${tokenTypes.saml20}"`,
      )
  }
}
