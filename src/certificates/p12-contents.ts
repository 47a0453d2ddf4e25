import * as asn1js from 'asn1js'
import forge from 'node-forge'
import * as pkijs from 'pkijs'

const binary = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('binary')

/**
 * forge decrypts a "PKCS#8 encrypted key" with every scheme that PKCS#12 knows (PBES2, 3DES, RC2): an
 * EncryptedContentInfo holds the same two fields, so it is handed over under that shape.
 */
const decrypt = (info: pkijs.EncryptedContentInfo, passphrase: string): ArrayBuffer => {
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

const contentsOf = (info: pkijs.ContentInfo, passphrase: string): ArrayBuffer | null => {
  switch (info.contentType) {
    case pkijs.ContentInfo.DATA:
      return (info.content as asn1js.OctetString).getValue()
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
  const pfx = pkijs.PFX.fromBER(bytes)
  const safe = pkijs.AuthenticatedSafe.fromBER(
    (pfx.authSafe.content as asn1js.OctetString).getValue(),
  )
  return safe.safeContents
    .flatMap((info) => {
      const contents = contentsOf(info, passphrase)
      return contents === null ? [] : pkijs.SafeContents.fromBER(contents).safeBags
    })
    .flatMap(({ bagValue }) =>
      bagValue instanceof pkijs.CertBag && bagValue.certId === x509Certificate
        ? [Buffer.from((bagValue.certValue as asn1js.OctetString).getValue())]
        : [],
    )
}
