import { expect, test } from 'vitest'

import { issueSelfSigned } from '../../../../src/certificates/issue-certificate.ts'
import { abbreviate } from '../../../../src/debug/abbreviate.ts'
import { nameBytes } from '../../../../src/debug/name-bytes.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'

const p7m = Buffer.concat([
  Buffer.from('308207c606092a864886f70d010702a08207b7', 'hex'),
  Buffer.alloc(200, 7),
])
const document = {
  name: 'CDA firmato (p7m)',
  sha256: sha256(p7m),
  size: p7m.length,
  mediaType: 'application/pkcs7-mime',
  path: 'evidence/abc.p7m',
}

test('cuts long base64 short, and says what it is and where its bytes are', () => {
  const base64 = p7m.toString('base64')
  expect(abbreviate(`<a>${base64}</a>`, [document], 'reports/r')).toBe(
    '<a>MIIHxgYJKoZIhvcNAQcCoIIH… [base64, 292 caratteri: CMS firmato (p7m), 219 byte, in reports/r/evidence/abc.p7m]</a>',
  )
  expect(abbreviate(`{"a": "${base64}"}`, [], 'reports/r')).toBe(
    '{"a": "MIIHxgYJKoZIhvcNAQcCoIIH… [base64, 292 caratteri: CMS firmato (p7m), 219 byte]"}',
  )
})

test('cuts base64 in lines short, and leaves prose and short values as they are', () => {
  const lines = (p7m.toString('base64').match(/.{1,64}/g) ?? []).join('\r\n    ')
  expect(abbreviate(`<a>\n    ${lines}\n  </a>`, [], 'r')).toContain('292 caratteri')
  for (const kept of [`<a>${'parola e poi '.repeat(20)}</a>`, `<a>${'QUJD'.repeat(20)}</a>`])
    expect(abbreviate(kept, [], 'r')).toBe(kept)
})

test('names bytes by their beginning', async () => {
  const { certificate } = await issueSelfSigned({
    commonName: 'prova.example.it',
    use: 'server-client',
    key: 'ec-p256',
  })
  expect(nameBytes(Buffer.from(certificate.raw))).toBe('certificato di CN=prova.example.it')
  expect(
    ['<a/>', '{"a":1}', '%PDF-1.7', 'abc'].map((text) => nameBytes(Buffer.from(text))),
  ).toEqual(['XML', 'JSON', 'PDF', 'dati binari'])
})
