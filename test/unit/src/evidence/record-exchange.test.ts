import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { createStore } from '../../../../src/evidence/create-store.ts'
import { recordExchange } from '../../../../src/evidence/record-exchange.ts'
import { sha256 } from '../../../../src/lib/sha256.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { ExchangeRecord } from '../../../../src/model/run-record.ts'
import { makeProject } from '../../../support/temp-project.ts'

const requestHead =
  'POST /sist HTTP/1.1\r\nContent-Type: text/xml; charset=UTF-8\r\nCookie: a=segreto\r\n\r\n'
const maskedHead = requestHead.replace('a=segreto', '[secret]')

const exchangeWith = (answer: Exchange['answer']): Exchange => ({
  origin: 'harness',
  adapter: 'sist',
  operation: 'chkPrescrizione',
  method: 'POST',
  url: 'https://127.0.0.1:1/sist',
  startedAt: new Date('2026-07-01T10:15:30.250Z'),
  endedAt: new Date('2026-12-01T10:15:30.007Z'),
  request: { head: Buffer.from(requestHead), body: Buffer.from('<richiesta/>') },
  answer,
  tls: null,
  documents: [
    {
      name: 'prescrizione.xml',
      mediaType: 'text/xml',
      extension: 'xml',
      bytes: Buffer.from('<ClinicalDocument/>'),
    },
  ],
  facts: { nonce: 'bm9uY2U=' },
})

const http = (contentType: string | null, body: string): Exchange['answer'] => ({
  kind: 'http',
  status: 200,
  headers: {},
  head: Buffer.from(
    `HTTP/1.1 200 OK\r\n${contentType === null ? '' : `Content-Type: ${contentType}\r\n`}Server: x\r\n\r\n`,
  ),
  body: Buffer.from(body),
})

const ref = (name: string, mediaType: string, extension: string, content: string) => ({
  name,
  mediaType,
  size: Buffer.byteLength(content),
  sha256: sha256(content),
  path: `evidence/${sha256(content)}.${extension}`,
})

test('every byte of an exchange is kept, but for credentials, with both clocks', () => {
  const { folder, path } = makeProject()
  const answer = http('text/xml;charset=UTF-8', '<risposta/>')
  const record = recordExchange(createStore(folder), exchangeWith(answer))
  expect(record).toEqual({
    origin: 'harness',
    adapter: 'sist',
    operation: 'chkPrescrizione',
    method: 'POST',
    url: 'https://127.0.0.1:1/sist',
    startedAt: '2026-07-01T10:15:30.250Z',
    endedAt: '2026-12-01T10:15:30.007Z',
    startedAtRome: '2026-07-01T12:15:30.250+02:00',
    endedAtRome: '2026-12-01T11:15:30.007+01:00',
    request: {
      head: ref('Richiesta: testa HTTP', 'text/plain', 'http', maskedHead),
      body: ref('Richiesta: corpo', 'text/xml', 'xml', '<richiesta/>'),
    },
    answer: {
      kind: 'http',
      status: 200,
      head: ref(
        'Risposta: testa HTTP',
        'text/plain',
        'http',
        'HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=UTF-8\r\nServer: x\r\n\r\n',
      ),
      body: ref('Risposta: corpo', 'text/xml', 'xml', '<risposta/>'),
    },
    tls: null,
    documents: [ref('prescrizione.xml', 'text/xml', 'xml', '<ClinicalDocument/>')],
    facts: { nonce: 'bm9uY2U=' },
  })
  expect(ExchangeRecord.parse(record)).toEqual(record)
  expect(readFileSync(path(record.request.head.path), 'utf8')).toBe(maskedHead)
  for (const file of readdirSync(path('evidence')))
    expect(sha256(readFileSync(path(`evidence/${file}`)))).toBe(file.split('.')[0])
})

test('an exchange without an answer says how far it came', () => {
  const { folder } = makeProject()
  const record = recordExchange(
    createStore(folder),
    exchangeWith({
      kind: 'none',
      phase: 'tls',
      code: 'CLIENT_CERTIFICATE_REFUSED',
      message: 'il server rifiuta il certificato client',
      alert: 'certificate_unknown',
      requestWritten: false,
      hint: 'non entra nel registro',
    }),
  )
  expect(record.answer).toEqual({
    kind: 'none',
    phase: 'tls',
    code: 'CLIENT_CERTIFICATE_REFUSED',
    message: 'il server rifiuta il certificato client',
    alert: 'certificate_unknown',
    requestWritten: false,
  })
  expect(ExchangeRecord.parse(record)).toEqual(record)
})

test.each([
  ['text/html; charset=UTF-8', 'text/html', 'html'],
  ['application/soap+xml; action="x"', 'application/soap+xml', 'xml'],
  ['application/xhtml+xml', 'application/xhtml+xml', 'xml'],
  ['application/problem+json', 'application/problem+json', 'json'],
  ['TEXT/PLAIN', 'TEXT/PLAIN', 'txt'],
  ['application/pkcs7-mime', 'application/pkcs7-mime', 'bin'],
  ['../../etc/passwd', '../../etc/passwd', 'bin'],
  ['', 'application/octet-stream', 'bin'],
  [null, 'application/octet-stream', 'bin'],
])('an answer with content type %s is kept as %s, .%s', (contentType, mediaType, extension) => {
  const { folder } = makeProject()
  const { answer } = recordExchange(
    createStore(folder),
    exchangeWith(http(contentType, 'un corpo')),
  )
  expect(answer.kind === 'http' ? answer.body : null).toEqual(
    ref('Risposta: corpo', mediaType, extension, 'un corpo'),
  )
})
