import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'

import { arrangeChain } from '../../../../src/certificates/arrange-chain.ts'
import { checkCertificate } from '../../../../src/certificates/check-certificate.ts'
import { issueCa, issueSelfSigned } from '../../../../src/certificates/issue-certificate.ts'
import { readCertificateFile } from '../../../../src/certificates/read-certificate-file.ts'
import { readP12 } from '../../../../src/certificates/read-p12.ts'
import { certificatesOfP7 } from '../../../../src/certificates/read-p7.ts'
import { writeP12 } from '../../../../src/certificates/write-p12.ts'
import { HarnessError } from '../../../../src/errors/harness-error.ts'
import { openTrustedList } from '../../../../src/trusted-list/open-trusted-list.ts'
import {
  commonName,
  extension,
  lookedAt,
  makeCertificate,
  makeKey,
  rightExtensions,
  rsaKey,
} from '../../../support/make-certificate.ts'
import { listText, signList } from '../../../support/trusted-list.ts'

const passphrase = 'una passphrase'

/** Files of every form, each whole. */
const whole: Record<'pem' | 'der' | 'p12' | 'list', Buffer> = {
  pem: Buffer.of(),
  der: Buffer.of(),
  p12: Buffer.of(),
  list: Buffer.of(),
}

beforeAll(async () => {
  const ca = await issueCa('CA di prova')
  const own = await issueSelfSigned({
    commonName: '01234567897.ospedale-esempio.it',
    use: 'server-client',
    dnsNames: ['01234567897.ospedale-esempio.it'],
    key: 'ec-p256',
  })
  whole.pem = Buffer.from(own.certificatePem + ca.certificatePem + own.keyPem)
  const key = await makeKey({ curve: 'P-256' })
  const qualified = await makeCertificate({
    name: commonName('prova'),
    key,
    extensions: [...rightExtensions('prova.invalid'), extension.qualified('0.4.0.1862.1.6.3')],
  })
  whole.der = qualified.certificate.raw
  whole.p12 = await writeP12(own, passphrase, 'prova')
  const operator = await makeCertificate({
    name: commonName('Operatore'),
    key: await rsaKey(),
    from: -400,
  })
  const services = [{ name: 'CA di prova', certificates: [ca.certificate], forWebsites: true }]
  whole.list = Buffer.from(signList(listText({ services }), operator))
})

type Form = keyof typeof whole

type Damage =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flip'; readonly places: readonly (readonly [number, number])[] }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'repeat'; readonly at: number; readonly times: number }

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({
    kind: fc.constant('flip' as const),
    places: fc.array(fc.tuple(place, fc.integer({ min: 0, max: 7 })), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 16 }),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: place,
    times: fc.integer({ min: 2, max: 60 }),
  }),
)

const damaged = (bytes: Buffer, how: Damage): Buffer => {
  const at = 'at' in how ? Math.floor(how.at * bytes.length) : 0
  switch (how.kind) {
    case 'cut':
      return bytes.subarray(0, at)
    case 'insert':
      return Buffer.concat([bytes.subarray(0, at), how.bytes, bytes.subarray(at)])
    case 'repeat':
      return Buffer.concat(Array.from({ length: how.times }, () => bytes.subarray(at)))
    case 'flip': {
      const copy = Buffer.from(bytes)
      for (const [where, bit] of how.places) {
        const index = Math.floor(where * copy.length)
        copy[index] = (copy[index] ?? 0) ^ (1 << bit)
      }
      return copy
    }
  }
}

const codes = ['CERTIFICATE_UNREADABLE', 'KEY_UNREADABLE']

let read = 0
let refused = 0

/** Reads and judges, or says why not: anything else that happens fails the test. */
const judge = (bytes: Buffer): void => {
  try {
    const file = readCertificateFile('prova', bytes, passphrase)
    const chain = arrangeChain(file)
    read += 1
    if (chain === undefined) return
    const found = checkCertificate(
      { chain, leaf: chain.leaf, key: file.key },
      {
        profile: 'struttura',
        production: true,
        now: lookedAt,
        strict: true,
        authorities: [],
        recognition: null,
      },
    )
    expect(found.every(({ reason }) => reason !== '')).toBe(true)
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    refused += 1
    expect(codes).toContain(error.code)
    expect(error.message).toMatch(/^prova: \S/)
    expect(error.message.length).toBeLessThan(400)
    expect(error.hint).toMatch(/\S/)
    expect(error.message + error.hint).not.toContain(passphrase)
  }
}

const options = (numRuns: number) => ({ numRuns, seed: 20_260_115 })

test.each<[Form, number]>([
  ['pem', 120],
  ['der', 200],
  ['p12', 50],
])('a damaged file is read or refused with a reason: %s', (form, runs) => {
  read = 0
  refused = 0
  fc.assert(
    fc.property(damage, (how) => judge(damaged(whole[form], how))),
    options(runs),
  )
  expect(refused).toBeGreaterThan(runs / 4)
  judge(whole[form])
  expect(read).toBeGreaterThan(0)
})

test('a bit may be wrong anywhere in a certificate', () => {
  refused = 0
  for (let index = 0; index < whole.der.length; index += 5) {
    const copy = Buffer.from(whole.der)
    copy[index] = (copy[index] ?? 0) ^ (1 << (index % 8))
    judge(copy)
  }
  expect(refused).toBeGreaterThan(5)
})

test('what is not DER at all, or nested beyond measure, is refused', () => {
  const deep = Buffer.concat(Array.from({ length: 20_000 }, () => Buffer.from('3080', 'hex')))
  const wide = Buffer.concat([Buffer.from('3083080000', 'hex'), Buffer.alloc(0x08_00_00, 0x05)])
  for (const bytes of [
    deep,
    wide,
    Buffer.from('30ffffffffffff', 'hex'),
    Buffer.alloc(5000, 0x30),
  ]) {
    expect(() => readCertificateFile('prova', bytes)).toThrow(HarnessError)
    expect(() => readP12(bytes, '')).toThrow(/PKCS#12/)
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      judge(Buffer.from(bytes))
      expect(certificatesOfP7(bytes).length).toBeLessThan(200)
    }),
    options(300),
  )
})

test('a damaged list is refused with a reason, or is one whose signature still holds', () => {
  let accepted = 0
  let others = 0
  fc.assert(
    fc.property(damage, (how) => {
      const opened = openTrustedList(damaged(whole.list, how), { now: lookedAt, signers: null })
      if (opened.ok) {
        // A comment, a blank within a tag: what no signature covers.
        accepted += 1
        expect(opened.list.reference.sequence).toBe(201)
        expect(opened.list.services.map(({ name }) => name)).toEqual(['CA di prova'])
      } else {
        others += 1
        expect(opened.reason).toMatch(/\S/)
        expect(opened.reason.length).toBeLessThan(600)
        expect(opened.hint).toMatch(/\S/)
      }
    }),
    options(200),
  )
  expect(others).toBeGreaterThan(150)
  expect(accepted).toBeLessThan(30)
})
