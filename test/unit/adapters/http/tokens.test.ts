import { createHash, verify } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { http } from '../../../../adapters/http/adapter.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { decoded, openCaller, tokensIn, type Caller } from './support/http-call.ts'

const cda = `<ClinicalDocument xmlns="urn:hl7-org:v3">
<id root="2.16.840.1.113883.2.9.2.160.4.4" extension="\${ numero }"/>
<code code="11502-2" codeSystem="2.16.840.1.113883.6.1"/>
<recordTarget><patientRole><id root="2.16.840.1.113883.2.9.4.3.2" extension="PNIMRA70A01H501P"/></patientRole></recordTarget>
</ClinicalDocument>
`

const send = {
  method: 'POST',
  path: '/documents',
  body: { activity: 'VALIDATION' },
  multipart: [
    { name: 'requestBody' },
    { name: 'file', pdf: { cda: 'cda/x.xml', with: { numero: 'A & B' } } },
  ],
  tokens: {},
}
const file = (): Uint8Array => Buffer.from(cda)

let caller: Caller

beforeAll(async () => {
  caller = await openCaller()
})
afterAll(() => caller.close())

const tokensOf = async (tokens: unknown, deviate: Record<string, unknown> = {}) => {
  const { request, exchange } = await caller.call({ ...send, tokens }, { file, deviate })
  return { ...tokensIn(request), request, exchange }
}

const isSigned = (token: string, hash: string): boolean => {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const key = caller.operators.titolare.signature.certificate.publicKey
  return verify(hash, Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))
}

test('both tokens have their claims from the call, its operator and its document', async () => {
  const { bearer, signature, exchange } = await tokensOf({})
  const pdf = exchange.documents.find(({ mediaType }) => mediaType === 'application/pdf')
  const common = {
    iat: 1_782_900_930,
    exp: 1_782_901_230,
    aud: caller.server.endpoint,
    sub: 'PROVAX00X00X000Y^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
    jti: expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ) as string,
  }
  expect(decoded(bearer).claims).toEqual({
    ...common,
    iss: 'auth:PROVAX00X00X000Y/0000000000000000.TEST',
  })
  expect(decoded(signature).claims).toEqual({
    ...common,
    iss: 'integrity:PROVAX00X00X000Y/0000000000000000.TEST',
    subject_organization_id: '160',
    subject_organization: 'Regione Puglia',
    locality: '160114^^^^^&2.16.840.1.113883.2.9.4.1.2&ISO^^^^160114',
    subject_role: 'AAS',
    person_id: 'PNIMRA70A01H501P^^^&2.16.840.1.113883.2.9.4.3.2&ISO',
    patient_consent: true,
    purpose_of_use: 'TREATMENT',
    resource_hl7_type: "('11502-2^^2.16.840.1.113883.6.1')",
    action_id: 'CREATE',
    attachment_hash: createHash('sha256')
      .update(pdf?.bytes ?? '')
      .digest('hex'),
    subject_application_id: 'Cartella',
    subject_application_vendor: 'Software di prova',
    subject_application_version: '1.0.0',
  })
  expect(decoded(bearer).claims['jti']).not.toBe(decoded(signature).claims['jti'])
})

test('the tokens are kept as they travelled, and once more for people', async () => {
  const { bearer, signature, exchange } = await tokensOf({})
  const kept = (mediaType: string): string[] =>
    exchange.documents
      .filter((one) => one.mediaType === mediaType)
      .map(({ bytes }) => Buffer.from(bytes).toString())
  expect(kept('application/jwt')).toEqual([bearer, signature])
  expect(kept('application/json').map((text) => JSON.parse(text) as unknown)).toEqual([
    {
      'token di autenticazione': {
        header: { alg: 'RS256', typ: 'JWT', x5c: '…' },
        claims: decoded(bearer).claims,
      },
      'token FSE-JWT-Signature': {
        header: { alg: 'RS256', typ: 'JWT', x5c: '…' },
        claims: decoded(signature).claims,
      },
    },
  ])
})

test.each([
  ['PUT', 'UPDATE', 'UPDATE'],
  ['DELETE', 'DELETE', 'UPDATE'],
  ['GET', 'READ', 'TREATMENT'],
])('%s has its own action and purpose', async (method, action, purpose) => {
  const { request } = await caller.call({ method, path: '/x', tokens: {} })
  expect(decoded(tokensIn(request).signature).claims).toMatchObject({
    action_id: action,
    purpose_of_use: purpose,
  })
})

