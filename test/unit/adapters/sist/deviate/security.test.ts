import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { namespaces } from '../../../../../adapters/sist/namespaces.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'
import { callerOver, chk, namesThatDiffer, type Sighting } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-deviate-'))
let pki: TestPki
let sim: RunningSimulator
let call: ReturnType<typeof callerOver>
let whole: Sighting

beforeAll(async () => {
  pki = await issueTestPki()
  sim = await startSist(pki, { 'nonce-replay': 'accept' })
  call = callerOver(pki, sim)
  whole = await call(chk)
})

afterAll(async () => {
  await sim.close()
  rmSync(folder, { recursive: true })
})

/** Whether xmlsec1 finds the signature right with the operator's certificate, or with it as a shared secret. */
const signatureHolds = (xml: string, isHmac: boolean): boolean => {
  const { certificate, certificatePem } = pki.titolare.authentication
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  // Canonical XML refuses the payload's relative namespace, which is not in what is signed.
  const message = file(
    'message.xml',
    xml.replace(`"${namespaces.sist}"`, `"urn:${namespaces.sist}"`),
  )
  const key = isHmac
    ? ['--hmackey', file('key.bin', certificate.raw)]
    : ['--pubkey-cert-pem', file('cns.pem', certificatePem)]
  const ids = ['Timestamp', 'wsu', 'BinarySecurityToken', 'wsse'] as const
  const idOf = (name: string, prefix: 'wsu' | 'wsse') => [
    '--id-attr:Id',
    `${namespaces[prefix]}:${name}`,
  ]
  const { status } = spawnSync('xmlsec1', [
    '--verify',
    ...idOf(ids[0], ids[1]),
    ...idOf(ids[2], ids[3]),
    ...key,
    message,
  ])
  return status === 0
}

test('without a deviation the simulator accepts, and xmlsec1 verifies', () => {
  expect(whole.verdict).toEqual({ status: 200, fault: null, rule: null })
  if (hasTool('xmlsec1')) expect(signatureHolds(whole.xml, false)).toBe(true)
})

test.each<[unknown, string, boolean, string]>([
  ['timestamp-expired', 'Created DigestValue Expires SignatureValue', true, 'timestamp-window'],
  ['timestamp-future', 'Created DigestValue Expires SignatureValue', true, 'timestamp-window'],
  [
    { timestamp: { shift: '-10m' } },
    'Created DigestValue Expires SignatureValue',
    true,
    'timestamp-window',
  ],
  [
    { timestamp: { shift: '2h' } },
    'Created DigestValue Expires SignatureValue',
    true,
    'timestamp-window',
  ],
  [
    { timestamp: { lifetime: '1d' } },
    'DigestValue Expires SignatureValue',
    true,
    'timestamp-lifetime',
  ],
  ['timestamp-unsigned', '@URI DigestValue SignatureValue', true, 'timestamp-signed'],
  ['timestamp-altered', 'Expires', false, 'reference-digest'],
  ['no-timestamp', '@Id Created Expires Timestamp', false, 'timestamp-single'],
  ['signature-altered', 'SignatureValue', false, 'signature-value'],
  ['digest-altered', 'DigestValue SignatureValue', false, 'reference-digest'],
  ['wrong-key', 'SignatureValue', false, 'signature-value'],
  ['no-token', '@EncodingType @Id @ValueType BinarySecurityToken', true, 'token-single'],
  ['duplicate-id', '@Id', true, 'ids-unique'],
  ['token-type', '@ValueType', true, 'token-type'],
  ['token-unreadable', 'BinarySecurityToken', true, 'token-certificate'],
  ['key-elsewhere', '@URI', true, 'key-reference'],
  [{ algorithm: 'rsa-sha256' }, '@Algorithm SignatureValue', true, 'signature-algorithms'],
  [{ algorithm: 'hmac-sha1' }, '@Algorithm SignatureValue', true, 'signature-algorithms'],
  [
    { algorithm: 'digest-sha256' },
    '@Algorithm DigestValue SignatureValue',
    true,
    'reference-algorithms',
  ],
  [
    { algorithm: 'canonicalization-inclusive' },
    '@Algorithm SignatureValue',
    true,
    'signature-algorithms',
  ],
])(
  'security %j breaks that alone, and is refused with 000265',
  async (security, names, holds, rule) => {
    const sent = await call(chk, { security })
    expect(namesThatDiffer(whole.xml, sent.xml).join(' ')).toBe(names)
    expect(sent.headers).toEqual(whole.headers)
    expect(sent.verdict).toEqual({ status: 500, fault: '000265', rule })
    if (hasTool('xmlsec1'))
      expect(signatureHolds(sent.xml, JSON.stringify(security).includes('hmac'))).toBe(holds)
  },
)

const between = (xml: string, name: string): string =>
  new RegExp(`<${name}[ >].*?</${name}>`).exec(xml)?.[0] ?? ''

