import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'

import { expect, test } from 'vitest'

import {
  issueCa,
  issueSelfSigned,
  type CertificateUse,
} from '../../../../src/certificates/issue-certificate.ts'
import type { KeyKind } from '../../../../src/certificates/key-pair.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { makeProject } from '../../../support/temp-project.ts'

const day = 86_400_000

/** What openssl says of a certificate's extensions, without its blanks. */
const extensionOf = (pem: string, name: string): string =>
  execFileSync('openssl', ['x509', '-noout', '-ext', name], { input: pem, encoding: 'utf8' })
    .split('\n')
    .slice(1)
    .join(' ')
    .trim()

test.skipIf(!hasTool('openssl'))('is accepted by openssl, for its purpose alone', async () => {
  const ca = await issueCa('CA di prova')
  const [server, client] = await Promise.all([
    ca.issue({
      commonName: 'server di prova',
      use: 'server',
      dnsNames: ['prova.invalid'],
      ipAddresses: ['127.0.0.1'],
    }),
    ca.issue({ commonName: 'client di prova', use: 'client' }),
  ])
  const project = makeProject({
    'ca.pem': ca.certificatePem,
    'server.pem': server.certificatePem,
    'client.pem': client.certificatePem,
  })
  const verify = (...options: string[]): string => {
    try {
      return execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', 'ca.pem', ...options], {
        cwd: project.folder,
        encoding: 'utf8',
        stdio: 'pipe',
      }).trim()
    } catch (error) {
      return (error as { stderr: string }).stderr.split('\n')[1] ?? ''
    }
  }
  expect(verify('-purpose', 'sslserver', '-verify_hostname', 'prova.invalid', 'server.pem')).toBe(
    'server.pem: OK',
  )
  expect(verify('-purpose', 'sslserver', '-verify_ip', '127.0.0.1', 'server.pem')).toBe(
    'server.pem: OK',
  )
  expect(verify('-purpose', 'sslclient', 'client.pem')).toBe('client.pem: OK')
  expect(verify('-purpose', 'sslserver', 'client.pem')).toMatch(/unsuitable certificate purpose/)
  expect(verify('-verify_hostname', 'altro.invalid', 'server.pem')).toMatch(/hostname mismatch/i)
})

const tls = {
  server: 'TLS Web Server Authentication',
  client: 'TLS Web Client Authentication',
} as const

// RFC 8813 §3: nothing can be enciphered with an EC key.
test.skipIf(!hasTool('openssl')).each<[CertificateUse, KeyKind, string, string]>([
  ['server', 'ec-p256', 'Digital Signature', tls.server],
  ['server', 'rsa-2048', 'Digital Signature, Key Encipherment', tls.server],
  ['client', 'ec-p256', 'Digital Signature', tls.client],
  ['server-client', 'ec-p256', 'Digital Signature', `${tls.server}, ${tls.client}`],
  ['authentication', 'ec-p256', 'Digital Signature', tls.client],
  ['signature', 'ec-p256', 'Non Repudiation', ''],
])('one for %s, with a key %s, has the usages %s', async (use, key, usage, extended) => {
  const { certificatePem } = await issueSelfSigned({ commonName: 'prova', use, key })
  expect(extensionOf(certificatePem, 'keyUsage')).toBe(usage)
  expect(extensionOf(certificatePem, 'extendedKeyUsage')).toBe(extended)
  expect(extensionOf(certificatePem, 'basicConstraints')).toBe('CA:FALSE')
})

test('carries subject, dates and the key that belongs to it', async () => {
  const before = Date.now()
  const { certificate, keyPem } = await issueSelfSigned({
    commonName: 'PROVAX00X00X000Y/0000000000000000.TEST',
    subjectSerialNumber: 'TINIT-PROVAX00X00X000Y',
    organization: 'Perché no',
    use: 'authentication',
    validFrom: new Date(before - 3 * day),
    validTo: new Date(before - day),
  })
  expect(certificate.subject.split('\n')).toEqual([
    'O=Perché no',
    'serialNumber=TINIT-PROVAX00X00X000Y',
    'CN=PROVAX00X00X000Y/0000000000000000.TEST',
  ])
  expect(certificate.issuer).toBe(certificate.subject)
  expect(Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)).toBe(2 * day)
  expect(Date.parse(certificate.validTo)).toBeLessThan(before)
  expect(certificate.checkPrivateKey(createPrivateKey(keyPem))).toBe(true)
})

test('is never the same twice', async () => {
  const spec = { commonName: 'prova', use: 'client', key: 'ec-p256' } as const
  const [one, other] = await Promise.all([issueSelfSigned(spec), issueSelfSigned(spec)])
  expect(one.certificate.serialNumber).not.toBe(other.certificate.serialNumber)
  expect(one.keyPem).not.toBe(other.keyPem)
  // RFC 5280 §4.1.2.2: positive, and no longer than 20 octets.
  expect(one.certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/)
})
