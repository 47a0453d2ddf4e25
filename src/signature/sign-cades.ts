import { createHash, type X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { SigningKey } from '../model/signing-key.ts'

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const digestOids = { sha256: '2.16.840.1.101.3.4.2.1', sha1: '1.3.14.3.2.26' } as const
const rsaOids = { sha256: '1.2.840.113549.1.1.11', sha1: '1.2.840.113549.1.1.5' } as const

/** What is left out, or done otherwise, when a signature is broken on purpose; as a rule nothing. */
export interface CadesRecipe {
  readonly hash?: keyof typeof digestOids
  readonly omit?: 'signing-certificate-v2' | 'signing-time'
  readonly detached?: boolean
  /** The same SignerInfo twice. */
  readonly twoSigners?: boolean
  /** The attribute content-type says something else than the content's own type. */
  readonly otherContentType?: boolean
  /** Travels, and is named as the signer's, in place of the key's own; null: none travels. */
  readonly certificate?: X509Certificate | null
}

/** Type 0 of pkijs: the attributes are signed, and travel under the implicit tag [0]. */
const SIGNED = 0

// asn1js wants bytes with a memory of their own: a Buffer's may be a slice of a shared pool.
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

const digest = (bytes: Uint8Array, hash: keyof typeof digestOids): asn1js.OctetString =>
  new asn1js.OctetString({ valueHex: own(createHash(hash).update(bytes).digest()) })

const attribute = (type: string, value: asn1js.AsnType): pkijs.Attribute =>
  new pkijs.Attribute({ type, values: [value] })

const toDer = (item: pkijs.Attribute): Buffer => Buffer.from(item.toSchema().toBER())

// X.690 §11.6: in DER the components of a SET OF stand in ascending order of their encodings.
const inDerOrder = (attributes: readonly pkijs.Attribute[]): pkijs.Attribute[] =>
  attributes.toSorted((a, b) => Buffer.compare(toDer(a), toDer(b)))

// RFC 5652 §11.3: UTCTime through 2049, GeneralizedTime from 2050; never fractions of a second.
const timeOf = (instant: Date): asn1js.AsnType => {
  const valueDate = new Date(Math.floor(instant.getTime() / 1000) * 1000)
  return valueDate.getUTCFullYear() < 2050
    ? new asn1js.UTCTime({ valueDate })
    : new asn1js.GeneralizedTime({ valueDate })
}

// RFC 5035 §3. The hash algorithm is left out: SHA-256 is its default, and DER omits defaults.
const signingCertificateV2 = (certificate: pkijs.Certificate, der: Uint8Array): asn1js.AsnType => {
  const issuer = new pkijs.GeneralNames({
    names: [new pkijs.GeneralName({ type: 4, value: certificate.issuer })],
  })
  const issuerSerial = new asn1js.Sequence({
    value: [issuer.toSchema(), certificate.serialNumber],
  })
  const essCertId = new asn1js.Sequence({ value: [digest(der, 'sha256'), issuerSerial] })
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] })
}

const signedAttributes = (
  content: Uint8Array,
  certificate: pkijs.Certificate,
  certificateDer: Uint8Array,
  signingTime: Date,
  { hash = 'sha256', omit, otherContentType = false }: CadesRecipe,
): pkijs.Attribute[] =>
  inDerOrder([
    attribute(
      oid.contentType,
      new asn1js.ObjectIdentifier({ value: otherContentType ? oid.signedData : oid.data }),
    ),
    ...(omit === 'signing-time' ? [] : [attribute(oid.signingTime, timeOf(signingTime))]),
    attribute(oid.messageDigest, digest(content, hash)),
    ...(omit === 'signing-certificate-v2'
      ? []
      : [attribute(oid.signingCertificateV2, signingCertificateV2(certificate, certificateDer))]),
  ])

// RFC 5652 §5.4: what is signed is the SET OF with its own tag, not the [0] under which it travels.
const signedBytes = (attributes: readonly pkijs.Attribute[]): Uint8Array =>
  new Uint8Array(new asn1js.Set({ value: attributes.map((item) => item.toSchema()) }).toBER())

