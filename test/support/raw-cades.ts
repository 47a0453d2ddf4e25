import { createHash, sign } from 'node:crypto'

import forge from 'node-forge'

import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'

const { asn1 } = forge
type Asn1 = forge.asn1.Asn1

const node = (type: number, value: string | readonly Asn1[], context = false): Asn1 =>
  asn1.create(
    context ? asn1.Class.CONTEXT_SPECIFIC : asn1.Class.UNIVERSAL,
    type as forge.asn1.Type,
    typeof value !== 'string',
    typeof value === 'string' ? value : [...value],
  )

const sequence = (...parts: readonly Asn1[]): Asn1 => node(asn1.Type.SEQUENCE, parts)
const oid = (text: string): Asn1 => node(asn1.Type.OID, asn1.oidToDer(text).getBytes())
const octets = (bytes: Uint8Array): Asn1 =>
  node(asn1.Type.OCTETSTRING, Buffer.from(bytes).toString('binary'))
const integer = (value: number): Asn1 =>
  node(asn1.Type.INTEGER, asn1.integerToDer(value).getBytes())
const read = (der: Uint8Array): Asn1 => asn1.fromDer(Buffer.from(der).toString('binary'))
const write = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'binary')

// X.690 §11.6: the members of a DER SET OF are in ascending order of their encodings.
const setOf = (members: readonly Asn1[], context?: number): Asn1 => {
  const sorted = members.toSorted((a, b) => Buffer.compare(write(a), write(b)))
  return context === undefined ? node(asn1.Type.SET, sorted) : node(context, sorted, true)
}

const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha1: '1.3.14.3.2.26',
  rsa: '1.2.840.113549.1.1.1',
} as const

type AttributeName = 'contentType' | 'messageDigest' | 'signingTime' | 'signingCertificate'

/** How a p7m differs from a CAdES-BES that is in order. */
export interface CadesFlaws {
  readonly signingTime?: Date
  readonly without?: AttributeName
  readonly hash?: 'sha256' | 'sha1'
  readonly detached?: boolean
  readonly certificate?: IssuedCredential | null
  readonly contentType?: string
  readonly signers?: readonly IssuedCredential[]
  /** The key that signs, in place of the signer's. */
  readonly keyPem?: string
  /** What the p7m carries, in place of what was signed. */
  readonly carried?: string
}

const signerInfo = (content: Buffer, signer: IssuedCredential, flaws: CadesFlaws): Asn1 => {
  const hash = flaws.hash ?? 'sha256'
  const named = flaws.certificate ?? signer
  const attributes: Readonly<Record<AttributeName, Asn1>> = {
    contentType: oid(ids.data),
    messageDigest: octets(createHash(hash).update(content).digest()),
    signingTime: node(
      asn1.Type.UTCTIME,
      asn1.dateToUtcTime(flaws.signingTime ?? new Date()) as string,
    ),
    // RFC 5035 §3: SHA-256 is the default, and left out.
    signingCertificate: sequence(
      sequence(sequence(octets(createHash('sha256').update(named.certificate.raw).digest()))),
    ),
  }
  const signed = Object.entries(attributes)
    .filter(([name]) => name !== flaws.without)
    .map(([name, value]) => sequence(oid(ids[name as AttributeName]), setOf([value])))
  const tbs = read(signer.certificate.raw).value[0] as Asn1
  const [, serial, , issuer] = tbs.value as Asn1[]
  if (serial === undefined || issuer === undefined) throw new Error('not a certificate')
  const signature = sign(hash, write(setOf(signed)), flaws.keyPem ?? signer.keyPem)
  return sequence(
    integer(1),
    sequence(issuer, serial),
    sequence(oid(ids[hash])),
    setOf(signed, 0),
    sequence(oid(ids.rsa), node(asn1.Type.NULL, '')),
    octets(signature),
  )
}

/** A p7m written node by node: CAdES-BES with SHA-256, but for its flaws. */
export const rawCades = (
  document: string,
  signer: IssuedCredential,
  flaws: CadesFlaws = {},
): Buffer => {
  const content = Buffer.from(document)
  const signers = flaws.signers ?? [signer]
  const certificates = flaws.certificate === null ? [] : signers
  const carried = Buffer.from(flaws.carried ?? document)
  return write(
    sequence(
      oid(ids.signedData),
      node(
        0,
        [
          sequence(
            integer(1),
            setOf([sequence(oid(ids[flaws.hash ?? 'sha256']))]),
            sequence(
              oid(flaws.contentType ?? ids.data),
              ...(flaws.detached === true ? [] : [node(0, [octets(carried)], true)]),
            ),
            ...(certificates.length === 0
              ? []
              : [
                  node(
                    0,
                    certificates.map(({ certificate }) => read(certificate.raw)),
                    true,
                  ),
                ]),
            setOf(signers.map((one) => signerInfo(content, one, flaws))),
          ),
        ],
        true,
      ),
    ),
  )
}
