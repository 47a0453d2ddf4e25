import { X509Certificate } from 'node:crypto'

import { t } from '../../../src/lib/language/t.ts'
import { namespaces } from '../namespaces.ts'
import {
  noSignature,
  onlyChild,
  verifyTimestamp,
  type SecurityHeader,
  type SignatureFinding,
} from './signed-timestamp.ts'

/** The certificate that travels in the header, which the signature's KeyInfo must name. */
const tokenOf = ({ security, reference }: SecurityHeader): X509Certificate | SignatureFinding => {
  const token = onlyChild(security, namespaces.wsse, 'BinarySecurityToken')
  const uri = onlyChild(reference, namespaces.wsse, 'Reference')?.getAttribute('URI')
  if (token === undefined)
    return noSignature(t`l'intestazione wsse:Security non ha un (solo) certificato`)
  if (uri !== `#${token.getAttributeNS(namespaces.wsu, 'Id') ?? ''}`)
    return noSignature(t`la firma non nomina il certificato che viaggia con lei`)
  try {
    return new X509Certificate(Buffer.from(token.textContent ?? '', 'base64'))
  } catch {
    return noSignature(t`il certificato che viaggia con la firma non si legge`)
  }
}

/** Verifies the WS-Security header of a request with the certificate that travels in it, at the moment of the call. */
export const verifyRequest = (xml: string, at: Date): SignatureFinding =>
  verifyTimestamp(xml, at, tokenOf)
