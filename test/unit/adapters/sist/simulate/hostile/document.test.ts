import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { signCades } from '../../../../../../src/signature/sign-cades.ts'
import { signingKeyFromPem } from '../../../../../../src/certificates/signing-key.ts'
import type { RunningSimulator } from '../../../../../../src/simulator/start-simulator.ts'
import { usedBytes } from '../../../../../support/collect-garbage.ts'
import { rawCda } from '../../../../../support/raw-cda.ts'
import {
  buildMessage,
  chkContent,
  send,
  type RawAnswer,
} from '../../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
})
afterAll(() => sist.close())

const call = (operation: string, content: string): Promise<RawAnswer> =>
  send(sist.url, pki, buildMessage(operation, content, { doctor: pki.titolare }))

const register = (prescrizione: string): Promise<RawAnswer> =>
  call(
    'setRegistraPrescrizione',
    `<sist:prescrizione>${prescrizione}</sist:prescrizione><sist:oscurato>false</sist:oscurato>`,
  )

const sign = async (document: string | Uint8Array): Promise<Buffer> => {
  const { certificatePem, keyPem } = pki.titolare.signature
  const key = signingKeyFromPem(certificatePem, keyPem)
  return Buffer.from(await signCades(Buffer.from(document), key, new Date()))
}

// Whatever was sent, the next good prescription is issued and registered.
afterEach(async () => {
  const issued = await call('chkPrescrizione', chkContent())
  const document = rawCda({
    identifier: issued.first('IUP') ?? '',
    codAutenticazione: issued.first('codAutenticazione') ?? null,
    author: 'PROVAX00X00X000Y',
  })
  expect((await register((await sign(document)).toString('base64'))).first('esito')).toBe('TRUE')
})

/** A DER node with a length of four bytes. */
const node = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const head = Buffer.from([tag, 0x84, 0, 0, 0, 0])
  head.writeUInt32BE(body.length, 2)
  return Buffer.concat([head, body])
}
const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const signedDataOid = hex('06092a864886f70d010702')
const dataOid = hex('06092a864886f70d010701')
const version = hex('020101')
const signedData = (...fields: readonly Uint8Array[]): Buffer =>
  node(0x30, signedDataOid, node(0xa0, node(0x30, ...fields)))
const around = (content: Uint8Array): Buffer =>
  signedData(version, node(0x31), node(0x30, dataOid, node(0xa0, content)), node(0x31))
const nested = (depth: number, tag: number, inside: Buffer): Buffer => {
  let bytes = inside
  for (let level = 0; level < depth; level++) bytes = node(tag, bytes)
  return bytes
}
const filled = (length: number, pattern: readonly number[]): Buffer =>
  Buffer.alloc(length, Buffer.from(pattern))

test.each<[string, () => Buffer]>([
  ['one byte', () => hex('30')],
  ['a length of four gigabytes', () => hex('3084ffffffff')],
  ['a length of two to the sixty-fourth', () => hex('3088ffffffffffffffff00')],
  [
    'a length that is written in 126 bytes',
    () => Buffer.concat([hex('30fe'), filled(126, [0xff])]),
  ],
  ['a length that says too little', () => hex('3001060300')],
  ['an indefinite length that never ends', () => hex('3080')],
  ['indefinite lengths within each other, by the thousand', () => filled(500_000, [0x30, 0x80])],
  ['definite lengths within each other, by the thousand', () => nested(5000, 0x30, hex('0500'))],
  [
    'an octet string of octet strings, by the thousand',
    () => around(nested(5000, 0x24, hex('0400'))),
  ],
  [
    'an octet string in a hundred thousand pieces',
    () => around(node(0x24, filled(200_000, [0x04, 0x00]))),
  ],
  ['half a million empty nodes', () => signedData(filled(1_000_000, [0x05, 0x00]))],
  ['an object identifier without end', () => node(0x30, node(0x06, filled(100_000, [0xff])))],
  ['a tag of many bytes', () => Buffer.concat([hex('3f'), filled(10_000, [0xff])])],
  [
    'certificates that are none',
    () =>
      signedData(
        version,
        node(0x31),
        node(0x30, dataOid),
        node(0xa0, filled(90_000, [0x30, 0x01, 0x00])),
        node(0x31),
      ),
  ],
  ['no signer', () => around(node(0x04, Buffer.from('ciao')))],
  ['a signed document and a tail', () => Buffer.concat([around(node(0x04)), hex('00')])],
])('refuses a p7m that is %s', async (_, bytes) => {
  const answer = await register(bytes().toString('base64'))
  expect([answer.status, answer.fault]).toEqual([500, '000219'])
})

test.each<[string, () => string]>([
  ['nothing', () => ''],
  ['five megabytes', () => 'A'.repeat(5_000_000)],
  ['nine megabytes of spaces', () => ' '.repeat(9_000_000)],
  ['no base64', () => '&lt;ClinicalDocument/&gt;'],
  ['base64 with a hole', () => 'AAAA!AAA'],
  ['a PEM without end', () => `-----BEGIN PKCS7-----\n${'A'.repeat(1_000_000)}`],
])('refuses %s where a p7m should be', async (_, text) => {
  const answer = await register(text())
  expect([answer.status, answer.fault]).toEqual([500, '000219'])
})

const cda = (doctype: string, inside: string): string =>
  `<?xml version="1.0"?>${doctype}<ClinicalDocument xmlns="urn:hl7-org:v3">${inside}</ClinicalDocument>`

const laughs = Array.from({ length: 10 }, (_, level) =>
  level === 0 ? '<!ENTITY e0 "ahah">' : `<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`,
).join('')

test.each<[string, () => string | Uint8Array]>([
  ['a billion laughs', () => cda(`<!DOCTYPE x [${laughs}]>`, '<title>&e9;</title>')],
  [
    'an external entity',
    () => cda('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '<title>&e;</title>'),
  ],
  [
    'a document type of the network',
    () => cda('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', ''),
  ],
  ['ten thousand nested elements', () => cda('', '<a>'.repeat(10_000) + '</a>'.repeat(10_000))],
  ['two hundred thousand elements', () => cda('', '<id/>'.repeat(200_000))],
  [
    'a hundred thousand attributes',
    () => cda('', `<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
  ],
  ['no XML at all', () => Buffer.alloc(1000, 0)],
])('refuses a p7m, well signed, with a document that is %s', async (_, document) => {
  const answer = await register((await sign(document())).toString('base64'))
  expect([answer.status, answer.fault]).toEqual([500, '900000'])
  expect(answer.text).not.toContain('root:')
})

test('keeps nothing of what it refused', async () => {
  const bomb = around(node(0x24, filled(200_000, [0x04, 0x00]))).toString('base64')
  await register(bomb)
  const before = usedBytes()
  for (let count = 0; count < 5; count++) await register(bomb)
  expect(usedBytes() - before).toBeLessThan(4 * 1024 * 1024)
})