const security = (): string => between(whole.xml, 'wsse:Security')
const idOf = (xml: string): string => /wsu:Timestamp wsu:Id="([^"]+)"/.exec(xml)?.[1] ?? ''

// Everything is moved or removed byte for byte, and nothing else changes.
test.each<[unknown, (xml: string) => string, boolean, string]>([
  [
    'two-signatures',
    (xml) => xml.replace(between(xml, 'ds:Signature'), `$&${between(xml, 'ds:Signature')}`),
    true,
    'signature-single',
  ],
  [
    'no-timestamp',
    (xml) => xml.replace(between(xml, 'wsu:Timestamp'), ''),
    false,
    'timestamp-single',
  ],
  [
    'no-token',
    (xml) => xml.replace(between(xml, 'wsse:BinarySecurityToken'), ''),
    true,
    'token-single',
  ],
  [
    'no-signature',
    (xml) => xml.replace(between(xml, 'ds:Signature'), ''),
    false,
    'signature-single',
  ],
  [
    'no-security',
    (xml) => xml.replace(`<soapenv:Header>${security()}</soapenv:Header>`, '<soapenv:Header/>'),
    false,
    'security-header-single',
  ],
  [
    { wrapping: 'security-in-body' },
    (xml) =>
      xml
        .replace(`<soapenv:Header>${security()}</soapenv:Header>`, '<soapenv:Header/>')
        .replace('<soapenv:Body>', `<soapenv:Body>${security()}`),
    true,
    'security-header-single',
  ],
  [
    'duplicate-id',
    (xml) =>
      xml.replace(
        '<soapenv:Body>',
        `<soapenv:Body xmlns:wsu="${namespaces.wsu}" wsu:Id="${idOf(xml)}">`,
      ),
    true,
    'ids-unique',
  ],
])('security %j leaves every other byte as it was', async (deviation, edit, holds, rule) => {
  const sent = await call(chk, { security: deviation })
  expect(sent.xml).toBe(edit(whole.xml))
  expect(sent.verdict).toEqual({ status: 500, fault: '000265', rule })
  if (hasTool('xmlsec1')) expect(signatureHolds(sent.xml, false)).toBe(holds)
})

// The attack: a signature that is over, and a Timestamp in force that nobody signed.
test.each([
  [
    'second-timestamp',
    'timestamp-single',
    (fresh: string, signed: string) => `${fresh}${signed}<wsse:BinarySecurityToken`,
  ],
  ['signed-elsewhere', 'timestamp-signed', (fresh: string) => `${fresh}<wsse:BinarySecurityToken`],
] as const)(
  'wrapping %s puts an unsigned Timestamp where the signed one should be',
  async (wrapping, rule, order) => {
    const expired = await call(chk, { security: 'timestamp-expired' })
    const sent = await call(chk, { security: { wrapping } })
    const signed = between(expired.xml, 'wsu:Timestamp')
    const fresh = between(whole.xml, 'wsu:Timestamp').replace(
      idOf(whole.xml),
      idOf(between(sent.xml, 'wsu:Timestamp')),
    )
    expect(idOf(fresh)).not.toBe(idOf(signed))
    expect(sent.xml).toContain(order(fresh, signed))
    expect(sent.xml.split(signed)).toHaveLength(2)
    // Taken out again, the fresh one leaves the message that is merely expired: signature, token and body.
    const wrapper = `<wrapper xmlns="urn:wrapper" xmlns:wsu="${namespaces.wsu}">${signed}</wrapper>`
    expect(
      wrapping === 'second-timestamp'
        ? sent.xml.replace(fresh, '')
        : sent.xml.replace(wrapper, '').replace(fresh, signed),
    ).toBe(expired.xml)
    expect(sent.verdict).toEqual({ status: 500, fault: '000265', rule })
    if (hasTool('xmlsec1')) expect(signatureHolds(sent.xml, false)).toBe(true)
  },
)

test('two tokens: the second is the first under another name', async () => {
  const { xml, verdict } = await call(chk, { security: 'two-tokens' })
  const tokens = xml.match(/<wsse:BinarySecurityToken .*?<\/wsse:BinarySecurityToken>/g) ?? []
  const ids = tokens.map((token) => /wsu:Id="([^"]+)"/.exec(token)?.[1] ?? '')
  expect(tokens).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  expect(tokens[1]?.replace(ids[1] ?? '', ids[0] ?? '')).toBe(tokens[0])
  expect(xml.replace(tokens[1] ?? '', '')).toBe(whole.xml)
  expect(verdict).toEqual({ status: 500, fault: '000265', rule: 'token-single' })
})

test('a lost reference: two are rightly signed, and the element of the second is gone', async () => {
  const { xml, verdict } = await call(chk, { security: 'reference-lost' })
  const targets = [...xml.matchAll(/<ds:Reference URI="#([^"]+)"/g)].map(([, id = '']) => id)
  expect(targets.map((id) => xml.includes(`wsu:Id="${id}"`))).toEqual([true, false])
  expect(verdict).toEqual({ status: 500, fault: '000265', rule: 'references-resolve' })
})
