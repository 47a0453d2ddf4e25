import { createPrivateKey, X509Certificate } from 'node:crypto'

import { beforeAll, expect, test } from 'vitest'

import {
  issueCa,
  issueSelfSigned,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { readP12 } from '../../../../src/certificates/read-p12.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { exportP12 } from '../../../support/p12.ts'

let ca: CertificateAuthority
let card: IssuedCredential

beforeAll(async () => {
  ca = await issueCa('CA di prova')
  card = await ca.issue({ commonName: 'PROVAX00X00X000Y/1.TEST', use: 'authentication' })
})

const exported = (...options: string[]): Buffer => exportP12(card, 'perché', options)

const openssl = test.skipIf(!hasTool('openssl'))

openssl.each([
  ['of today', []],
  ['with RC2 and 3DES', ['-legacy']],
])('reads a PKCS#12 %s', (_, options) => {
  const read = readP12(exported(...options), 'perché')
  const certificate = new X509Certificate(read.certificatePem)
  expect(certificate.fingerprint256).toBe(card.certificate.fingerprint256)
  expect(certificate.checkPrivateKey(createPrivateKey(read.keyPem))).toBe(true)
})

openssl('gives back every certificate byte for byte, whoever signed it', () => {
  const read = readP12(exportP12(card, 'perché', [], ca.certificatePem), 'perché')
  expect(read.certificatePem.replaceAll(/\s/g, '')).toBe(
    (card.certificatePem + ca.certificatePem).replaceAll(/\s/g, ''),
  )
})

openssl.each([
  ['of today', []],
  ['with RC2 and 3DES', ['-legacy']],
])('reads an EC key %s', async (_, options) => {
  const own = await issueSelfSigned({ commonName: 'EC di prova', use: 'client', key: 'ec-p256' })
  const read = readP12(exportP12(own, 'perché', options), 'perché')
  expect(createPrivateKey(read.keyPem).equals(createPrivateKey(own.keyPem))).toBe(true)
  expect(new X509Certificate(read.certificatePem).raw).toEqual(own.certificate.raw)
})

openssl('refuses a wrong passphrase', () => {
  const bytes = exported()
  for (const passphrase of ['sbagliata', 'perche', ''])
    expect(() => readP12(bytes, passphrase)).toThrow('la passphrase non apre il PKCS#12')
  expect(() => readP12(exported('-legacy'), 'sbagliata')).toThrow(
    'la passphrase non apre il PKCS#12',
  )
})

openssl('refuses one without a key', () => {
  expect(() => readP12(exported('-nokeys'), 'perché')).toThrow(
    'il PKCS#12 non contiene una chiave privata',
  )
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('non sono un PKCS#12')],
  ['another DER', Buffer.from('3003020100', 'hex')],
])('refuses %s', (_, bytes) => {
  expect(() => readP12(bytes, 'x')).toThrow(
    'il file non è un PKCS#12 leggibile: rifarlo con openssl pkcs12 -export',
  )
})
