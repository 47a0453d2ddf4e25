import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'

import * as asn1js from 'asn1js'
import { beforeAll, expect, test } from 'vitest'

import { arrangeChain } from '../../../../src/certificates/arrange-chain.ts'
import {
  issueCa,
  issueSelfSigned,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { readCertificateFile } from '../../../../src/certificates/read-certificate-file.ts'
import { requestCertificate } from '../../../../src/certificates/request-certificate.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { harnessErrorOf } from '../../../support/harness-error-of.ts'
import { exportP12 } from '../../../support/p12.ts'
import { makeProject } from '../../../support/temp-project.ts'

let ca: CertificateAuthority
let one: IssuedCredential
let own: IssuedCredential

beforeAll(async () => {
  ca = await issueCa('CA di prova')
  one = await ca.issue({ commonName: 'prova', use: 'client', key: 'ec-p256' })
  own = await issueSelfSigned({ commonName: 'prova', use: 'client', key: 'ec-p256' })
})

const openssl = test.skipIf(!hasTool('openssl'))

const run = (args: readonly string[], input: string): Buffer =>
  execFileSync('openssl', args, { input, stdio: 'pipe' })

const read = (content: string | Uint8Array, passphrase?: string) =>
  readCertificateFile(
    'prova.pem',
    typeof content === 'string' ? Buffer.from(content) : content,
    passphrase,
  )

const refusal = (content: string | Uint8Array, passphrase?: string): string => {
  const { code, message } = harnessErrorOf(() => read(content, passphrase))
  return `${code} ${message}`
}

const key = (): string => one.keyPem

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

test.each<[string, () => string | Uint8Array, string, readonly string[]]>([
  ['PEM', () => one.certificatePem, 'PEM', []],
  ['DER', () => one.certificate.raw, 'DER', []],
  ['PEM with a BOM', () => `\uFEFF${one.certificatePem}`, 'PEM', ['comincia con un BOM (UTF-8)']],
  [
    'PEM with line ends of Windows',
    () => one.certificatePem.replaceAll('\n', '\r\n'),
    'PEM',
    ['ha le righe di Windows (CRLF)'],
  ],
  [
    'PEM with a BOM and line ends of Windows',
    () => `\uFEFF${one.certificatePem.replaceAll('\n', '\r\n')}`,
    'PEM',
    ['comincia con un BOM (UTF-8)', 'ha le righe di Windows (CRLF)'],
  ],
  [
    'PEM in UTF-16, as PowerShell writes it',
    () => utf16(one.certificatePem),
    'PEM',
    ['è in UTF-16: un programma di Windows lo ha riscritto'],
  ],
  ['PEM on one line', () => one.certificatePem.replace(/\n(?!-)/g, ''), 'PEM', []],
  [
    'PEM between other text',
    () => `subject=CN = prova\n${one.certificatePem}grazie, è tutto\n`,
    'PEM',
    [],
  ],
  [
    'PEM with indented lines',
    () => one.certificatePem.replaceAll(/^(?=[A-Za-z])/gm, '  '),
    'PEM',
    [],
  ],
  [
    'PEM of the old name',
    () => one.certificatePem.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE'),
    'PEM',
    [],
  ],
])('reads %s', (_, content, form, notes) => {
  const file = read(content())
  expect(file).toMatchObject({ form, notes, key: null })
  expect(file.certificates.map(({ fingerprint256 }) => fingerprint256)).toEqual([
    one.certificate.fingerprint256,
  ])
})

test('reads certificates and a key in any order, and finds the certificate of the key', () => {
  const file = read(ca.certificatePem + key() + one.certificatePem)
  expect(file.certificates).toHaveLength(2)
  const chain = arrangeChain(file)
  expect(chain?.leaf.certificate.fingerprint256).toBe(one.certificate.fingerprint256)
  expect(chain?.issuers.map(({ subject }) => subject)).toEqual(['CN=CA di prova'])
  expect(chain?.inOrder).toBe(false)
})

openssl.each([
  ['in the form of SEC 1', ['ec'], undefined],
  [
    'in PKCS#8, encrypted',
    ['pkcs8', '-topk8', '-passout', 'pass:una passphrase'],
    'una passphrase',
  ],
  [
    'in PKCS#8, encrypted as of old',
    ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES', '-passout', 'pass:una passphrase'],
    'una passphrase',
  ],
  [
    'encrypted in the PEM of old',
    ['ec', '-aes256', '-passout', 'pass:una passphrase'],
    'una passphrase',
  ],
])('reads a key %s', (_, args, passphrase) => {
  const pem = run(args, key()).toString()
  const file = read(one.certificatePem + pem, passphrase)
  if (file.key === null || file.key === 'encrypted') throw new Error('no key')
  expect(file.key.equals(createPrivateKey(key()))).toBe(true)
  if (passphrase !== undefined) {
    expect(read(one.certificatePem + pem).key).toBe('encrypted')
    expect(refusal(one.certificatePem + pem, 'sbagliata')).toBe(
      'KEY_UNREADABLE prova.pem: la passphrase non apre la chiave privata',
    )
  }
})

openssl.each([
  ['of today', []],
  ['with the ciphers of old', ['-legacy']],
  ['with its chain', []],
])('reads a PKCS#12 %s', (what, options) => {
  const chain = what === 'with its chain' ? ca.certificatePem : ''
  const file = read(exportP12(one, 'perché no', options, chain), 'perché no')
  expect(file.form).toBe('PKCS#12')
  expect(file.certificates).toHaveLength(chain === '' ? 1 : 2)
  expect(arrangeChain(file)?.leaf.certificate.raw).toEqual(one.certificate.raw)
  if (file.key === null || file.key === 'encrypted') throw new Error('no key')
  expect(one.certificate.checkPrivateKey(file.key)).toBe(true)
})

openssl('reads a PKCS#12 without a key, and one without a passphrase', () => {
  expect(read(exportP12(one, 'una', ['-nokeys']), 'una')).toMatchObject({ key: null })
  expect(read(exportP12(one, '')).certificates).toHaveLength(1)
})

openssl.each(['PEM', 'DER'])('reads a PKCS#7 in %s, as authorities send it', (form) => {
  const project = makeProject({ 'all.pem': one.certificatePem + ca.certificatePem })
  const bytes = execFileSync(
    'openssl',
    ['crl2pkcs7', '-nocrl', '-certfile', 'all.pem', '-outform', form],
    { cwd: project.folder },
  )
  const { certificates } = read(bytes)
  expect(certificates.map(({ raw }) => raw.toString('hex')).toSorted()).toEqual(
    [one.certificate.raw, ca.certificate.raw].map((raw) => raw.toString('hex')).toSorted(),
  )
})

const request = async (): Promise<string> =>
  (await requestCertificate({ commonName: 'prova', dnsNames: [], key: 'ec-p256' }))?.requestPem ??
  ''

const derOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')

test.each<[string, () => string | Uint8Array | Promise<string | Uint8Array>, string]>([
  ['nothing', () => '', 'il file è vuoto'],
  ['a text', () => 'non sono un certificato', 'non è un certificato, né un file che ne contiene'],
  [
    'a picture',
    () => Buffer.from('89504e470d0a1a0a', 'hex'),
    'non è un certificato, né un file che ne contiene',
  ],
  [
    'base64 alone',
    () => one.certificate.raw.toString('base64'),
    'è base64 senza la riga -----BEGIN CERTIFICATE-----',
  ],
  ['a request', request, 'è una richiesta di certificato (CSR), non un certificato'],
  [
    'a request in DER',
    async () => derOf(await request()),
    'è una richiesta di certificato (CSR), non un certificato',
  ],
  [
    'a public key',
    () => createPublicKey(key()).export({ type: 'spki', format: 'pem' }).toString(),
    'è una chiave pubblica, non un certificato',
  ],
  [
    'a public key in DER',
    () => createPublicKey(key()).export({ type: 'spki', format: 'der' }),
    'è una chiave pubblica, non un certificato',
  ],
  ['a key in DER', () => derOf(key()), 'è una chiave privata in DER, non un certificato'],
  [
    'a certificate with the trust of OpenSSL',
    () => one.certificatePem.replaceAll(' CERTIFICATE', ' TRUSTED CERTIFICATE'),
    'è un certificato nella forma privata di OpenSSL: rifarlo con openssl x509',
  ],
  [
    'PEM without its end',
    () => one.certificatePem.replace(/-----END[^]*/, ''),
    'un blocco PEM non è intero: mancano i suoi trattini di inizio o di fine',
  ],
  [
    'PEM with four hyphens',
    () => one.certificatePem.replace('-----END', '----END'),
    'un blocco PEM non è intero: mancano i suoi trattini di inizio o di fine',
  ],
  [
    'PEM closed as something else',
    () => one.certificatePem.replace('-----END CERTIFICATE', '-----END PRIVATE KEY'),
    'il blocco CERTIFICATE è chiuso come PRIVATE KEY',
  ],
  [
    'PEM with a character that is no base64',
    () => one.certificatePem.replace(/\n[A-Za-z0-9]/, '\n*'),
    'il blocco CERTIFICATE non è base64: è tagliato o un programma lo ha cambiato',
  ],
  [
    'PEM with a line less',
    () => one.certificatePem.replace(/\n[A-Za-z0-9+/]{64}\n/, '\n'),
    'un certificato è tagliato, o ha altro in coda',
  ],
  [
    'an empty block',
    () => '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
    'il blocco CERTIFICATE è vuoto',
  ],
  [
    'DER without its end',
    () => one.certificate.raw.subarray(0, -10),
    'il file è tagliato, danneggiato, o ha altro in coda',
  ],
  [
    'DER with something behind it',
    () => Buffer.concat([one.certificate.raw, Buffer.from('\n')]),
    'il file è tagliato, danneggiato, o ha altro in coda',
  ],
  ['two keys', () => one.certificatePem + key() + own.keyPem, 'il file ha 2 chiavi private'],
  [
    'more certificates than a chain has',
    () => one.certificatePem.repeat(65),
    'il file ha 65 certificati: al più 64',
  ],
  [
    'a file too large',
    () => Buffer.alloc(1024 * 1024 + 1, 0x30),
    'il file ha 1048577 byte: al più 1048576',
  ],
])('refuses %s', async (_, content, reason) => {
  expect(refusal(await content())).toBe(`CERTIFICATE_UNREADABLE prova.pem: ${reason}`)
})

openssl('refuses a PKCS#12 that does not open', () => {
  const bytes = exportP12(one, 'una passphrase')
  expect(refusal(bytes)).toBe(
    'CERTIFICATE_UNREADABLE prova.pem: per aprire il PKCS#12 serve la sua passphrase',
  )
  expect(refusal(bytes, "un'altra")).toBe(
    'CERTIFICATE_UNREADABLE prova.pem: la passphrase non apre il PKCS#12',
  )
})

/** A DER with another count of rounds: the number right after the first salt that is not wrapped. */
const withRounds = (der: Uint8Array, rounds: number): Buffer => {
  const { result } = asn1js.fromBER(der)
  const change = (node: asn1js.AsnType): boolean => {
    const parts = node instanceof asn1js.Constructed ? node.valueBlock.value : []
    const at = parts.findIndex(
      (one, index) =>
        one instanceof asn1js.Integer && parts[index - 1] instanceof asn1js.OctetString,
    )
    if (at < 0) return parts.some((one) => change(one))
    parts[at] = new asn1js.Integer({ value: rounds })
    return true
  }
  if (!change(result)) throw new Error('no count of rounds')
  return Buffer.from(result.toBER())
}

openssl('refuses at once a PKCS#12 that would take minutes to open', () => {
  const whole = exportP12(one, 'una')
  for (const rounds of [1_000_001, 2 ** 31 - 1])
    expect(refusal(withRounds(whole, rounds), 'una')).toBe(
      'CERTIFICATE_UNREADABLE prova.pem: il PKCS#12 chiede troppi giri di derivazione della chiave: rifarlo',
    )
  expect(refusal(withRounds(whole, 2000), 'una')).toBe(
    'CERTIFICATE_UNREADABLE prova.pem: la passphrase non apre il PKCS#12',
  )
})

openssl('refuses at once a key that would take minutes to open', () => {
  const args = ['pkcs8', '-topk8', '-outform', 'DER', '-passout', 'pass:una passphrase']
  const base64 = withRounds(run(args, key()), 1_000_001).toString('base64')
  const pem = `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${base64}\n-----END ENCRYPTED PRIVATE KEY-----\n`
  expect(refusal(one.certificatePem + pem, 'una passphrase')).toBe(
    'KEY_UNREADABLE prova.pem: la chiave chiede troppi giri di derivazione',
  )
})

test('no refusal says a passphrase or a line of the key', () => {
  const secret = 'una passphrase segreta'
  const broken = key().replace(/\n[A-Za-z0-9]{8}/, '\nAAAAAAAA')
  const { message, hint = '' } = harnessErrorOf(() => read(one.certificatePem + broken, secret))
  expect(message).toBe('prova.pem: la chiave privata è danneggiata')
  for (const line of [secret, ...broken.split('\n').filter((text) => text.length > 20)])
    expect(`${message} ${hint}`).not.toContain(line)
})
