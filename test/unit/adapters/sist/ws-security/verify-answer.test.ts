import { beforeAll, expect, test } from 'vitest'

import { createAnswerSigner } from '../../../../../adapters/sist/simulate/security/sign-answer.ts'
import { verifyAnswer } from '../../../../../adapters/sist/ws-security/verify-answer.ts'
import {
  issueSelfSigned,
  type IssuedCredential,
} from '../../../../../src/certificates/issue-certificate.ts'

const at = new Date('2026-03-29T01:30:00Z')
let server: IssuedCredential
let other: IssuedCredential

beforeAll(async () => {
  ;[server, other] = await Promise.all([
    issueSelfSigned({ commonName: 'server.example', use: 'server' }),
    issueSelfSigned({ commonName: 'altro.example', use: 'server' }),
  ])
})

const envelope = (security: string): string =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Header>${security}</S:Header>` +
  '<S:Body><r:chkPrescrizioneResponse xmlns:r="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/"/></S:Body></S:Envelope>'

const signed = (): string => createAnswerSigner(server)(at)

test('accepts an answer that the server signed', () => {
  expect(verifyAnswer(envelope(signed()), server.certificate, at)).toEqual({
    valid: true,
    description: 'firma valida di CN=server.example',
  })
})

test('refuses the same answer when another certificate is the server', () => {
  expect(verifyAnswer(envelope(signed()), other.certificate, at)).toEqual({
    valid: false,
    description: 'la firma non è di CN=altro.example, oppure la parte firmata è stata cambiata',
  })
})

test('refuses an answer whose signed time was changed', () => {
  const changed = signed().replace('2026-03-29T01:35:00Z', '2026-03-29T02:35:00Z')
  expect(verifyAnswer(envelope(changed), server.certificate, at).valid).toBe(false)
})

test('refuses a fresh unsigned Timestamp beside the signed one', () => {
  const wrapped = signed().replace(
    '<wsu:Timestamp',
    '<wsu:Timestamp xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"/><wsu:Timestamp',
  )
  expect(verifyAnswer(envelope(wrapped), server.certificate, at)).toEqual({
    valid: false,
    description: "l'intestazione wsse:Security non ha un (solo) Timestamp",
  })
})

test('refuses a Timestamp that has expired', () => {
  const later = new Date(at.getTime() + 11 * 60_000)
  expect(verifyAnswer(envelope(signed()), server.certificate, later)).toEqual({
    valid: false,
    description: 'il Timestamp firmato non vale in questo momento',
  })
})

test('refuses the name of another key', () => {
  const renamed = signed().replace(/(#X509SubjectKeyIdentifier">)[^<]+/, '$1AAAA')
  expect(verifyAnswer(envelope(renamed), server.certificate, at)).toEqual({
    valid: false,
    description: "l'identificativo della chiave (AAAA) non è quello di CN=server.example",
  })
})

test('refuses an answer without a header, without a signature and text that is not XML', () => {
  const none = 'il messaggio non ha una (sola) intestazione wsse:Security'
  expect(verifyAnswer(envelope(''), server.certificate, at).description).toBe(none)
  expect(verifyAnswer('502 Bad Gateway', server.certificate, at).description).toBe(none)
  const unsigned = signed().replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')
  expect(verifyAnswer(envelope(unsigned), server.certificate, at).description).toBe(
    "l'intestazione wsse:Security non è firmata",
  )
})