test('a case writes any claim, with the type that the claim has', async () => {
  const { bearer, signature } = await tokensOf({
    claims: {
      sub: 'ALTRO',
      exp: '1782905000',
      patient_consent: 'false',
      use_subject_as_author: 'true',
      subject_organization_id: '010',
      locality: null,
      altro: { $json: '[1]' },
    },
    bearer: { altro: 'solo qui' },
  })
  expect(decoded(bearer).claims).toMatchObject({
    sub: 'ALTRO',
    exp: 1_782_905_000,
    altro: 'solo qui',
  })
  expect(decoded(signature).claims).toMatchObject({
    sub: 'ALTRO',
    exp: 1_782_905_000,
    patient_consent: false,
    use_subject_as_author: true,
    subject_organization_id: '010',
    altro: [1],
  })
  expect(decoded(signature).claims).not.toHaveProperty('locality')
  expect(decoded(bearer).claims).not.toHaveProperty('patient_consent')
})

test.each([
  ['RS256', 'sha256'],
  ['RS384', 'sha384'],
  ['RS512', 'sha512'],
])(
  '%s signs both tokens with the signature key, whose certificate they carry',
  async (alg, hash) => {
    const { bearer, signature } = await tokensOf({ alg })
    const certificate = caller.operators.titolare.signature.certificate.raw.toString('base64')
    for (const one of [bearer, signature]) {
      expect(decoded(one).header).toEqual({ alg, typ: 'JWT', x5c: [certificate] })
      expect(isSigned(one, hash)).toBe(true)
    }
  },
)

