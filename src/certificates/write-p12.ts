import { createPrivateKey, X509Certificate } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

import type { PemCredential } from './read-p12.ts'

/** As many as OpenSSL writes, here and around the key. */
const rounds = 2048

const pkcs9 = { friendlyName: '1.2.840.113549.1.9.20', localKeyId: '1.2.840.113549.1.9.21' }
const bags = {
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
}

/** As pkijs wants bytes. */
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const attributesOf = (name: string, keyId: Uint8Array): pkijs.Attribute[] => [
  new pkijs.Attribute({
    type: pkcs9.friendlyName,
    values: [new asn1js.BmpString({ value: name })],
  }),
  new pkijs.Attribute({
    type: pkcs9.localKeyId,
    values: [new asn1js.OctetString({ valueHex: buffer(keyId) })],
  }),
]

/**
 * A PKCS#12 (RFC 7292) of a certificate and its key, for programs of today: the key under PBES2 with AES-256, the
 * integrity under HMAC-SHA-256. The passphrase must be ASCII: programs do not agree on how to write anything else.
 */
export const writeP12 = async (
  { certificatePem, keyPem }: PemCredential,
  passphrase: string,
  name: string,
): Promise<Buffer> => {
  const certificate = new X509Certificate(certificatePem)
  const encrypted = createPrivateKey(keyPem).export({
    type: 'pkcs8',
    format: 'der',
    cipher: 'aes-256-cbc',
    passphrase,
  })
  const attributes = attributesOf(
    name,
    Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex'),
  )
  const contents = new pkijs.SafeContents({
    safeBags: [
      new pkijs.SafeBag({
        bagId: bags.shroudedKey,
        bagValue: pkijs.PKCS8ShroudedKeyBag.fromBER(buffer(encrypted)),
        bagAttributes: attributes,
      }),
      new pkijs.SafeBag({
        bagId: bags.certificate,
        bagValue: new pkijs.CertBag({
          certId: '1.2.840.113549.1.9.22.1',
          certValue: new asn1js.OctetString({ valueHex: buffer(certificate.raw) }),
        }),
        bagAttributes: attributes,
      }),
    ],
  })
  const authenticatedSafe = new pkijs.AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: contents }] },
  })
  await authenticatedSafe.makeInternalValues({ safeContents: [{}] })
  const pfx = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe } })
  await pfx.makeInternalValues({
    password: buffer(Buffer.from(passphrase, 'ascii')),
    iterations: rounds,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  })
  return Buffer.from(pfx.toSchema().toBER())
}
