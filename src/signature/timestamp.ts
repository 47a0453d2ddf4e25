import { createHash, X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { certificateFacts, type CertificateFacts } from '../certificates/certificate-facts.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { refused, type Judged } from './judged.ts'

/** A time stamp over some bytes: when its authority saw them. Whether the authority may be believed is not looked at. */
export interface Timestamp {
  readonly at: Date
  readonly authority: string
  readonly issuer: string
  /** The nonce of the request that it answers, in hexadecimal; null where it has none. */
  readonly nonce: string | null
}

const sha256Oid = '2.16.840.1.101.3.4.2.1'
const tstInfoOid = '1.2.840.113549.1.9.16.1.4'
const timeStampingOid = '1.3.6.1.5.5.7.3.8'

const limits = { maxDepth: 40, maxNodes: 20_000, maxContentLength: 256 * 1024 }

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

const digestOf = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest()

/** The request for a time stamp over `data` (RFC 3161 §2.4.1), which asks for the authority's certificate too. */
export const timestampRequest = (data: Uint8Array, nonce: Uint8Array): Uint8Array =>
  new Uint8Array(
    new pkijs.TimeStampReq({
      version: 1,
      messageImprint: new pkijs.MessageImprint({
        hashAlgorithm: new pkijs.AlgorithmIdentifier({
          algorithmId: sha256Oid,
          algorithmParams: new asn1js.Null(),
        }),
        hashedMessage: new asn1js.OctetString({ valueHex: own(digestOf(data)) }),
      }),
      // Positive, whatever its first byte is (X.690 §8.3).
      nonce: new asn1js.Integer({ valueHex: own(Uint8Array.from([0x01, ...nonce])) }),
      certReq: true,
    })
      .toSchema()
      .toBER(),
  )

/** The nonce as `Timestamp` tells it. */
export const nonceText = (nonce: Uint8Array): string =>
  Buffer.from([0x01, ...nonce]).toString('hex')

const sendAgain = t`chiedere di nuovo la marca temporale`
const bad = (reason: string): ReturnType<typeof refused> => refused(reason, sendAgain)

const nameOf = (text: string): string => shown(text.split('\n').join(', '))

const verified = async (
  token: pkijs.SignedData,
  data: Uint8Array,
): Promise<X509Certificate | null> => {
  try {
    const { signatureVerified, signerCertificate } = await token.verify({
      signer: 0,
      checkChain: false,
      extendedMode: true,
      data: own(data).buffer,
    })
    return signatureVerified === true &&
      signerCertificate !== null &&
      signerCertificate !== undefined
      ? new X509Certificate(Buffer.from(signerCertificate.toSchema().toBER()))
      : null
  } catch {
    return null
  }
}

/** What a certificate says; null where a byte of it was changed, and it says nothing. */
const factsOf = (certificate: X509Certificate): CertificateFacts | null => {
  try {
    return certificateFacts(certificate)
  } catch {
    return null
  }
}

/** Reads the answer of a time stamping authority (RFC 3161 §2.4.2), and verifies that it is over these bytes. */
export const readTimestamp = async (
  answer: Uint8Array,
  data: Uint8Array,
): Promise<Judged<Timestamp>> => {
  let token: pkijs.SignedData
  let info: pkijs.TSTInfo
  try {
    const { offset, result } = asn1js.fromBER(own(answer), limits)
    if (offset !== answer.length) return bad(t`la marca temporale non si legge`)
    const response = new pkijs.TimeStampResp({ schema: result })
    const { status } = response.status
    if (status !== pkijs.PKIStatus.granted && status !== pkijs.PKIStatus.grantedWithMods)
      return bad(t`l'autorità di marcatura ha rifiutato la richiesta (stato ${status})`)
    const { contentType, content } = response.timeStampToken ?? new pkijs.ContentInfo()
    if (contentType !== '1.2.840.113549.1.7.2') return bad(t`la risposta non contiene una marca`)
    token = new pkijs.SignedData({ schema: content as asn1js.AsnType })
    const { eContentType, eContent } = token.encapContentInfo
    if (eContentType !== tstInfoOid || eContent === undefined || token.signerInfos.length !== 1)
      return bad(t`la risposta non contiene una marca`)
    info = pkijs.TSTInfo.fromBER(eContent.getValue())
  } catch {
    return bad(t`la marca temporale non si legge`)
  }
  const imprint = info.messageImprint
  if (
    imprint.hashAlgorithm.algorithmId !== sha256Oid ||
    digestOf(data).compare(imprint.hashedMessage.valueBlock.valueHexView) !== 0
  )
    return bad(t`la marca temporale è di altri byte`)
  const certificate = await verified(token, data)
  if (certificate === null)
    return bad(t`la firma della marca temporale non vale, o il suo certificato non viaggia con lei`)
  const facts = factsOf(certificate)
  if (facts === null) return bad(t`il certificato della marca temporale non si legge`)
  if (facts.extendedKeyUsage?.includes(timeStampingOid) !== true)
    return bad(t`il certificato di ${nameOf(certificate.subject)} non è di marcatura temporale`)
  if (info.genTime < facts.notBefore || info.genTime > facts.notAfter)
    return bad(t`la marca temporale dice un momento in cui il suo certificato non valeva`)
  return {
    ok: true,
    value: {
      at: info.genTime,
      authority: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      nonce:
        info.nonce === undefined
          ? null
          : Buffer.from(info.nonce.valueBlock.valueHexView).toString('hex'),
    },
  }
}
