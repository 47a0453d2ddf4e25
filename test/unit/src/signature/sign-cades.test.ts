import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as pkijs from 'pkijs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { signCades } from '../../../../src/signature/sign-cades.ts'
import {
  issueCa,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import { signingKeyFromPem } from '../../../../src/certificates/signing-key.ts'
import type { SigningKey } from '../../../../src/model/signing-key.ts'
import { hasTool } from '../../../support/external-tool.ts'

const noOpenssl = !hasTool('openssl')
const signingTime = new Date('2026-07-01T08:30:15.987Z')
const content = Buffer.from('<ClinicalDocument>perché l’è così\r\n\0</ClinicalDocument>', 'utf8')

let folder: string
let ca: CertificateAuthority
let otherCa: CertificateAuthority
let signer: IssuedCredential
let key: SigningKey

const file = (name: string): string => join(folder, name)

const verify = (p7m: Uint8Array, caPem: string = ca.certificatePem) => {
  writeFileSync(file('in.p7m'), p7m)
  writeFileSync(file('ca.pem'), caPem)
  const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', file('in.p7m')]
  // The certificates are valid today; the signing time does not decide.
  const done = spawnSync('openssl', [...args, '-CAfile', file('ca.pem'), '-out', file('out')], {
    encoding: 'utf8',
  })
  return {
    accepted: done.status === 0,
    text: done.stderr,
    content: () => readFileSync(file('out')),
  }
}

const print = (p7m: Uint8Array): string =>
  execFileSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER'], {
    input: p7m,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })

const parse = (p7m: Uint8Array): pkijs.SignedData => {
  const outer = pkijs.ContentInfo.fromBER(Uint8Array.from(p7m))
  return new pkijs.SignedData({ schema: outer.content })
}

