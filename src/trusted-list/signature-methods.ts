import { constants, verify, type KeyObject } from 'node:crypto'

/** Verifies a signature value over bytes. */
type Verify = (data: Uint8Array, key: KeyObject, value: Uint8Array) => boolean

type Hash = 'sha256' | 'sha384' | 'sha512'

const hashes: readonly Hash[] = ['sha256', 'sha384', 'sha512']

const rsa =
  (hash: Hash): Verify =>
  (data, key, value) =>
    key.asymmetricKeyType === 'rsa' && verify(hash, data, key, value)

const pss =
  (hash: Hash): Verify =>
  (data, key, value) =>
    key.asymmetricKeyType === 'rsa' &&
    verify(
      hash,
      data,
      {
        key,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      },
      value,
    )

// XML Signature §6.4.3: r and s, one after the other.
const ecdsa =
  (hash: Hash): Verify =>
  (data, key, value) =>
    key.asymmetricKeyType === 'ec' && verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, value)

/** Signature methods by their identifiers: none with SHA-1, none with a shared key. */
export const signatureMethods: Readonly<Record<string, Verify>> = Object.fromEntries(
  hashes.flatMap((hash) => [
    [`http://www.w3.org/2001/04/xmldsig-more#rsa-${hash}`, rsa(hash)],
    [`http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`, pss(hash)],
    [`http://www.w3.org/2001/04/xmldsig-more#ecdsa-${hash}`, ecdsa(hash)],
  ]),
)

/** Digest methods by their identifiers. */
export const digestMethods: Readonly<Record<string, Hash>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}
