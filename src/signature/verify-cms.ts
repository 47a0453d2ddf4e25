import { createHash } from 'node:crypto'

import * as asn1js from 'asn1js'
import forge from 'node-forge'
import * as pkijs from 'pkijs'

import { certificatesIn } from '../certificates/read-p7.ts'
import { signatureAlgorithmOf } from '../certificates/signature-algorithm.ts'
import { t } from '../lib/language/t.ts'
import { refused, type Judged } from './judged.ts'
import { readSigner, type Signer } from './signer.ts'

/** A CMS SignedData of which every signature holds. */
export interface VerifiedCms {
  /** In the order of the file, at least one. */
  readonly signers: readonly Signer[]
  /** What was signed, where it travels inside. */
  readonly content: Uint8Array | null
}

const oids = {
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const hashes: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

// A form has a few signers, and its certificates a few authorities: what asks for more is not one.
const limits = { maxDepth: 50, maxNodes: 60_000, maxContentLength: 24 * 1024 * 1024 }
const mostSigners = 16

const signAgain = t`firmare di nuovo il modulo con il programma di firma`
const sendAgain = t`farsi mandare di nuovo il file, in un archivio o come allegato binario`

interface ReadCms {
  readonly signedData: pkijs.SignedData
  readonly content: Uint8Array | null
  /** DER of the certificates that travel with it. */
  readonly certificates: readonly Uint8Array[]
}

const readCms = (bytes: Uint8Array): ReadCms | null => {
  try {
    const { offset, result } = asn1js.fromBER(Uint8Array.from(bytes), limits)
    if (offset !== bytes.length) return null
    // asn1js puts up with lengths that go beyond what they stand in; whoever gets the file may not.
    forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'), true)
    const certificates = certificatesIn(result)
    const { contentType, content } = new pkijs.ContentInfo({ schema: result })
    if (contentType !== oids.signedData) return null
    const signedData = new pkijs.SignedData({ schema: content })
    const { eContent } = signedData.encapContentInfo
    return {
      signedData,
      content: eContent === undefined ? null : new Uint8Array(eContent.getValue()),
      certificates,
    }
  } catch {
    return null
  }
}

/** The one value of a signed attribute that may be there once only; null where it is absent, undefined where it is odd. */
const attributeOf = (
  { signedAttrs }: pkijs.SignerInfo,
  type: string,
): asn1js.AsnType | null | undefined => {
  const found = (signedAttrs?.attributes ?? []).filter((one) => one.type === type)
  if (found.length === 0) return null
  const values: unknown[] = found.flatMap((one) => one.values as unknown[])
  return found.length === 1 && values.length === 1 ? (values[0] as asn1js.AsnType) : undefined
}

const membersOf = (node: asn1js.AsnType | null | undefined): readonly asn1js.AsnType[] =>
  node instanceof asn1js.Sequence ? node.valueBlock.value : []

/** RFC 5035 §3, RFC 2634 §5.4: the hash of the certificate that the signer signed with. */
const namedCertificate = (
  signer: pkijs.SignerInfo,
): { readonly hash: string; readonly digest: Uint8Array } | null => {
  const v2 = attributeOf(signer, oids.signingCertificateV2)
  const v1 = attributeOf(signer, oids.signingCertificate)
  const attribute = v2 ?? v1
  const [first, second] = membersOf(membersOf(membersOf(attribute)[0])[0])
  const [algorithm] = membersOf(first)
  const hash =
    v2 === null
      ? 'sha1'
      : algorithm instanceof asn1js.ObjectIdentifier
        ? hashes[algorithm.getValue()]
        : 'sha256'
  const value = first instanceof asn1js.OctetString ? first : second
  return value instanceof asn1js.OctetString && hash !== undefined
    ? { hash, digest: value.valueBlock.valueHexView }
    : null
}

const signingTimeOf = (signer: pkijs.SignerInfo): Date | null | undefined => {
  const value = attributeOf(signer, oids.signingTime)
  if (value === null || value === undefined) return value
  if (!(value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime))
    return undefined
  const at = value.toDate()
  return Number.isNaN(at.getTime()) ? undefined : at
}

const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0

const altered = (): ReturnType<typeof refused> =>
  refused(
    t`la firma non corrisponde al contenuto: il file è stato alterato o danneggiato`,
    signAgain,
  )

/** What pkijs found of one signature: the certificate that it was made with, if it holds. */
const verifiedBy = async (
  signedData: pkijs.SignedData,
  index: number,
  detached: Uint8Array | undefined,
): Promise<pkijs.Certificate | null> => {
  try {
    const { signatureVerified, signerCertificate } = await signedData.verify({
      signer: index,
      checkChain: false,
      extendedMode: true,
      ...(detached === undefined ? {} : { data: Uint8Array.from(detached).buffer }),
    })
    return signatureVerified === true ? (signerCertificate ?? null) : null
  } catch {
    return null
  }
}

const verifySigner = async (
  { signedData, certificates }: ReadCms,
  index: number,
  detached: Uint8Array | undefined,
  now: Date,
  /** When it was signed, as something else than the signature says. */
  otherwiseAt: Date | null,
): Promise<Judged<Signer>> => {
  const signer = signedData.signerInfos[index]
  if (signer === undefined) return altered()
  const weak = refused(
    t`la firma usa un algoritmo non ammesso: attesa SHA-256 o più forte`,
    t`firmare di nuovo con un programma di firma aggiornato`,
  )
  if (!Object.hasOwn(hashes, signer.digestAlgorithm.algorithmId)) return weak
  const { hash } = signatureAlgorithmOf(signer.signatureAlgorithm)
  if (hash === 'sha1' || hash === 'md5') return weak
  // RFC 5652 §5.1: a reader that goes over the content once learns there which hashes to make of it.
  const announced = signedData.digestAlgorithms.map(({ algorithmId }) => algorithmId)
  if (!announced.includes(signer.digestAlgorithm.algorithmId)) return altered()
  const type = attributeOf(signer, oids.contentType)
  const named = namedCertificate(signer)
  if (named === null)
    return refused(
      t`la firma non dice con quale certificato è fatta (manca signing-certificate): non è né CAdES né PAdES`,
      t`firmare di nuovo scegliendo CAdES (.p7m) o PAdES (PDF)`,
    )
  const signedAt = signingTimeOf(signer)
  if (
    !(type instanceof asn1js.ObjectIdentifier) ||
    type.getValue() !== signedData.encapContentInfo.eContentType ||
    !(attributeOf(signer, oids.messageDigest) instanceof asn1js.OctetString) ||
    signedAt === undefined
  )
    return altered()
  const certificate = await verifiedBy(signedData, index, detached)
  if (certificate === null) return altered()
  const der = certificates.find(
    (one) => createHash(named.hash).update(one).digest().compare(named.digest) === 0,
  )
  // The signature names one certificate, and was made with its key.
  if (
    der === undefined ||
    !sameBytes(pkijs.Certificate.fromBER(Uint8Array.from(der)).tbsView, certificate.tbsView)
  )
    return altered()
  return readSigner(der, signedAt ?? otherwiseAt, now)
}

/**
 * Verifies every signature of a CMS SignedData (RFC 5652 §5.6) whose signers name their certificates, as CAdES and
 * PAdES ask (ETSI EN 319 122-1, 319 142-1). `detached` is what was signed, where it does not travel inside.
 */
export const verifyCms = async (
  bytes: Uint8Array,
  {
    now,
    detached,
    otherwiseAt = null,
  }: { readonly now: Date; readonly detached?: Uint8Array; readonly otherwiseAt?: Date | null },
): Promise<Judged<VerifiedCms>> => {
  const cms = readCms(bytes)
  if (cms === null)
    return refused(
      t`la firma non si legge: il file è tagliato, danneggiato o di un altro tipo`,
      sendAgain,
    )
  const { content } = cms
  if (detached === undefined && (content === null || content.length === 0))
    return refused(
      t`la firma è staccata: nel file non c'è il modulo firmato`,
      t`firmare di nuovo con il documento dentro il file (firma attached)`,
    )
  if (detached !== undefined && content !== null)
    return refused(t`la firma di un PDF non deve contenere altro`, signAgain)
  const count = cms.signedData.signerInfos.length
  if (count === 0) return refused(t`nel file non c'è nessuna firma`, t`firmare il modulo`)
  if (count > mostSigners)
    return refused(t`il file ha ${count} firme: al più ${mostSigners}`, signAgain)
  if (cms.certificates.length === 0)
    return refused(t`nel file manca il certificato di chi ha firmato`, signAgain)
  const signers: Signer[] = []
  for (let index = 0; index < count; index += 1) {
    // What pkijs or OpenSSL throw at is something that no program of signature writes.
    const found = await verifySigner(cms, index, detached, now, otherwiseAt).catch(altered)
    if (!found.ok) return found
    signers.push(found.value)
  }
  return { ok: true, value: { signers, content } }
}
