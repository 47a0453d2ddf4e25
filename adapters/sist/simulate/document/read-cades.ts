import { X509Certificate } from 'node:crypto'

import {
  children,
  isContext,
  isUniversal,
  octets,
  oid,
  parseDer,
  tags,
  time,
  toDer,
  type Der,
} from '../security/der.ts'

/** A CMS SignedData with one signer (RFC 5652 §5), as it was read; nothing in it has been verified. */
export interface Cades {
  /** The encapsulated content; null when the signature is detached. */
  readonly content: Buffer | null
  readonly contentType: string | undefined
  readonly signerCount: number
  readonly digestAlgorithm: string | undefined
  readonly signatureAlgorithm: string | undefined
  readonly signature: Buffer
  /** The certificate that the SignerInfo names; undefined when it does not travel with the message. */
  readonly signer: X509Certificate | undefined
  /** The signed attributes as the DER SET OF over which the signature is made (§5.4). */
  readonly signedBytes: Buffer
  /** The single value of a signed attribute; undefined when absent, repeated or with several values. */
  readonly attribute: (type: string) => Der | undefined
  readonly signingTime: Date | undefined
}

const attributeTypes = { signingTime: '1.2.840.113549.1.9.5' } as const

const length = (size: number): Buffer => {
  if (size < 0x80) return Buffer.from([size])
  const bytes = Buffer.from(
    size.toString(16).padStart(size > 0xffff ? 6 : size > 0xff ? 4 : 2, '0'),
    'hex',
  )
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

// X.690 §11.6: the members of a DER SET OF are in ascending order of their encodings.
const setOf = (members: readonly Der[]): Buffer => {
  const encoded = Buffer.concat(members.map(toDer).toSorted((a, b) => Buffer.compare(a, b)))
  return Buffer.concat([Buffer.from([0x31]), length(encoded.length), encoded])
}

const certificatesIn = (signedData: Der): readonly { der: Der; value: X509Certificate }[] =>
  children(children(signedData).find((field) => isContext(field, 0)))
    .filter((entry) => isUniversal(entry, tags.sequence))
    .map((der) => ({ der, value: new X509Certificate(toDer(der)) }))

// TBSCertificate starts with an optional [0] version, then serialNumber, signature, issuer.
const issuerAndSerial = (certificate: Der): Buffer => {
  const fields = children(children(certificate)[0]).filter((field) => !isContext(field, 0))
  const [serial, , issuer] = fields
  return serial === undefined || issuer === undefined
    ? Buffer.alloc(0)
    : Buffer.concat([toDer(issuer), toDer(serial)])
}

const signerOf = (signedData: Der, signerInfo: Der | undefined): X509Certificate | undefined => {
  const sid = children(signerInfo)[1]
  if (!isUniversal(sid, tags.sequence)) return undefined
  const wanted = Buffer.concat(children(sid).map(toDer))
  return certificatesIn(signedData).find(({ der }) => issuerAndSerial(der).equals(wanted))?.value
}

/** Reads a p7m. Throws when the bytes are not a CMS SignedData in DER. */
export const readCades = (bytes: Uint8Array): Cades => {
  const [type, wrapper] = children(parseDer(bytes))
  if (oid(type) !== '1.2.840.113549.1.7.2') throw new Error('not a CMS SignedData')
  const signedData = children(wrapper)[0]
  if (signedData === undefined) throw new Error('empty CMS SignedData')
  const fields = children(signedData)
  const encapsulated = children(fields[2])
  const holder = encapsulated.find((field) => isContext(field, 0))
  const signerInfos = children(fields.at(-1))
  const signerInfo = signerInfos[0]
  const parts = children(signerInfo)
  const signedAttributes = children(parts.find((part) => isContext(part, 0)))
  const attribute = (wanted: string): Der | undefined => {
    const found = signedAttributes.filter((entry) => oid(children(entry)[0]) === wanted)
    const values = found.flatMap((entry) => [...children(children(entry)[1])])
    return found.length === 1 && values.length === 1 ? values[0] : undefined
  }
  const afterAttributes = parts.slice(parts.findIndex((part) => isContext(part, 0)) + 1)
  return {
    content: holder === undefined ? null : octets(children(holder)[0]),
    contentType: oid(encapsulated[0]),
    signerCount: signerInfos.length,
    digestAlgorithm: oid(children(parts[2])[0]),
    signatureAlgorithm: oid(children(afterAttributes[0])[0]),
    signature: octets(afterAttributes[1]),
    signer: signerOf(signedData, signerInfo),
    signedBytes: setOf(signedAttributes),
    attribute,
    signingTime: time(attribute(attributeTypes.signingTime)),
  }
}