const changedAt = (p7m: Uint8Array, offset: number): Uint8Array => {
  const changed = Uint8Array.from(p7m)
  changed[offset] = (changed[offset] ?? 0) ^ 1
  return changed
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cades-'))
  ca = await issueCa('CA di prova della firma')
  otherCa = await issueCa('Altra CA di prova')
  signer = await ca.issue({
    commonName: 'PROVAX00X00X000Y/0000000000000000.TEST',
    use: 'signature',
  })
  key = signingKeyFromPem(signer.certificatePem, signer.keyPem)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('signCades', () => {
  test.skipIf(noOpenssl)('makes a p7m that openssl accepts as CAdES', async () => {
    const verdict = verify(await signCades(content, key, signingTime))
    expect(verdict.text).toContain('CAdES Verification successful')
    expect(verdict.accepted).toBe(true)
    expect(verdict.content().equals(content)).toBe(true)
  })

  test.skipIf(noOpenssl)('is refused where the signer’s authority is not trusted', async () => {
    const verdict = verify(await signCades(content, key, signingTime), otherCa.certificatePem)
    expect(verdict.accepted).toBe(false)
    expect(verdict.text).toContain('unable to get local issuer certificate')
  })

  test.skipIf(noOpenssl)('is refused when one byte of the content changes', async () => {
    const p7m = await signCades(content, key, signingTime)
    const offset = Buffer.from(p7m).indexOf(content)
    expect(offset).toBeGreaterThan(0)
    const verdict = verify(changedAt(p7m, offset + 5))
    expect(verdict.accepted).toBe(false)
    expect(verdict.text).toMatch(/digest|verification failure/i)
  })

  test.skipIf(noOpenssl)('is refused when one byte of the signature changes', async () => {
    const p7m = await signCades(content, key, signingTime)
    // The signature is the last field of the only SignerInfo.
    const verdict = verify(changedAt(p7m, p7m.length - 10))
    expect(verdict.accepted).toBe(false)
    expect(verdict.text).toMatch(/verification failure|bad signature/i)
  })

  test.skipIf(noOpenssl)('is refused when one byte of the signing time changes', async () => {
    const p7m = await signCades(content, key, signingTime)
    const offset = Buffer.from(p7m).indexOf('260701083015Z')
    expect(offset).toBeGreaterThan(0)
    expect(verify(changedAt(p7m, offset + 11)).accepted).toBe(false)
  })

  test.skipIf(noOpenssl)('is refused when another key signed', async () => {
    const other = await ca.issue({ commonName: 'PROVAX00X00X000Z/1.TEST', use: 'signature' })
    const mismatched = signingKeyFromPem(signer.certificatePem, other.keyPem)
    expect(verify(await signCades(content, mismatched, signingTime)).accepted).toBe(false)
  })

  test.skipIf(noOpenssl)('states signing time, signing certificate and SHA-256', async () => {
    const text = print(await signCades(content, key, signingTime))
    expect(text).toMatch(/id-smime-aa-signingCertificateV2/)
    expect(text).toMatch(/UTCTIME:Jul {2}1 08:30:15 2026 GMT/)
    expect(text).toMatch(/eContentType: pkcs7-data/)
    expect(text).toMatch(/digestAlgorithm:\s+algorithm: sha256 \(2\.16\.840\.1\.101\.3\.4\.2\.1\)/)
    expect(text).toMatch(/signatureAlgorithm:\s+algorithm: sha256WithRSAEncryption/)
  })

  test.skipIf(noOpenssl)('writes definite lengths and the content in one piece', async () => {
    const p7m = await signCades(randomBytes(200_000), key, signingTime)
    const lines = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], {
      input: p7m,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    expect(lines).not.toMatch(/l=inf/)
    expect(lines).toMatch(/l=200000 prim: OCTET STRING/)
  })

  test('names the certificate by its hash, its issuer and its serial number', async () => {
    const signed = parse(await signCades(content, key, signingTime))
    const attribute = signed.signerInfos[0]?.signedAttrs?.attributes.find(
      ({ type }) => type === '1.2.840.113549.1.9.16.2.47',
    )
    const der = Buffer.from(attribute?.toSchema().toBER() ?? new ArrayBuffer())
    const fingerprint = Buffer.from(signer.certificate.fingerprint256.replaceAll(':', ''), 'hex')
    expect(der.includes(fingerprint)).toBe(true)
    expect(der.toString('hex').toUpperCase()).toContain(signer.certificate.serialNumber)
    expect(der.includes('CA di prova della firma')).toBe(true)
    // SHA-256 is the default: stating it would not be DER.
    expect(der.toString('hex')).not.toContain('608648016503040201')
  })

  test('puts exactly the four attributes, in DER order', async () => {
    const attributes = parse(await signCades(content, key, signingTime)).signerInfos[0]?.signedAttrs
      ?.attributes
    const encodings = (attributes ?? []).map((item) => Buffer.from(item.toSchema().toBER()))
    expect(encodings).toEqual(encodings.toSorted(Buffer.compare))
    expect((attributes ?? []).map(({ type }) => type).toSorted()).toEqual([
      '1.2.840.113549.1.9.16.2.47',
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.5',
    ])
  })

  test('embeds the signer’s certificate, byte for byte, and no other', async () => {
    const { certificates } = parse(await signCades(content, key, signingTime))
    expect(certificates).toHaveLength(1)
    const [embedded] = certificates as pkijs.Certificate[]
    expect(Buffer.from(embedded?.toSchema().toBER() ?? new ArrayBuffer())).toEqual(
      signer.certificate.raw,
    )
  })

  test('hands the key the SET OF attributes, once, for SHA-256', async () => {
    const asked: { hash: string; data: Uint8Array }[] = []
    const recording: SigningKey = {
      certificate: key.certificate,
      sign: (hash, data) => {
        asked.push({ hash, data })
        return key.sign(hash, data)
      },
    }
    await signCades(content, recording, signingTime)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.hash).toBe('sha256')
    expect(asked[0]?.data[0]).toBe(0x31)
  })

  test('writes a GeneralizedTime from 2050 on', async () => {
    const p7m = Buffer.from(await signCades(content, key, new Date('2050-01-01T00:00:00Z')))
    expect(p7m.includes('20500101000000Z')).toBe(true)
  })

  test.skipIf(noOpenssl)('signs a document of 5 MB', async () => {
    const large = randomBytes(5 * 1024 * 1024)
    const p7m = await signCades(large, key, signingTime)
    expect(p7m.length).toBeLessThan(large.length + 4096)
    const verdict = verify(p7m)
    expect(verdict.accepted).toBe(true)
    expect(verdict.content().equals(large)).toBe(true)
  })

  test('refuses an empty document', async () => {
    await expect(signCades(new Uint8Array(), key, signingTime)).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
      message: 'Il documento da firmare è vuoto.',
    })
  })

  test.skipIf(noOpenssl)('refuses a certificate whose key is not RSA', async () => {
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    execFileSync(
      'openssl',
      [...args, '-subj', '/CN=EC', '-keyout', file('ec.key'), '-out', file('ec.pem')],
      { stdio: 'ignore' },
    )
    const ec = signingKeyFromPem(
      readFileSync(file('ec.pem'), 'utf8'),
      readFileSync(file('ec.key'), 'utf8'),
    )
    await expect(signCades(content, ec, signingTime)).rejects.toMatchObject({
      code: 'KEY_UNREADABLE',
      message: 'Il certificato di firma ha una chiave ec: la firma CAdES richiede RSA.',
    })
  })

  test('passes on what the key refuses', async () => {
    const refusing: SigningKey = {
      certificate: key.certificate,
      sign: () => Promise.reject(new Error('PIN bloccato')),
    }
    await expect(signCades(content, refusing, signingTime)).rejects.toThrow('PIN bloccato')
  })
})
