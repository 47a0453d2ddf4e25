import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { createRequire } from 'node:module'

import type Forge from 'node-forge'

import { t } from '../lib/language/t.ts'
import { asksTooMuch } from './key-derivation.ts'
import { certificatesOfP12 } from './p12-contents.ts'

/** A certificate with its key and the rest of its chain, in PEM. */
export interface PemCredential {
  readonly certificatePem: string
  readonly keyPem: string
}

// Most environments have no PKCS#12: who reads none does not wait for its library.
const require = createRequire(import.meta.url)
const forgeLibrary = (): typeof Forge => require('node-forge') as typeof Forge

const bags = (p12: Forge.pkcs12.Pkcs12Pfx, type: string): Forge.pkcs12.Bag[] =>
  p12.getBags({ bagType: type })[type] ?? []

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

interface OpenP12 {
  readonly p12: Forge.pkcs12.Pkcs12Pfx
  /** The spelling of the passphrase that decrypts the contents. */
  readonly passphrase: string
}

/**
 * Opens a PKCS#12. Its MAC takes the passphrase as UTF-16 and PBES2 takes it as UTF-8, while forge gives
 * both the same string: once the MAC has held, a passphrase with accents is tried again as UTF-8.
 */
const openP12 = (bytes: Uint8Array, passphrase: string): OpenP12 => {
  const forge = forgeLibrary()
  const parse = () =>
    forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')))
  try {
    return { p12: forge.pkcs12.pkcs12FromAsn1(parse(), passphrase), passphrase }
  } catch (cause) {
    const failedAtMac = cause instanceof Error && cause.message.includes('MAC')
    if (isAscii(passphrase) || failedAtMac) throw cause
    const pfx = parse()
    // RFC 7292 §4: version, authSafe, macData.
    const members = (pfx.value as Forge.asn1.Asn1[]).slice(0, 2)
    const utf8 = forge.util.encodeUtf8(passphrase)
    return {
      p12: forge.pkcs12.pkcs12FromAsn1({ ...pfx, value: members }, utf8),
      passphrase: utf8,
    }
  }
}

const pkcs8Of = ({ pki }: typeof Forge, bag: Forge.pkcs12.Bag): Forge.asn1.Asn1 =>
  bag.key == null ? bag.asn1 : pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key))

/** The private key of the PKCS#12, of any algorithm, or null. */
const keyOf = (p12: Forge.pkcs12.Pkcs12Pfx): KeyObject | null => {
  const forge = forgeLibrary()
  const [bag] = [
    ...bags(p12, forge.pki.oids['pkcs8ShroudedKeyBag'] ?? ''),
    ...bags(p12, forge.pki.oids['keyBag'] ?? ''),
  ]
  if (bag === undefined) return null
  const der = Buffer.from(forge.asn1.toDer(pkcs8Of(forge, bag)).getBytes(), 'binary')
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** What a PKCS#12 holds: certificates byte for byte, in its order. */
export interface P12Contents {
  readonly key: KeyObject | null
  readonly certificates: readonly X509Certificate[]
}

const open = (bytes: Uint8Array, given: string): P12Contents => {
  const { p12, passphrase } = openP12(bytes, given)
  return {
    key: keyOf(p12),
    certificates: certificatesOfP12(bytes, passphrase).map((der) => new X509Certificate(der)),
  }
}

/** Opens a PKCS#12 (RFC 7292), of today or with the ciphers of old. Throws with an Italian sentence. */
export const p12Contents = (bytes: Uint8Array, passphrase: string): P12Contents => {
  if (asksTooMuch(bytes))
    throw new Error(t`il PKCS#12 chiede troppi giri di derivazione della chiave: rifarlo`)
  try {
    return open(bytes, passphrase)
  } catch (cause) {
    const wrong = cause instanceof Error && /mac|password|decrypt/i.test(cause.message)
    throw new Error(
      wrong
        ? t`la passphrase non apre il PKCS#12`
        : t`il file non è un PKCS#12 leggibile: rifarlo con openssl pkcs12 -export`,
      { cause },
    )
  }
}

/**
 * Reads a PKCS#12 that holds a key. The certificate that belongs to the key comes first in `certificatePem`,
 * then the others. Throws with an Italian sentence.
 */
export const readP12 = (bytes: Uint8Array, passphrase: string): PemCredential => {
  const { key, certificates } = p12Contents(bytes, passphrase)
  if (key === null) throw new Error(t`il PKCS#12 non contiene una chiave privata`)
  const own = certificates.find((one) => one.checkPrivateKey(key))
  if (own === undefined) throw new Error(t`il PKCS#12 non contiene il certificato della sua chiave`)
  return {
    keyPem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificatePem: [own, ...certificates.filter((one) => one !== own)]
      .map((one) => one.toString())
      .join(''),
  }
}
