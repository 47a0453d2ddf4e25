import { expect, test } from 'vitest'

import { responseSignature } from '../../../../../adapters/sist/checks/response-signature.ts'
import { createAnswerSigner } from '../../../../../adapters/sist/simulate/security/sign-answer.ts'
import { issueSelfSigned } from '../../../../../src/certificates/issue-certificate.ts'
import type { CheckSubject, CheckSurroundings } from '../../../../../src/check/check.ts'

const at = new Date('2026-03-29T01:30:00Z')
const signer = await issueSelfSigned({ commonName: 'firma.example', use: 'server' })
const other = await issueSelfSigned({ commonName: 'altro.example', use: 'server', key: 'ec-p256' })

const around: CheckSurroundings = {
  namespaces: {},
  contract: null,
  file: (path) => {
    const texts: Record<string, string> = {
      'certificati/firma.pem': signer.certificatePem,
      'certificati/altro.pem': other.certificatePem,
      'certificati/testo.pem': 'non sono un certificato',
    }
    const text = texts[path]
    return text === undefined
      ? { ok: false, absent: true, message: `il file «${path}» non esiste`, hint: 'crearlo' }
      : { ok: true, text }
  },
}

const body = `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header>${createAnswerSigner(signer)(at)}</S:Header><S:Body/></S:Envelope>`

const subject = (serverPem: string | null): CheckSubject =>
  ({
    exchange: {
      answer: {
        kind: 'http',
        status: 200,
        headers: {},
        head: Buffer.alloc(0),
        body: Buffer.from(body),
      },
      endedAt: at,
      tls: serverPem === null ? null : { peer: { pem: serverPem } },
    },
    reading: { kind: 'expected', description: 'la risposta' },
    variables: {},
    namespaces: {},
  }) as unknown as CheckSubject

const evaluate = (spec: unknown, serverPem: string | null) =>
  responseSignature.evaluate(
    responseSignature.schema.parse({ 'response-signature': spec }),
    subject(serverPem),
    around,
  )

test('valid is signed by the server of the connection', () => {
  expect(evaluate('valid', signer.certificatePem)).toMatchObject({
    met: true,
    actual: 'firma valida di CN=firma.example',
  })
  expect(evaluate('valid', other.certificatePem)).toMatchObject({ met: false })
  expect(evaluate('valid', null)).toEqual({
    expected: 'il Timestamp firmato dal certificato del server TLS',
    notEvaluated: 'il certificato del server TLS non è noto',
    unavailable: true,
  })
})

test('only one that names a certificate is evaluated with a file', () => {
  const uses = (spec: unknown) =>
    responseSignature.usesFiles?.(responseSignature.schema.parse({ 'response-signature': spec }))
  expect(uses('valid')).toBe(false)
  expect(uses({ by: 'firma.pem' })).toBe(true)
})

test('by names whoever signs, whatever the server', () => {
  expect(evaluate({ by: 'firma.pem' }, other.certificatePem)).toEqual({
    met: true,
    expected: 'il Timestamp firmato da firma.pem',
    actual: 'firma valida di CN=firma.example',
  })
  expect(evaluate({ by: 'altro.pem' }, signer.certificatePem)).toMatchObject({ met: false })
})

test.each([
  ['manca.pem', 'il file «certificati/manca.pem» non esiste', true],
  ['testo.pem', 'certificati/testo.pem non è un certificato', undefined],
])(
  'a signer that cannot be read (%s) is a mistake, and is never met',
  (by, message, unavailable) => {
    const spec = responseSignature.schema.parse({ 'response-signature': { by } })
    const [problem] = responseSignature.problems?.(spec, around) ?? []
    expect(problem).toMatchObject({ path: ['response-signature', 'by'], message })
    expect(problem?.unavailable).toBe(unavailable)
    expect(evaluate({ by }, null)).toMatchObject({ notEvaluated: message })
  },
)
