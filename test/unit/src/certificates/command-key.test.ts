import { readFileSync } from 'node:fs'

import { beforeAll, expect, test } from 'vitest'

import { signingKeyFromCommand } from '../../../../src/certificates/command-key.ts'
import { issueCa, type IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { isSignatureOf } from '../../../../src/certificates/checked-signature.ts'
import type { SigningKey } from '../../../../src/model/signing-key.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const data = Buffer.from('quello che si firma')

let credential: IssuedCredential
let other: IssuedCredential

beforeAll(async () => {
  const ca = await issueCa('CA di prova')
  ;[credential, other] = await Promise.all([
    ca.issue({ commonName: 'PROVAX00X00X000Y/1.T', use: 'signature' }),
    ca.issue({ commonName: 'XXXYYY00A01Z999P/1.T', use: 'signature' }),
  ])
})

/** A program in a folder of its own, which also holds the private key. */
const program = (text: string): TempProject =>
  makeProject({ 'firma.mjs': text, 'chiave.pem': credential.keyPem, 'altra.pem': other.keyPem })

const keyOf = (
  project: TempProject,
  more: readonly string[] = [],
  timeoutMs = 20_000,
): SigningKey =>
  signingKeyFromCommand({
    command: [process.execPath, 'firma.mjs', ...more],
    folder: project.folder,
    certificatePem: credential.certificatePem,
    timeoutMs,
  })

const raising = (
  keyFile: string,
): string => `import { constants, privateEncrypt } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
const asked = readFileSync(0, 'utf8')
appendFileSync('richieste', asked + JSON.stringify(process.argv.slice(2)) + '\\n')
const { digestInfo } = JSON.parse(asked)
const key = { key: readFileSync('${keyFile}'), padding: constants.RSA_PKCS1_PADDING }
process.stdout.write(JSON.stringify({ signature: privateEncrypt(key, Buffer.from(digestInfo, 'base64')).toString('base64') }))
`

test('the program gets the digest, and its signature is of the key of the certificate', async () => {
  const project = program(raising('chiave.pem'))
  const key = keyOf(project, ['$(touch preso)', '; touch preso', '"'])
  const [first, second] = await Promise.all([key.sign('sha256', data), key.sign('sha1', data)])
  expect(isSignatureOf(key.certificate, 'sha256', data, first)).toBe(true)
  expect(isSignatureOf(key.certificate, 'sha1', data, second)).toBe(true)
  const [asked, args, next] = readFileSync(project.path('richieste'), 'utf8').split('\n')
  expect(JSON.parse(asked ?? '')).toEqual({
    protocol: 'collaudo/sign@1',
    scheme: 'RSASSA-PKCS1-v1_5',
    hash: 'sha256',
    digest: '/2ZePaW3O/ZZqsHqO5uWtSziSoW/pVIH5qYIzpPxHjA=',
    digestInfo: 'MDEwDQYJYIZIAWUDBAIBBQAEIP9mXj2ltzv2WarB6jublrUs4kqFv6VSB+amCM6T8R4w',
  })
  // No shell has read them, and one program ended before the next began.
  expect(JSON.parse(args ?? '')).toEqual(['$(touch preso)', '; touch preso', '"'])
  expect(JSON.parse(next ?? '')).toMatchObject({ hash: 'sha1' })
})

test.each(['sha384', 'sha512'] as const)('a program signs with %s as well', async (hash) => {
  const key = keyOf(program(raising('chiave.pem')))
  expect(isSignatureOf(key.certificate, hash, data, await key.sign(hash, data))).toBe(true)
})

test.skipIf(!hasTool('openssl'))('openssl signs what it is given', async () => {
  const project = program(`import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
const { hash, digest } = JSON.parse(readFileSync(0, 'utf8'))
const args = ['pkeyutl', '-sign', '-inkey', 'chiave.pem', '-pkeyopt', 'digest:' + hash]
const signature = execFileSync('openssl', args, { input: Buffer.from(digest, 'base64') })
console.log(JSON.stringify({ signature: signature.toString('base64') }))
`)
  const key = keyOf(project)
  expect(isSignatureOf(key.certificate, 'sha256', data, await key.sign('sha256', data))).toBe(true)
})

test.each([
  ['exits with an error', 'process.exit(3)', 'è uscito con 3'],
  ['says nothing', '', 'non ha risposto con un oggetto JSON'],
  ['says something else', "console.log('{}')", 'non ha dato «signature» in base64'],
  ['says no base64', 'console.log(\'{"signature":"<>"}\')', 'non ha dato «signature» in base64'],
  [
    'says too much',
    "process.stdout.write('x'.repeat(100_000)); setTimeout(() => {}, 60_000)",
    'ha risposto con più di 65536 byte',
  ],
  [
    'signs with another key',
    raising('altra.pem'),
    'ha dato una firma che non è della chiave del certificato',
  ],
])('a program that %s gives no signature', async (_, text, message) => {
  const error = await harnessErrorFrom(keyOf(program(text)).sign('sha256', data))
  expect(error).toEqual({
    code: 'SIGNER_FAILED',
    message: `il programma di firma ${process.execPath} ${message}`,
    hint: 'riceve una riga JSON con hash, digest e digestInfo, e risponde {"signature":"…"} in base64: si può provare da solo',
  })
})

test('a program that does not end is stopped', async () => {
  const key = keyOf(program('setInterval(() => undefined, 1000)'), [], 300)
  const { message } = await harnessErrorFrom(key.sign('sha256', data))
  expect(message).toContain('non ha risposto in 0.3 secondi')
})

test('a program that is not there is told', async () => {
  const key = signingKeyFromCommand({
    command: ['/non/esiste'],
    folder: makeProject().folder,
    certificatePem: credential.certificatePem,
    timeoutMs: 1000,
  })
  const { message } = await harnessErrorFrom(key.sign('sha256', data))
  expect(message).toBe('il programma di firma /non/esiste non si avvia (ENOENT)')
})
