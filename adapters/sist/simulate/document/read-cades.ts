import type { X509Certificate } from 'node:crypto'

import {
  children,
  fieldsOf,
  isContext,
  isUniversal,
  octets,
  oid,
  parseDer,
  tags,
  time,
  toDer,
  type Der,
  type Field,
} from '../security/der.ts'
import { readCertificate } from '../security/read-certificate.ts'

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
    .flatMap((der) => {
      const value = readCertificate(toDer(der))
      return value === undefined ? [] : [{ der, value }]
    })

// TBSCertificate starts with an optional [0] version, then serialNumber, signature, issuer.
const issuerAndSerial = (certificate: Der): Buffer => {
  const fields = children(children(certificate)[0]).filter((field) => !isContext(field, 0))
  const [serial, , issuer] = fields
  return serial === undefined || issuer === undefined
    ? Buffer.alloc(0)
    : Buffer.concat([toDer(issuer), toDer(serial)])
}

const signerOf = (signedData: Der, sid: Der | undefined): X509Certificate | undefined => {
  if (!isUniversal(sid, tags.sequence)) return undefined
  const wanted = Buffer.concat(children(sid).map(toDer))
  return certificatesIn(signedData).find(({ der }) => issuerAndSerial(der).equals(wanted))?.value
}

const algorithm = { universal: tags.sequence } as const

/** RFC 5652 §3, §5.1 to §5.3: what a reader that is not strict about would take for another document. */
const shapes = {
  contentInfo: [{ universal: tags.oid }, { context: 0 }],
  signedData: [
    { universal: tags.integer },
    { universal: tags.set },
    { universal: tags.sequence },
    { context: 0, optional: true },
    { context: 1, optional: true },
    { universal: tags.set },
  ],
  encapsulated: [{ universal: tags.oid }, { context: 0, optional: true }],
  signerInfo: [
    { universal: tags.integer },
    { universal: tags.sequence, context: 0 },
    algorithm,
    { context: 0, optional: true },
    algorithm,
    { universal: tags.octetString },
    { context: 1, optional: true },
  ],
  attribute: [{ universal: tags.oid }, { universal: tags.set }],
} as const satisfies Record<string, readonly Field[]>

const fields = (
  node: Der | undefined,
  shape: keyof typeof shapes,
): readonly (Der | undefined)[] => {
  const found = fieldsOf(node, shapes[shape])
  if (found === undefined) throw new Error(`not a ${shape}`)
  return found
}

const single = (node: Der | undefined): Der | undefined => {
  const [only, ...others] = children(node)
  if (others.length > 0) throw new Error('more than one value')
  return only
}

/** Reads a p7m. Throws when the bytes are not a CMS SignedData. */
export const readCades = (bytes: Uint8Array): Cades => {
  const [type, wrapper] = fields(parseDer(bytes), 'contentInfo')
  if (oid(type) !== '1.2.840.113549.1.7.2') throw new Error('not a CMS SignedData')
  const signedData = single(wrapper)
  const [, , encapsulated, , , signers] = fields(signedData, 'signedData')
  const [contentType, holder] = fields(encapsulated, 'encapsulated')
  const content = single(holder)
  if (holder !== undefined && !isUniversal(content, tags.octetString))
    throw new Error('the content is no octet string')
  const signerInfos = children(signers).map((signer) => fields(signer, 'signerInfo'))
  const [, sid, digestAlgorithm, attributes, signatureAlgorithm, signature] = signerInfos[0] ?? []
  const signedAttributes = children(attributes).map((entry) => {
    const [attributeType, values] = fields(entry, 'attribute')
    return { entry, type: oid(attributeType), values: children(values) }
  })
  const attribute = (wanted: string): Der | undefined => {
    const found = signedAttributes.filter((one) => one.type === wanted)
    const values = found.flatMap((one) => one.values)
    return found.length === 1 && values.length === 1 ? values[0] : undefined
  }
  return {
    content: holder === undefined ? null : octets(content),
    contentType: oid(contentType),
    signerCount: signerInfos.length,
    digestAlgorithm: oid(children(digestAlgorithm)[0]),
    signatureAlgorithm: oid(children(signatureAlgorithm)[0]),
    signature: octets(signature),
    signer: signedData && signerOf(signedData, sid),
    signedBytes: setOf(signedAttributes.map(({ entry }) => entry)),
    attribute,
    signingTime: time(attribute(attributeTypes.signingTime)),
  }
}
