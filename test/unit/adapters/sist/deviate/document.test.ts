import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as pkijs from 'pkijs'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { harnessErrorFrom } from '../../../../support/harness-error-of.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'
import { callerOver, changed, chk, registration, type Sighting } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-cades-'))
let pki: TestPki
let sim: RunningSimulator
let register: (document?: unknown) => Promise<Sighting>
let whole: Sighting

beforeAll(async () => {
  pki = await issueTestPki()
  sim = await startSist(pki, { 'nonce-replay': 'accept', 'duplicate-registration': 'accept' })
  const call = callerOver(pki, sim)
  const issued = await call(chk)
  const earlier = () => ({ send: chk, exchange: issued.exchange })
  register = (document) => call(registration, document === undefined ? {} : { document }, earlier)
  whole = await register()
})

afterAll(async () => {
  await sim.close()
  rmSync(folder, { recursive: true })
})

const bytesOf = ({ exchange }: Sighting, index: 0 | 1): Buffer =>
  Buffer.from(exchange.documents[index]?.bytes ?? [])
const cdaOf = (sighting: Sighting) => bytesOf(sighting, 0)
const p7mOf = (sighting: Sighting) => bytesOf(sighting, 1)

const oids: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.9.3': 'content-type',
  '1.2.840.113549.1.9.4': 'message-digest',
  '1.2.840.113549.1.9.5': 'signing-time',
  '1.2.840.113549.1.9.16.2.47': 'signing-certificate-v2',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '1.3.14.3.2.26': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256WithRSA',
  '1.2.840.113549.1.1.5': 'sha1WithRSA',
}

const hex = (bytes: ArrayBuffer | Uint8Array): string =>
  Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('hex')

/** Every part of a p7m by name, so that two can be set side by side. */
const partsOf = (p7m: Uint8Array): Readonly<Record<string, string>> => {
  const outer = pkijs.ContentInfo.fromBER(Uint8Array.from(p7m))
  const data = new pkijs.SignedData({ schema: outer.content })
  const [info] = data.signerInfos
  if (info === undefined) throw new Error('no signer')
  const sid = info.sid as pkijs.IssuerAndSerialNumber
  const attributes = info.signedAttrs?.attributes ?? []
  return {
    content: hex(data.encapContentInfo.eContent?.valueBlock.valueHexView ?? Buffer.alloc(0)),
    digestAlgorithms: data.digestAlgorithms.map((one) => oids[one.algorithmId]).join(' '),
    certificates: (data.certificates ?? [])
      .map((one) => hex((one as pkijs.Certificate).toSchema().toBER()))
      .join(' '),
    publicKeys: (data.certificates ?? [])
      .map((one) => hex((one as pkijs.Certificate).subjectPublicKeyInfo.toSchema().toBER()))
      .join(' '),
    signerSerial: hex(sid.serialNumber.valueBlock.valueHexView),
    digestAlgorithm: oids[info.digestAlgorithm.algorithmId] ?? '',
    signatureAlgorithm: oids[info.signatureAlgorithm.algorithmId] ?? '',
    signature: hex(info.signature.valueBlock.valueHexView),
    attributes: attributes.map((one) => oids[one.type]).join(' '),
    ...Object.fromEntries(
      attributes.map((one) => [oids[one.type] ?? one.type, hex(one.toSchema().toBER())]),
    ),
  }
}

