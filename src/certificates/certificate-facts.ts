import type { KeyObject, X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import { t } from '../lib/language/t.ts'
import { signatureAlgorithmOf, type SignatureAlgorithm } from './signature-algorithm.ts'

/** The usages of RFC 5280 §4.2.1.3, in the order of their bits. */
const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof keyUsages)[number]

/** A public key, as far as its strength goes. */
export type KeyFacts =
  | { readonly kind: 'rsa'; readonly bits: number; readonly exponent: bigint }
  | { readonly kind: 'ec'; readonly curve: string }
  | { readonly kind: 'other'; readonly name: string }

/** What a certificate says; what cannot be read of it was refused before. */
export interface CertificateFacts {
  readonly certificate: X509Certificate
  readonly commonNames: readonly string[]
  /** On one line, as people read them. */
  readonly subject: string
  readonly issuer: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly key: KeyFacts
  readonly signature: SignatureAlgorithm
  readonly isAuthority: boolean
  /** How many further authorities may stand below this one; null when there is no limit. */
  readonly pathLength: number | null
  /** Null where the certificate does not say. */
  readonly keyUsage: readonly KeyUsage[] | null
  /** Object identifiers; null where the certificate does not say. */
  readonly extendedKeyUsage: readonly string[] | null
  readonly dnsNames: readonly string[]
  /** ETSI EN 319 412-5: statements, and types of qualified certificate. */
  readonly qualified: { readonly statements: readonly string[]; readonly types: readonly string[] }
  /** Its issuer has its name, and its signature is of its own key. */
  readonly selfSigned: boolean
}

const oids = {
  commonName: '2.5.4.3',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  qcType: '0.4.0.1862.1.6',
} as const

const dnsName = 2

const keyFactsOf = (key: KeyObject): KeyFacts => {
  const { modulusLength, publicExponent, namedCurve } = key.asymmetricKeyDetails ?? {}
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return { kind: 'rsa', bits: modulusLength ?? 0, exponent: publicExponent ?? 0n }
    case 'ec':
      return { kind: 'ec', curve: namedCurve ?? t`sconosciuta` }
    default:
      return { kind: 'other', name: key.asymmetricKeyType ?? t`sconosciuta` }
  }
}

/** The key of a certificate; an error of OpenSSL about one that it does not know becomes a fact. */
const keyOf = (certificate: X509Certificate): KeyFacts => {
  try {
    return keyFactsOf(certificate.publicKey)
  } catch {
    return { kind: 'other', name: t`sconosciuta` }
  }
}

/** Whether the key of one certificate signed another, whatever their names. What OpenSSL cannot verify is not. */
export const isSignedBy = (certificate: X509Certificate, signer: X509Certificate): boolean => {
  try {
    return certificate.verify(signer.publicKey)
  } catch {
    return false
  }
}

/**
 * Whether one certificate is the issuer of another: by name, and by the signature. Whether it may issue any is asked
 * elsewhere, so that the answer can be given with its reason.
 */
export const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.issuer === issuer.subject && isSignedBy(certificate, issuer)

const usagesOf = (bits: asn1js.BitString): KeyUsage[] => {
  const bytes = bits.valueBlock.valueHexView
  return keyUsages.filter((_, index) => (((bytes[index >> 3] ?? 0) << (index & 7)) & 0x80) !== 0)
}

const qualifiedOf = (statements: pkijs.QCStatements): CertificateFacts['qualified'] => ({
  statements: statements.values.map(({ id }) => id),
  types: statements.values.flatMap(({ id, type }) =>
    id === oids.qcType && type instanceof asn1js.Sequence
      ? type.valueBlock.value.flatMap((one) =>
          one instanceof asn1js.ObjectIdentifier ? [one.getValue()] : [],
        )
      : [],
  ),
})

const onOneLine = (name: string): string => name.split('\n').join(', ')

const instant = (text: string): Date => {
  const found = new Date(text)
  if (Number.isNaN(found.getTime())) throw new Error(t`le sue date non si leggono`)
  return found
}

/**
 * Reads a certificate (RFC 5280). Throws, in our words, when an extension that matters is there twice or cannot
 * be read: what it says would be taken for not said.
 */
export const certificateFacts = (certificate: X509Certificate): CertificateFacts => {
  const parsed = pkijs.Certificate.fromBER(certificate.raw)
  const extension = <Value>(
    oid: string,
    kind: new (...given: never[]) => Value,
  ): Value | undefined => {
    const [found, again] = (parsed.extensions ?? []).filter(({ extnID }) => extnID === oid)
    if (again !== undefined) throw new Error(t`l'estensione ${oid} c'è due volte`)
    if (found === undefined) return undefined
    const value: unknown = found.parsedValue
    if (!(value instanceof kind)) throw new Error(t`l'estensione ${oid} non si legge`)
    return value
  }
  const constraints = extension(oids.basicConstraints, pkijs.BasicConstraints)
  const usage = extension(oids.keyUsage, asn1js.BitString)
  const extended = extension(oids.extendedKeyUsage, pkijs.ExtKeyUsage)
  const names = extension(oids.subjectAltName, pkijs.AltName)
  const statements = extension(oids.qcStatements, pkijs.QCStatements)
  const pathLength = constraints?.pathLenConstraint
  return {
    certificate,
    commonNames: parsed.subject.typesAndValues
      .filter(({ type }) => type === oids.commonName)
      .map(({ value }) => value.valueBlock.value),
    subject: onOneLine(certificate.subject),
    issuer: onOneLine(certificate.issuer),
    notBefore: instant(certificate.validFrom),
    notAfter: instant(certificate.validTo),
    key: keyOf(certificate),
    signature: signatureAlgorithmOf(parsed.signatureAlgorithm),
    isAuthority: constraints?.cA ?? false,
    pathLength: typeof pathLength === 'number' ? pathLength : null,
    keyUsage: usage === undefined ? null : usagesOf(usage),
    extendedKeyUsage: extended?.keyPurposes ?? null,
    dnsNames: (names?.altNames ?? []).flatMap(({ type, value }) =>
      type === dnsName ? [String(value)] : [],
    ),
    qualified: statements === undefined ? { statements: [], types: [] } : qualifiedOf(statements),
    selfSigned: isIssuedBy(certificate, certificate),
  }
}
