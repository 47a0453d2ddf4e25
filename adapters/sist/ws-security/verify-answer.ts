import type { X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'

import { t } from '../../../src/lib/language/t.ts'
import { namespaces } from '../namespaces.ts'
import {
  noSignature,
  onlyChild,
  verifyTimestamp,
  type SignatureFinding,
} from './signed-timestamp.ts'

const subjectKeyIdentifierOid = '2.5.29.14'

/** What a value of ASN.1 is made of; nothing, where it is not made of others. */
const items = (value: asn1js.AsnType | undefined): readonly asn1js.AsnType[] =>
  value instanceof asn1js.Constructed || value instanceof asn1js.Sequence
    ? value.valueBlock.value
    : []

/** The subject key identifier of a certificate (RFC 5280 §4.2.1.2) in base64. */
const keyIdentifierOf = (certificate: X509Certificate): string | undefined => {
  const [tbsCertificate] = items(asn1js.fromBER(certificate.raw).result)
  // RFC 5280 §4.1: extensions [3] EXPLICIT, each an OID, perhaps `critical`, and the octets of its value.
  const extensions = items(tbsCertificate).find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 3,
  )
  const value = items(items(extensions)[0])
    .map(items)
    .find(
      ([oid]) =>
        oid instanceof asn1js.ObjectIdentifier && oid.getValue() === subjectKeyIdentifierOid,
    )
    ?.at(-1)
  if (!(value instanceof asn1js.OctetString)) return undefined
  const parsed = asn1js.fromBER(value.valueBlock.valueHexView).result
  return parsed instanceof asn1js.OctetString
    ? Buffer.from(parsed.valueBlock.valueHexView).toString('base64')
    : undefined
}

/**
 * Verifies the WS-Security header of an answer: one Timestamp, signed by the key of `certificate`, which the key
 * identifier must name, and valid at `at`.
 */
export const verifyAnswer = (
  xml: string,
  certificate: X509Certificate,
  at: Date,
): SignatureFinding => {
  let named: string | undefined
  const found = verifyTimestamp(xml, at, ({ reference }) => {
    named = onlyChild(reference, namespaces.wsse, 'KeyIdentifier')?.textContent?.trim()
    return certificate
  })
  return !found.valid || named === undefined || named === keyIdentifierOf(certificate)
    ? found
    : noSignature(
        t`l'identificativo della chiave (${named}) non è quello di ${certificate.subject.replaceAll('\n', ', ')}`,
      )
}
