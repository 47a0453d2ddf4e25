import forge from 'node-forge'

/** A certificate with its key and the rest of its chain, in PEM. */
export interface PemCredential {
  readonly certificatePem: string
  readonly keyPem: string
}

const bags = (p12: forge.pkcs12.Pkcs12Pfx, type: string): forge.pkcs12.Bag[] =>
  p12.getBags({ bagType: type })[type] ?? []

const modulusOf = (key: unknown): string | undefined => {
  const { n } = key as { n?: { toString: (radix: number) => string } }
  return n?.toString(16)
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/**
 * Opens a PKCS#12. Its MAC takes the passphrase as UTF-16 and PBES2 takes it as UTF-8, while forge gives
 * both the same string: once the MAC has held, a passphrase with accents is tried again as UTF-8.
 */
const openP12 = (bytes: Uint8Array, passphrase: string): forge.pkcs12.Pkcs12Pfx => {
  const parse = () =>
    forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('binary')))
  try {
    return forge.pkcs12.pkcs12FromAsn1(parse(), passphrase)
  } catch (cause) {
    const failedAtMac = cause instanceof Error && cause.message.includes('MAC')
    if (isAscii(passphrase) || failedAtMac) throw cause
    const pfx = parse()
    // RFC 7292 §4: version, authSafe, macData.
    const members = (pfx.value as forge.asn1.Asn1[]).slice(0, 2)
    return forge.pkcs12.pkcs12FromAsn1(
      { ...pfx, value: members },
      forge.util.encodeUtf8(passphrase),
    )
  }
}

/**
 * Reads a PKCS#12 (RFC 7292) with an RSA key. The certificate that belongs to the key comes first in
 * `certificatePem`, then the others. Throws with an Italian sentence.
 */
export const readP12 = (bytes: Uint8Array, passphrase: string): PemCredential => {
  let p12: forge.pkcs12.Pkcs12Pfx
  try {
    p12 = openP12(bytes, passphrase)
  } catch (cause) {
    const wrong = cause instanceof Error && /mac|password|decrypt/i.test(cause.message)
    throw new Error(
      wrong
        ? 'la passphrase non apre il PKCS#12'
        : 'il file non è un PKCS#12 leggibile: rifarlo con openssl pkcs12 -export',
      { cause },
    )
  }
  const [keyBag] = [
    ...bags(p12, forge.pki.oids['pkcs8ShroudedKeyBag'] ?? ''),
    ...bags(p12, forge.pki.oids['keyBag'] ?? ''),
  ]
  if (keyBag?.key == null) throw new Error('il PKCS#12 non contiene una chiave privata RSA')
  const key = keyBag.key
  const certificates = bags(p12, forge.pki.oids['certBag'] ?? '').flatMap((bag) => bag.cert ?? [])
  const own = certificates.find((one) => modulusOf(one.publicKey) === modulusOf(key))
  if (own === undefined) throw new Error('il PKCS#12 non contiene il certificato della sua chiave')
  const keyInfo = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))
  return {
    keyPem: forge.pki.privateKeyInfoToPem(keyInfo),
    certificatePem: [own, ...certificates.filter((one) => one !== own)]
      .map((one) => forge.pki.certificateToPem(one))
      .join(''),
  }
}