// RFC 5754 §2: an AlgorithmIdentifier of a digest is written without parameters.
const digestAlgorithm = (hash: keyof typeof digestOids): pkijs.AlgorithmIdentifier =>
  new pkijs.AlgorithmIdentifier({ algorithmId: digestOids[hash] })

// RFC 5754 §3.2: with RSA the parameters are present, and NULL.
const rsaAlgorithm = (hash: keyof typeof digestOids): pkijs.AlgorithmIdentifier =>
  new pkijs.AlgorithmIdentifier({
    algorithmId: rsaOids[hash],
    algorithmParams: new asn1js.Null(),
  })

const encapsulate = (content: Uint8Array, detached: boolean): pkijs.EncapsulatedContentInfo => {
  const info = new pkijs.EncapsulatedContentInfo({ eContentType: oid.data })
  if (detached) return info
  // Set afterwards: given to the constructor it would be cut into pieces, which is BER and not DER.
  info.eContent = new asn1js.OctetString({ valueHex: own(content) })
  return info
}

// Without this, pkijs would leave the empty content out and make a detached signature of nothing.
const requireContent = (content: Uint8Array): void => {
  if (content.length > 0) return
  throw new HarnessError('DOCUMENT_INCOMPLETE', t`Il documento da firmare è vuoto.`, {
    hint: t`Controllare il passo che costruisce il documento o il file da cui è letto.`,
  })
}

const requireRsa = (key: SigningKey): void => {
  const type = key.certificate.publicKey.asymmetricKeyType
  if (type === 'rsa') return
  throw new HarnessError(
    'KEY_UNREADABLE',
    t`Il certificato di firma ha una chiave ${type ?? t`sconosciuta`}: la firma CAdES richiede RSA.`,
    { hint: t`Indicare per l'operatore un certificato di firma con chiave RSA.` },
  )
}

/**
 * Signs `content` as a p7m: DER CMS SignedData (RFC 5652) that encapsulates the content unchanged,
 * CAdES-BES (ETSI EN 319 122-1, level B-B: content-type, message-digest, signing-time and
 * signing-certificate-v2), SHA-256 with RSA, with the signer's certificate alone embedded. The
 * signature comes from `key.sign`, which gets the DER of the signed attributes: whether the key
 * fits the certificate is not checked here. `recipe` breaks one thing on purpose. Throws DOCUMENT_INCOMPLETE
 * when the content is empty, KEY_UNREADABLE when the certificate's key is not RSA.
 */
export const signCades = async (
  content: Uint8Array,
  key: SigningKey,
  signingTime: Date,
  recipe: CadesRecipe = {},
): Promise<Uint8Array> => {
  const { hash = 'sha256', detached = false, certificate: travelling = key.certificate } = recipe
  requireContent(content)
  requireRsa(key)
  const certificateDer = own(key.certificate.raw)
  const certificate = pkijs.Certificate.fromBER(certificateDer)
  const attributes = signedAttributes(content, certificate, certificateDer, signingTime, recipe)
  const signature = await key.sign(hash, signedBytes(attributes))
  const named = pkijs.Certificate.fromBER(own((travelling ?? key.certificate).raw))
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({
      issuer: named.issuer,
      serialNumber: named.serialNumber,
    }),
    digestAlgorithm: digestAlgorithm(hash),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: SIGNED, attributes }),
    signatureAlgorithm: rsaAlgorithm(hash),
    signature: new asn1js.OctetString({ valueHex: own(signature) }),
  })
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm(hash)],
    encapContentInfo: encapsulate(content, detached),
    ...(travelling === null ? {} : { certificates: [named] }),
    signerInfos: recipe.twoSigners === true ? [signerInfo, signerInfo] : [signerInfo],
  })
  const message = new pkijs.ContentInfo({
    contentType: oid.signedData,
    content: signedData.toSchema(),
  })
  return new Uint8Array(message.toSchema().toBER())
}
