import 'reflect-metadata'

import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto'

import * as x509 from '@peculiar/x509'

x509.cryptoProvider.set(webcrypto as unknown as Crypto)

type Crypto = Parameters<typeof x509.cryptoProvider.set>[0]
export type CryptoKey = webcrypto.CryptoKey
export interface KeyPair {
  readonly publicKey: CryptoKey
  readonly privateKey: CryptoKey
}

/** The kinds of key that are made here. */
export const keyKinds = ['rsa-2048', 'rsa-3072', 'ec-p256'] as const
export type KeyKind = (typeof keyKinds)[number]

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
} as const

/** How the keys of each kind are made, and how they sign certificates. */
export const algorithms = {
  'rsa-2048': { ...rsa, modulusLength: 2048 },
  'rsa-3072': { ...rsa, modulusLength: 3072 },
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const satisfies Record<KeyKind, object>

export const makeKeys = async (kind: KeyKind): Promise<KeyPair> =>
  await webcrypto.subtle.generateKey(algorithms[kind], true, ['sign', 'verify'])

/** A key that exists, with its kind; undefined when it is of a kind that is not made here. */
export const importKeys = async (
  pem: string,
): Promise<{ readonly keys: KeyPair; readonly kind: KeyKind } | undefined> => {
  const key = createPrivateKey(pem)
  const kind = key.asymmetricKeyType === 'rsa' ? 'rsa-2048' : 'ec-p256'
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (key.asymmetricKeyType !== 'rsa' && curve !== 'prime256v1') return undefined
  const read = (format: 'pkcs8' | 'spki', der: Uint8Array, use: 'sign' | 'verify') =>
    webcrypto.subtle.importKey(format, der, algorithms[kind], true, [use])
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const [privateKey, publicKey] = await Promise.all([
    read('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), 'sign'),
    read('spki', spki, 'verify'),
  ])
  return { keys: { privateKey, publicKey }, kind }
}

/** A private key (PKCS#8) in PEM, in clear. */
export const privateKeyPem = async (privateKey: CryptoKey): Promise<string> => {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey))
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}
