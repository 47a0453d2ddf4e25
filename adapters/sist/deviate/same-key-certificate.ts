import { randomBytes, webcrypto } from 'node:crypto'

import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

/**
 * Another certificate (DER) of the same holder and the same public key: new serial number, signed by a key that
 * nobody knows. What signing-certificate-v2 exists to tell apart (RFC 5035 §1).
 */
export const sameKeyCertificate = async (der: Uint8Array): Promise<Uint8Array> => {
  const certificate = pkijs.Certificate.fromBER(Uint8Array.from(der))
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  certificate.serialNumber = new asn1js.Integer({ valueHex: Uint8Array.from(serial) })
  const engine = new pkijs.CryptoEngine({
    crypto: webcrypto,
    name: 'node',
  })
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  await certificate.sign(keys.privateKey, 'SHA-256', engine)
  return new Uint8Array(certificate.toSchema(true).toBER())
}