test.skipIf(!hasTool('openssl'))(
  'openssl verifies a token that was sent, and no other',
  async () => {
    const { signature } = await tokensOf({})
    const [header = '', claims = '', value = ''] = signature.split('.')
    const folder = mkdtempSync(join(tmpdir(), 'collaudo-jwt-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const inFolder = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const [der] = decoded(signature).header['x5c'] as string[]
    const certificate = inFolder('c.der', Buffer.from(der ?? '', 'base64'))
    const key = spawnSync('openssl', [
      'x509',
      '-inform',
      'DER',
      '-in',
      certificate,
      '-pubkey',
      '-noout',
    ])
    const verdict = (input: string): string =>
      spawnSync('openssl', [
        'dgst',
        '-sha256',
        '-verify',
        inFolder('k.pem', key.stdout),
        '-signature',
        inFolder('s.bin', Buffer.from(value, 'base64url')),
        inFolder('i.txt', input),
      ]).stdout.toString()
    expect(verdict(`${header}.${claims}`)).toBe('Verified OK\n')
    expect(verdict(`${header}.${claims.replace(/.$/, 'A')}x`)).toMatch(/^Verification failure/)
  },
)

describe('what is broken is broken, and nothing else', () => {
  const rightWithout = (claims: Record<string, unknown>, names: readonly string[]) =>
    Object.fromEntries(Object.entries(claims).filter(([name]) => !['jti', ...names].includes(name)))

  test.each([
    ['expired', { iat: 1_782_897_330, exp: 1_782_897_630 }],
    ['future', { iat: 1_782_904_530, exp: 1_782_904_830 }],
    ['milliseconds', { iat: 1_782_900_930_000, exp: 1_782_901_230_000 }],
  ])('%s', async (flaw, times) => {
    const right = await tokensOf({})
    const { bearer, signature } = await tokensOf({}, { tokens: flaw })
    for (const [name, one] of Object.entries({ bearer, signature })) {
      const { claims } = decoded(one)
      expect(claims).toMatchObject(times)
      expect(rightWithout(claims, ['iat', 'exp'])).toEqual(
        rightWithout(decoded(right[name as 'bearer']).claims, ['iat', 'exp']),
      )
      expect(isSigned(one, 'sha256')).toBe(true)
    }
  })

  test('of one token only, where the case says which', async () => {
    const { bearer, signature } = await tokensOf({}, { tokens: { of: 'bearer', flaw: 'expired' } })
    expect(decoded(bearer).claims['exp']).toBe(1_782_897_630)
    expect(decoded(signature).claims['exp']).toBe(1_782_901_230)
  })

  test('a claim that is taken out, or has another value, in the tokens that have it', async () => {
    const { bearer, signature } = await tokensOf({}, { tokens: { claim: 'person_id', is: null } })
    expect(decoded(signature).claims).not.toHaveProperty('person_id')
    expect(decoded(bearer).claims).not.toHaveProperty('person_id')
    const other = await tokensOf({}, { tokens: { claim: 'iat', is: { $json: '1.5' } } })
    expect([decoded(other.bearer).claims['iat'], decoded(other.signature).claims['iat']]).toEqual([
      1.5, 1.5,
    ])
    const text = await tokensOf({}, { tokens: { claim: 'patient_consent', is: 'true' } })
    expect(decoded(text.signature).claims['patient_consent']).toBe('true')
    expect(isSigned(text.signature, 'sha256')).toBe(true)
  })

  test('the hash of another file', async () => {
    const right = await tokensOf({})
    const { signature } = await tokensOf({}, { tokens: 'wrong-hash' })
    expect(decoded(signature).claims['attachment_hash']).toMatch(/^[0-9a-f]{64}$/)
    expect(decoded(signature).claims['attachment_hash']).not.toBe(
      decoded(right.signature).claims['attachment_hash'],
    )
    expect(isSigned(signature, 'sha256')).toBe(true)
  })

  test('a member of the header', async () => {
    const { bearer } = await tokensOf({}, { tokens: { header: 'x5c', is: null } })
    expect(decoded(bearer).header).toEqual({ alg: 'RS256', typ: 'JWT' })
    expect(isSigned(bearer, 'sha256')).toBe(true)
  })

  test('the signature, with the claims as they are', async () => {
    const right = await tokensOf({})
    for (const flaw of ['signature-altered', 'wrong-key', 'unsigned'] as const) {
      const { bearer } = await tokensOf({}, { tokens: flaw })
      expect(rightWithout(decoded(bearer).claims, []), flaw).toEqual(
        rightWithout(decoded(right.bearer).claims, []),
      )
      expect(decoded(bearer).header, flaw).toEqual(decoded(right.bearer).header)
      expect(isSigned(bearer, 'sha256'), flaw).toBe(false)
    }
    const none = await tokensOf({}, { tokens: 'alg-none' })
    expect(decoded(none.bearer).header['alg']).toBe('none')
    expect(none.bearer).toMatch(/\.$/)
    const altered = await tokensOf({}, { tokens: 'payload-altered' })
    expect(decoded(altered.bearer).claims['jti']).toBe('changed-after-signing')
    expect(isSigned(altered.bearer, 'sha256')).toBe(false)
  })

  test('the certificate: another of the same name, or that of the other key', async () => {
    const { titolare } = caller.operators
    const unknown = await tokensOf({}, { tokens: 'unknown-certificate' })
    const own = titolare.signature.certificate.raw.toString('base64')
    expect(decoded(unknown.bearer).header['x5c']).not.toEqual([own])
    expect(decoded(unknown.bearer).claims['iss']).toBe(
      'auth:PROVAX00X00X000Y/0000000000000000.TEST',
    )
    const authentication = await tokensOf({}, { tokens: 'authentication-key' })
    expect(decoded(authentication.bearer).header['x5c']).toEqual([
      titolare.authentication.certificate.raw.toString('base64'),
    ])
  })

  test('how they travel: missing, in pieces, or each in the place of the other', async () => {
    const missing = await tokensOf({}, { tokens: { of: 'signature', flaw: 'missing' } })
    expect(missing.request.headers).not.toHaveProperty('FSE-JWT-Signature')
    expect(missing.bearer).not.toBe('')
    const pieces = await tokensOf({}, { tokens: 'malformed' })
    expect(pieces.bearer).not.toContain('.')
    const swapped = await tokensOf({}, { tokens: 'swapped' })
    expect(decoded(swapped.bearer).claims['iss']).toMatch(/^integrity:/)
    expect(decoded(swapped.signature).claims['iss']).toMatch(/^auth:/)
  })
})

test.each([
  [{ tokens: { claim: 'action_id', is: 'CREATE' } }, 'non cambierebbe niente'],
  [{ tokens: { claim: 'assente', is: null } }, 'non cambierebbe niente'],
  [{ tokens: { header: 'typ', is: 'JWT' } }, 'non cambierebbe niente'],
  [{ tokens: { of: 'bearer', flaw: 'wrong-hash' } }, 'non cambierebbe niente'],
])('%j breaks nothing: nothing is sent', async (deviate, reason) => {
  const before = caller.server.requests.length
  const error = await harnessErrorFrom(caller.call(send, { file, deviate }))
  expect(error.code).toBe('DEVIATION_INVALID')
  expect(error.message).toContain(reason)
  expect(caller.server.requests).toHaveLength(before)
})

test('a deviation of the tokens where there are none is told before anything is sent', async () => {
  const request = http.request.parse({ method: 'GET', path: '/x' })
  expect(await http.deviationProblems?.(request, { tokens: 'expired' })).toHaveLength(1)
  expect(await http.deviationProblems?.(request, {})).toEqual([])
  const error = await harnessErrorFrom(caller.call(request, { deviate: { tokens: 'expired' } }))
  expect(error.code).toBe('DEVIATION_INVALID')
})

test.each([
  [{ tokens: 'scaduto' }],
  [{ tokens: { claim: 'exp' } }],
  [{ tokens: { flaw: 'expired', is: 'x' } }],
  [{ tokens: { claim: 'exp', header: 'alg', is: 'x' } }],
  [{ tokens: { of: 'altro', flaw: 'expired' } }],
])('%j says nothing that could be broken', (deviate) => {
  expect(http.deviations.safeParse(deviate).success).toBe(false)
})
