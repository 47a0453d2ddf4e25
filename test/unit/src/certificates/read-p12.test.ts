import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'

import { beforeEach, expect, test } from 'vitest'

import {
  issueCa,
  issueSelfSigned,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { readP12 } from '../../../../src/certificates/read-p12.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { makeProject } from '../../../support/temp-project.ts'

let ca: CertificateAuthority
let card: IssuedCredential

beforeEach(async () => {
  ca = await issueCa('CA di prova')
  card = await ca.issue({ commonName: 'PROVAX00X00X000Y/1.TEST', use: 'authentication' })
})

/** A PKCS#12 as openssl writes it. */
const exported = (...options: string[]): Uint8Array => {
  const project = makeProject({
    'card.pem': card.certificatePem,
    'key.pem': card.keyPem,
    'ca.pem': ca.certificatePem,
  })
  execFileSync(
    'openssl',
    [
      'pkcs12',
      '-export',
      '-in',
      'card.pem',
      '-out',
      'card.p12',
      '-passout',
      'pass:perché',
      ...options,
    ],
    { cwd: project.folder, stdio: 'pipe' },
  )
  return readFileSync(project.path('card.p12'))
}

const openssl = test.skipIf(!hasTool('openssl'))

openssl.each([
  ['of today', []],
  ['with RC2 and 3DES', ['-legacy']],
  ['with the rest of the chain', ['-certfile', 'ca.pem']],
])('reads a PKCS#12 %s', (_, options) => {
  const read = readP12(exported('-inkey', 'key.pem', ...options), 'perché')
  const certificate = new X509Certificate(read.certificatePem)
  expect(certificate.fingerprint256).toBe(card.certificate.fingerprint256)
  expect(certificate.checkPrivateKey(createPrivateKey(read.keyPem))).toBe(true)
  expect(read.certificatePem.match(/BEGIN CERTIFICATE/g)).toHaveLength(
    options.includes('ca.pem') ? 2 : 1,
  )
})

openssl('gives back every certificate byte for byte, whoever signed it', () => {
  const read = readP12(exported('-inkey', 'key.pem', '-certfile', 'ca.pem'), 'perché')
  expect(read.certificatePem.replaceAll(/\s/g, '')).toBe(
    (card.certificatePem + ca.certificatePem).replaceAll(/\s/g, ''),
  )
})

openssl.each([
  ['of today', []],
  ['with RC2 and 3DES', ['-legacy']],
])('reads an EC key %s', async (_, options) => {
  card = await issueSelfSigned({ commonName: 'EC di prova', use: 'client', key: 'ec-p256' })
  const read = readP12(exported('-inkey', 'key.pem', ...options), 'perché')
  expect(createPrivateKey(read.keyPem).equals(createPrivateKey(card.keyPem))).toBe(true)
  expect(new X509Certificate(read.certificatePem).raw).toEqual(card.certificate.raw)
})

openssl('refuses a wrong passphrase', () => {
  const bytes = exported('-inkey', 'key.pem')
  for (const passphrase of ['sbagliata', 'perche', ''])
    expect(() => readP12(bytes, passphrase)).toThrow('la passphrase non apre il PKCS#12')
  expect(() => readP12(exported('-inkey', 'key.pem', '-legacy'), 'sbagliata')).toThrow(
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