const partsThatDiffer = (one: Uint8Array, two: Uint8Array): string => {
  const [before, after] = [partsOf(one), partsOf(two)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .toSorted()
    .join(' ')
}

/** Whether a signature holds under the certificate that travels; and as CAdES, by a certificate that is trusted. */
const openssl = (p7m: Uint8Array, content: Uint8Array | null = null) => {
  const file = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const verify = (...more: readonly string[]): boolean =>
    spawnSync('openssl', [
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', file('in.p7m', p7m)],
      ...(content === null ? [] : ['-content', file('content.xml', content)]),
      ...['-out', join(folder, 'out'), ...more],
    ]).status === 0
  const authority = file('ca.pem', pki.signatureCa.certificatePem)
  return { cms: verify('-noverify'), cades: verify('-CAfile', authority, '-cades') }
}

const holds = { cms: true, cades: true }
const fails = { cms: false, cades: false }
const cmsOnly = { cms: true, cades: false }
const refused = (fault: string, rule: string) => ({ status: 500, fault, rule })

test('without a deviation the simulator registers, and openssl verifies', () => {
  expect(whole.verdict).toEqual({ status: 200, fault: null, rule: null })
  if (hasTool('openssl')) expect(openssl(p7mOf(whole))).toEqual(holds)
})

test.each<[unknown, string, { cms: boolean; cades: boolean }, object]>([
  [
    'no-signing-certificate',
    'attributes signature signing-certificate-v2',
    cmsOnly,
    refused('000219', 'p7m-signing-certificate'),
  ],
  [
    'no-signing-time',
    'attributes signature signing-time',
    holds,
    refused('000219', 'p7m-signing-time'),
  ],
  [
    'sha1',
    'digestAlgorithm digestAlgorithms message-digest signature signatureAlgorithm',
    holds,
    refused('000219', 'p7m-algorithms'),
  ],
  ['detached', 'content', fails, refused('000219', 'p7m-content')],
  ['no-certificate', 'certificates publicKeys', fails, refused('000219', 'signer-certificate')],
  [
    'other-certificate',
    'certificates signerSerial',
    cmsOnly,
    refused('000219', 'p7m-signing-certificate'),
  ],
  ['two-signers', '', holds, refused('000219', 'p7m-signers')],
  ['content-type', 'content-type signature', holds, refused('000219', 'p7m-content-type')],
  ['wrong-key', 'signature', fails, refused('000219', 'p7m-signature')],
  ['content-altered', 'content', fails, refused('000219', 'p7m-message-digest')],
  ['signature-altered', 'signature', fails, refused('000219', 'p7m-signature')],
  [{ 'signing-time': '-1d' }, 'signature signing-time', holds, refused('000303', 'signature-date')],
])('cades %j changes %s alone', async (cades, parts, verdicts, verdict) => {
  const sent = await register({ cades })
  expect(cdaOf(sent)).toEqual(cdaOf(whole))
  expect(partsThatDiffer(p7mOf(whole), p7mOf(sent))).toBe(parts)
  // What is kept as the document is what travelled, and nothing else of the message changed.
  expect(changed(whole.xml, sent.xml)[1]).not.toContain('<')
  expect(sent.xml).toContain(p7mOf(sent).toString('base64'))
  expect(sent.verdict).toEqual(verdict)
  if (hasTool('openssl')) expect(openssl(p7mOf(sent))).toEqual(verdicts)
})

test('a detached signature holds over the document that it lost', async () => {
  const sent = await register({ cades: 'detached' })
  if (hasTool('openssl')) expect(openssl(p7mOf(sent), cdaOf(sent))).toEqual(holds)
})

test('a signature earlier than its document is told by the time, not by the date', async () => {
  const { exchange, verdict } = await register({ cades: { 'signing-time': '-1s' } })
  expect(exchange.documents).toHaveLength(2)
  expect(verdict).toEqual(refused('000304', 'signature-time'))
})

test('truncated: the end of the DER is missing', async () => {
  const sent = await register({ cades: 'truncated' })
  expect(p7mOf(sent)).toEqual(p7mOf(whole).subarray(0, -16))
  expect(sent.verdict).toEqual(refused('000219', 'p7m-structure'))
  if (hasTool('openssl')) expect(openssl(p7mOf(sent))).toEqual(fails)
})

test('not-base64: one character that is not of the alphabet', async () => {
  const sent = await register({ cades: 'not-base64' })
  expect(changed(whole.xml, sent.xml)).toEqual(['', '*'])
  expect(p7mOf(sent)).toEqual(p7mOf(whole))
  expect(sent.verdict).toEqual(refused('000219', 'p7m-encoding'))
})

test.each<[unknown, readonly [string, string], object]>([
  ['not-well-formed', ['</ClinicalDocument>\n', ''], refused('900000', 'cda-well-formed')],
  ['doctype', ['', '<!DOCTYPE ClinicalDocument>'], refused('900000', 'cda-doctype')],
  [
    { replace: { at: '/hl7:ClinicalDocument/hl7:id/@assigningAuthorityName', with: 'ASL' } },
    ['MEF', 'ASL'],
    refused('000218', 'cda-id'),
  ],
  [
    { replace: { at: '/hl7:ClinicalDocument/hl7:effectiveTime/@value', with: 'ieri' } },
    [expect.stringMatching(/^\d{14}$/) as unknown as string, 'ieri'],
    refused('900000', 'cda-effective-time'),
  ],
  [
    { remove: '//hl7:custodian' },
    [expect.stringMatching(/^custodian>.*<\/custodian><$/) as unknown as string, ''],
    refused('900000', 'cda-required'),
  ],
  [
    { remove: '//hl7:setId/@assigningAuthorityName' },
    [' assigningAuthorityName="MEF"', ''],
    refused('000218', 'cda-set-id'),
  ],
  [
    [
      { remove: '//hl7:versionNumber' },
      { add: { before: '//hl7:realmCode', xml: '<versionNumber value="1"/>' } },
    ],
    [expect.any(String) as unknown as string, expect.any(String) as unknown as string],
    refused('900000', 'cda-order'),
  ],
])(
  'cda %j changes that alone, and the signature holds over it',
  async (cda, difference, verdict) => {
    const sent = await register({ cda })
    expect(changed(cdaOf(whole).toString(), cdaOf(sent).toString())).toEqual(difference)
    expect(partsThatDiffer(p7mOf(whole), p7mOf(sent))).toBe('content message-digest signature')
    expect(sent.verdict).toEqual(verdict)
    if (hasTool('openssl')) expect(openssl(p7mOf(sent))).toEqual(holds)
  },
)

test('another root: the document is the same under another name', async () => {
  const sent = await register({ cda: 'other-root' })
  expect(cdaOf(sent).toString()).toBe(
    cdaOf(whole).toString().replaceAll('ClinicalDocument', 'Documento'),
  )
  expect(sent.verdict).toEqual(refused('900000', 'cda-root'))
})

test('both halves of the document break together', async () => {
  const sent = await register({ cda: { remove: '//hl7:custodian' }, cades: 'wrong-key' })
  expect(sent.verdict).toEqual(refused('000219', 'p7m-signature'))
})

test('a place that the CDA does not have is an error, and nothing is sent', async () => {
  const before = sim.journal().length
  const { code, message } = await harnessErrorFrom(register({ cda: { remove: '//custodian' } }))
  expect([code, message]).toEqual([
    'DEVIATION_INVALID',
    "Deviazione «document: cda»: l'XPath //custodian non trova nulla: il messaggio partirebbe integro.",
  ])
  expect(sim.journal()).toHaveLength(before)
})
