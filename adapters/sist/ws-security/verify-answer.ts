import type { X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { t } from '../../../src/lib/language/t.ts'
import { namespaces } from '../namespaces.ts'
import {
  noSignature,
  onlyChild,
  verifyTimestamp,
  type SignatureFinding,
} from './signed-timestamp.ts'

const subjectKeyIdentifierOid = '2.5.29.14'

/** The subject key identifier of a certificate (RFC 5280 §4.2.1.2) in base64. */
const keyIdentifierOf = (certificate: X509Certificate): string | undefined => {
  const extension = pkijs.Certificate.fromBER(certificate.raw).extensions?.find(
    ({ extnID }) => extnID === subjectKeyIdentifierOid,
  )
  if (extension === undefined) return undefined
  const parsed = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView).result
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
