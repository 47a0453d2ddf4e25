import { X509Certificate } from 'node:crypto'

import { t } from '../lib/language/t.ts'

// 1.2.840.113549.1.7.2 (RFC 5652 §5.1), as it stands in the first bytes of a CMS SignedData.
const signedData = Buffer.from('06092a864886f70d010702', 'hex')

const certificateOf = (bytes: Buffer): string | undefined => {
  try {
    const { subject } = new X509Certificate(bytes)
    return t`certificato di ${subject.split('\n').at(-1) ?? ''}`
  } catch {
    return undefined
  }
}

const openings: readonly (readonly [Buffer, string])[] = [
  [Buffer.from('%PDF-'), 'PDF'],
  [Buffer.from('PK\u0003\u0004'), t`archivio zip`],
  [Buffer.from([0x1f, 0x8b]), t`dati compressi (gzip)`],
  [Buffer.from('<'), 'XML'],
  [Buffer.from('\uFEFF<'), 'XML'],
  [Buffer.from('{'), 'JSON'],
]

/** What bytes are, in Italian, as far as their beginning tells. */
export const nameBytes = (bytes: Buffer): string => {
  if (bytes[0] === 0x30) {
    if (bytes.subarray(0, 32).includes(signedData)) return t`CMS firmato (p7m)`
    const certificate = certificateOf(bytes)
    if (certificate !== undefined) return certificate
  }
  return (
    openings.find(([opening]) => bytes.subarray(0, opening.length).equals(opening))?.[1] ??
    t`dati binari`
  )
}
