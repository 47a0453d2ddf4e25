import { createRequire } from 'node:module'

import type * as Asn1js from 'asn1js'
import type Forge from 'node-forge'
import type * as Pkijs from 'pkijs'

// Most environments have no PKCS#12: who reads none does not wait for its libraries.
const require = createRequire(import.meta.url)
const libraries = () => ({
  asn1js: require('asn1js') as typeof Asn1js,
  forge: require('node-forge') as typeof Forge,
  pkijs: require('pkijs') as typeof Pkijs,
})

const binary = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('binary')

/**
 * forge decrypts a "PKCS#8 encrypted key" with every scheme that PKCS#12 knows (PBES2, 3DES, RC2): an
 * EncryptedContentInfo holds the same two fields, so it is handed over under that shape.
 */
const decrypt = (info: Pkijs.EncryptedContentInfo, passphrase: string): ArrayBuffer => {
  const { asn1js, forge } = libraries()
  const shaped = new asn1js.Sequence({
    value: [
      info.contentEncryptionAlgorithm.toSchema(),
      new asn1js.OctetString({ valueHex: info.getEncryptedContent() }),
    ],
  })
  const plain = forge.pki.decryptPrivateKeyInfo(
    forge.asn1.fromDer(binary(shaped.toBER())),
    passphrase,
  )
  const der = Buffer.from(forge.asn1.toDer(plain).getBytes(), 'binary')
  return new Uint8Array(der).buffer
}

const contentsOf = (info: Pkijs.ContentInfo, passphrase: string): ArrayBuffer | null => {
  const { pkijs } = libraries()
  switch (info.contentType) {
    case pkijs.ContentInfo.DATA:
      return (info.content as Asn1js.OctetString).getValue()
    case pkijs.ContentInfo.ENCRYPTED_DATA: {
      const data = new pkijs.EncryptedData({ schema: info.content })
      return decrypt(data.encryptedContentInfo, passphrase)
    }
    default:
      return null
  }
}

const x509Certificate = '1.2.840.113549.1.9.22.1'

/**
 * The DER of every X.509 certificate of a PKCS#12 (RFC 7292 §4), byte for byte as it was put there,
 * whatever the algorithms of its keys. Its MAC is the caller's to check.
 */
export const certificatesOfP12 = (bytes: Uint8Array, passphrase: string): Buffer[] => {
  const { pkijs } = libraries()
  const pfx = pkijs.PFX.fromBER(bytes)
  const safe = pkijs.AuthenticatedSafe.fromBER(
    (pfx.authSafe.content as Asn1js.OctetString).getValue(),
  )
  return safe.safeContents
    .flatMap((info) => {
      const contents = contentsOf(info, passphrase)
      return contents === null ? [] : pkijs.SafeContents.fromBER(contents).safeBags
    })
    .flatMap(({ bagValue }) =>
      bagValue instanceof pkijs.CertBag && bagValue.certId === x509Certificate
        ? [Buffer.from((bagValue.certValue as Asn1js.OctetString).getValue())]
        : [],
    )
}
