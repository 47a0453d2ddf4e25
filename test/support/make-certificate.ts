import 'reflect-metadata'

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  webcrypto,
  X509Certificate,
} from 'node:crypto'

import * as x509 from '@peculiar/x509'
import * as asn1js from 'asn1js'

x509.cryptoProvider.set(webcrypto as never)

const dayMs = 86_400_000

/**
 * The instant at which the certificates of the tests are looked at, and from which their days are counted: tomorrow,
 * since those that openssl makes are valid from now.
 */
export const lookedAt = new Date(Math.floor(Date.now() / 1000) * 1000 + dayMs)

/** So many days from then. */
export const inDays = (days: number): Date => new Date(lookedAt.getTime() + days * dayMs)

export interface TestKey {
  readonly privateKey: webcrypto.CryptoKey
  readonly publicKey: webcrypto.CryptoKey
  readonly pem: string
}

const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
}

type Kind =
  | { readonly rsa: number; readonly exponent?: number }
  | { readonly curve: 'P-256' | 'P-384' }

const importKey = async (pem: string, hash: string): Promise<TestKey> => {
  const key = createPrivateKey(pem)
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash }
      : { name: 'ECDSA', namedCurve: curves[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? '' }
  const { subtle } = webcrypto
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' })
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    privateKey: await subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
    publicKey: await subtle.importKey('spki', spki, algorithm, true, ['verify']),
    pem,
  }
}

/** A new key. Those of RSA take their time: make few, and use them again. */
export const makeKey = (kind: Kind): Promise<TestKey> => {
  const { privateKey } =
    'rsa' in kind
      ? generateKeyPairSync('rsa', {
          modulusLength: kind.rsa,
          publicExponent: kind.exponent ?? 65_537,
        })
      : generateKeyPairSync('ec', { namedCurve: kind.curve })
  return importKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'SHA-256')
}

const shared = new Map<number, Promise<TestKey>>()

/** An RSA 2048 key of the tests' own, the same for each number however many files ask for it. */
export const rsaKey = (number = 0): Promise<TestKey> => {
  const key = shared.get(number) ?? makeKey({ rsa: 2048 })
  shared.set(number, key)
  return key
}

/** The same RSA key, to sign with another hash: webcrypto ties one to the other. */
export const withHash = (key: TestKey, hash: string): Promise<TestKey> => importKey(key.pem, hash)

export interface MadeCertificate {
  readonly name: x509.JsonName
  readonly key: TestKey
  readonly pem: string
  readonly certificate: X509Certificate
}

export interface TestCertificate {
  readonly name: x509.JsonName
  readonly key: TestKey
  /** Itself, unless said. */
  readonly by?: Pick<MadeCertificate, 'name' | 'key'>
  /** Days from the instant at which it is looked at. */
  readonly from?: number
  readonly to?: number
  readonly hash?: string
  readonly extensions?: readonly x509.Extension[]
}

const flags = x509.KeyUsageFlags

export type KeyUsageName = keyof typeof flags

export const extension = {
  authority: (authority: boolean, pathLength?: number) =>
    new x509.BasicConstraintsExtension(authority, pathLength, true),
  keyUsage: (...names: readonly KeyUsageName[]) =>
    new x509.KeyUsagesExtension(
      names.reduce((all, name) => all | flags[name], 0),
      true,
    ),
  extendedKeyUsage: (...oids: readonly string[]) => new x509.ExtendedKeyUsageExtension([...oids]),
  dnsNames: (...names: readonly string[]) =>
    new x509.SubjectAlternativeNameExtension(
      names.map((value) => ({ type: 'dns' as const, value })),
    ),
  /** A qualified certificate, of the types that are named (ETSI EN 319 412-5 §4.2). */
  qualified: (...types: readonly string[]) => {
    const oid = (value: string) => new asn1js.ObjectIdentifier({ value })
    const statements = new asn1js.Sequence({
      value: [
        new asn1js.Sequence({ value: [oid('0.4.0.1862.1.1')] }),
        new asn1js.Sequence({
          value: [
            oid('0.4.0.1862.1.6'),
            new asn1js.Sequence({ value: types.map((type) => oid(type)) }),
          ],
        }),
      ],
    })
    return new x509.Extension('1.3.6.1.5.5.7.1.3', false, statements.toBER())
  },
  /** Anything, under any identifier. */
  raw: (oid: string, der: Uint8Array) => new x509.Extension(oid, false, der),
} as const

const { serverAuth, clientAuth } = x509.ExtendedKeyUsage

export const usages = {
  serverAuth,
  clientAuth,
  codeSigning: x509.ExtendedKeyUsage.codeSigning,
} as const

/** The extensions of a right one. */
export const rightExtensions = (name: string): readonly x509.Extension[] => [
  extension.authority(false),
  extension.keyUsage('digitalSignature'),
  extension.extendedKeyUsage(serverAuth, clientAuth),
  extension.dnsNames(name),
]

/** A subject with only a common name. */
export const commonName = (name: string): x509.JsonName =>
  new x509.Name([{ CN: [{ utf8String: name }] }]).toJSON()

let made = 0

/** A certificate exactly as it is told. */
export const makeCertificate = async ({
  name,
  key,
  by = { name, key },
  from = -1,
  to = 364,
  hash = 'SHA-256',
  extensions = [],
}: TestCertificate): Promise<MadeCertificate> => {
  made += 1
  const { algorithm } = by.key.privateKey
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: `10${made.toString(16).padStart(4, '0')}`,
    subject: name,
    issuer: by.name,
    notBefore: inDays(from),
    notAfter: inDays(to),
    signingAlgorithm: { ...algorithm, hash } as never,
    publicKey: key.publicKey as never,
    signingKey: by.key.privateKey as never,
    extensions: [...extensions],
  })
  const pem = `${certificate.toString('pem')}\n`
  return { name, key, pem, certificate: new X509Certificate(pem) }
}
