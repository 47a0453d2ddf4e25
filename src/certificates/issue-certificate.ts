import 'reflect-metadata'

import { webcrypto, X509Certificate } from 'node:crypto'

import * as x509 from '@peculiar/x509'

import {
  algorithms,
  importKeys,
  makeKeys,
  privateKeyPem,
  type CryptoKey,
  type KeyKind,
  type KeyPair,
} from './key-pair.ts'

/** What a certificate is for; it decides its key usages (RFC 5280 §4.2.1.3, §4.2.1.12). */
export type CertificateUse = 'server' | 'client' | 'server-client' | 'authentication' | 'signature'

export interface CertificateSpec {
  readonly commonName: string
  readonly use: CertificateUse
  /** serialNumber attribute of the subject, for example `TINIT-<codice fiscale>`. */
  readonly subjectSerialNumber?: string
  readonly organization?: string
  readonly dnsNames?: readonly string[]
  readonly ipAddresses?: readonly string[]
  readonly validFrom?: Date
  readonly validTo?: Date
  /** RSA 2048 unless said, which SIST's signatures want; an EC P-256 key is made in no time. */
  readonly key?: KeyKind
  /** PEM of the private key to certify, in place of a new one of kind `key`. */
  readonly keyPem?: string
}

/** A certificate with its private key (PKCS#8), both in PEM. The key is never written by this module. */
export interface IssuedCredential {
  readonly certificatePem: string
  readonly keyPem: string
  readonly certificate: X509Certificate
}

export interface CertificateAuthority extends IssuedCredential {
  readonly issue: (spec: CertificateSpec) => Promise<IssuedCredential>
}

const dayMs = 86_400_000

const keyUsage: Record<CertificateUse, x509.KeyUsageFlags> = {
  server: x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment,
  client: x509.KeyUsageFlags.digitalSignature,
  'server-client': x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment,
  authentication: x509.KeyUsageFlags.digitalSignature,
  signature: x509.KeyUsageFlags.nonRepudiation,
}

const extendedKeyUsage: Record<CertificateUse, readonly string[]> = {
  server: [x509.ExtendedKeyUsage.serverAuth],
  client: [x509.ExtendedKeyUsage.clientAuth],
  'server-client': [x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth],
  authentication: [x509.ExtendedKeyUsage.clientAuth],
  signature: [],
}

const nameOf = (
  spec: Pick<CertificateSpec, 'commonName' | 'subjectSerialNumber' | 'organization'>,
) =>
  new x509.Name([
    ...(spec.organization === undefined ? [] : [{ O: [{ utf8String: spec.organization }] }]),
    ...(spec.subjectSerialNumber === undefined
      ? []
      : [{ '2.5.4.5': [{ printableString: spec.subjectSerialNumber }] }]),
    { CN: [{ utf8String: spec.commonName }] },
  ])

const serial = (): string => {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return Buffer.from(bytes).toString('hex')
}

const toCredential = async (
  { rawData }: x509.X509Certificate,
  privateKey: CryptoKey,
): Promise<IssuedCredential> => {
  const certificate = new X509Certificate(new Uint8Array(rawData))
  return {
    certificatePem: certificate.toString(),
    keyPem: await privateKeyPem(privateKey),
    certificate,
  }
}

/** What is certified of a key that is not an authority's: names and usages, as in a request. */
export const usageExtensions = (
  spec: Pick<CertificateSpec, 'use' | 'dnsNames' | 'ipAddresses'>,
  kind: KeyKind,
): x509.Extension[] => {
  const names = [
    ...(spec.dnsNames ?? []).map((value) => ({ type: 'dns' as const, value })),
    ...(spec.ipAddresses ?? []).map((value) => ({ type: 'ip' as const, value })),
  ]
  const extended = extendedKeyUsage[spec.use]
  // Nothing can be enciphered with an EC key (RFC 8813 §3).
  const usage =
    kind === 'ec-p256'
      ? keyUsage[spec.use] & ~x509.KeyUsageFlags.keyEncipherment
      : keyUsage[spec.use]
  return [
    new x509.KeyUsagesExtension(usage, true),
    ...(extended.length > 0 ? [new x509.ExtendedKeyUsageExtension([...extended])] : []),
    ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
  ]
}

const validity = (spec: Pick<CertificateSpec, 'validFrom' | 'validTo'>) => ({
  notBefore: spec.validFrom ?? new Date(Date.now() - dayMs),
  notAfter: spec.validTo ?? new Date(Date.now() + 365 * dayMs),
})

interface Issuer {
  readonly name: x509.Name
  readonly keys: KeyPair
  readonly kind: KeyKind
  /** What points to the issuer's key in all that it issues. */
  readonly keyIdentifier: x509.Extension
}

const keyIdentifierOf = async (publicKey: x509.PublicKey): Promise<x509.Extension> =>
  x509.AuthorityKeyIdentifierExtension.create(publicKey)

const noAuthority = new x509.BasicConstraintsExtension(false, undefined, true)

const publicKeyOf = (keys: KeyPair): Promise<x509.PublicKey> =>
  x509.PublicKey.create(keys.publicKey)

const issueFrom = async (spec: CertificateSpec, by: Issuer | null): Promise<IssuedCredential> => {
  const given = spec.keyPem === undefined ? undefined : await importKeys(spec.keyPem)
  const kind = given?.kind ?? spec.key ?? 'rsa-2048'
  const keys = given?.keys ?? (await makeKeys(kind))
  const publicKey = await publicKeyOf(keys)
  const subject = nameOf(spec)
  const issuer = by ?? {
    name: subject,
    keys,
    kind,
    keyIdentifier: await keyIdentifierOf(publicKey),
  }
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject,
    issuer: issuer.name,
    ...validity(spec),
    signingAlgorithm: algorithms[issuer.kind],
    publicKey,
    signingKey: issuer.keys.privateKey as never,
    extensions: [
      noAuthority,
      ...usageExtensions(spec, kind),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      issuer.keyIdentifier,
    ],
  })
  return toCredential(certificate, keys.privateKey)
}

/** A new private certification authority: EC P-256, SHA-256, one year, for tests and the simulator. */
export const issueCa = async (
  commonName: string,
  dates: Pick<CertificateSpec, 'validFrom' | 'validTo'> = {},
): Promise<CertificateAuthority> => {
  const kind = 'ec-p256'
  const keys = await makeKeys(kind)
  const publicKey = await publicKeyOf(keys)
  const name = nameOf({ commonName })
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: name,
    issuer: name,
    ...validity(dates),
    signingAlgorithm: algorithms[kind],
    publicKey,
    signingKey: keys.privateKey as never,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
    ],
  })
  const issuer: Issuer = { name, keys, kind, keyIdentifier: await keyIdentifierOf(publicKey) }
  return {
    ...(await toCredential(certificate, keys.privateKey)),
    issue: (spec) => issueFrom(spec, issuer),
  }
}

/** A self-signed certificate, as a producer makes for pre-collaudo and collaudo. */
export const issueSelfSigned = (spec: CertificateSpec): Promise<IssuedCredential> =>
  issueFrom(spec, null)
