import { X509Certificate } from 'node:crypto'

import { decodeBase64 } from '../xml/read-xml.ts'

/** The certificate in a base64 text; undefined where there is none. */
export const readCertificate = (text: string | undefined): X509Certificate | undefined => {
  const der = text === undefined ? undefined : decodeBase64(text)
  if (der === undefined || der.length === 0) return undefined
  try {
    return new X509Certificate(der)
  } catch {
    return undefined
  }
}
