import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { ExchangeRecord } from '../../src/model/run-record.ts'
import { evidenceBytes, exchangesOf } from '../support/e2e-evidence.ts'
import { hasTool } from '../support/external-tool.ts'
import { payloadNamespace } from '../support/raw-sist-client.ts'
import { runJson } from '../support/run-cli.ts'
import { copySamplePlan, type TempWorkspace } from '../support/temp-workspace.ts'

/** The calls of one real run, as other programs see them: nothing here but what the run left on disk. */
let workspace: TempWorkspace
let scratch: string
let run: string
let sent: readonly { readonly label: string; readonly exchange: ExchangeRecord }[]

// Issued, registered, read again, by two of the operators, with documents of drugs and of services.
const asked = ['CVP-03', 'CVP-07', 'CVP-13', 'CVP-22', 'CVP-24', 'CVP-40']

beforeAll(async () => {
  workspace = copySamplePlan()
  scratch = mkdtempSync(join(tmpdir(), 'collaudo-terzi-'))
  const { result, json } = await runJson(['cvp', ...asked.flatMap((id) => ['--case', id])], {
    cwd: workspace.folder,
  })
  expect(result.code, result.error).toBe(0)
  run = json.run
  sent = exchangesOf(workspace.record(run)).map(({ caseId, exchange }, index) => ({
    label: `${caseId} ${exchange.operation} (${index})`,
    exchange,
  }))
})

afterAll(() => {
  workspace.remove()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
})

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}

const messageOf = ({ request }: ExchangeRecord): string =>
  evidenceBytes(workspace, run, request.body).toString('utf8')

const changedAt = (bytes: Uint8Array, offset: number): Uint8Array => {
  const changed = Uint8Array.from(bytes)
  changed[offset] = (changed[offset] ?? 0) ^ 1
  return changed
}

const tokenOf = (message: string): X509Certificate => {
  const token = /<wsse:BinarySecurityToken[^>]*>([^<]+)</.exec(message)?.[1]
  if (token === undefined) throw new Error('the message carries no token')
  return new X509Certificate(Buffer.from(token, 'base64'))
}

// The payload namespace has no scheme, so it is a relative reference, and libxml2 refuses to canonicalize a
// document that holds one anywhere (Canonical XML 1.0 §1.3). It stands in the Body, which is not signed.
const withAbsoluteBody = (message: string): string => {
  const body = message.indexOf('<soapenv:Body')
  if (body === -1) throw new Error('the message has no Body')
  return (
    message.slice(0, body) +
    message.slice(body).replaceAll(`"${payloadNamespace}"`, `"urn:${payloadNamespace}"`)
  )
}

const wsu =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd:Timestamp'

const verifyMessage = (message: string) => {
  const certificate = file('cns.pem', tokenOf(message).toString())
  const envelope = file('message.xml', withAbsoluteBody(message))
  const { status, stderr } = spawnSync(
    'xmlsec1',
    ['--verify', '--id-attr:Id', wsu, '--pubkey-cert-pem', certificate, envelope],
    { encoding: 'utf8' },
  )
  return { accepted: status === 0, text: stderr }
}

const xmlsec1 = test.skipIf(!hasTool('xmlsec1'))

test('has evidence of messages of more than one operation and operator', () => {
  expect(sent.length).toBeGreaterThan(asked.length)
  expect([...new Set(sent.map(({ exchange }) => exchange.operation))]).toEqual(
    expect.arrayContaining(['chkPrescrizione', 'setRegistraPrescrizione']),
  )
  const signers = sent.map(({ exchange }) => tokenOf(messageOf(exchange)).subject)
  expect(new Set(signers).size).toBeGreaterThan(1)
})

test('signs every message with the card of the operator whom it names', () => {
  for (const { label, exchange } of sent) {
    const message = messageOf(exchange)
    const named = /<\w+:datiOperatore>.*?<\w+:codiceFiscale>(\w+)</s.exec(message)?.[1]
    expect(tokenOf(message).subject, label).toContain(`CN=${named}/`)
  }
})

xmlsec1('xmlsec1 verifies the signature of every message that was sent', () => {
  for (const { label, exchange } of sent) {
    const { accepted, text } = verifyMessage(messageOf(exchange))
    expect(text, label).toContain('SignedInfo References (ok/all): 1/1')
    expect(accepted, label).toBe(true)
  }
})

xmlsec1('xmlsec1 verifies none of them with one byte of the Timestamp changed', () => {
  for (const { label, exchange } of sent) {
    const bytes = evidenceBytes(workspace, run, exchange.request.body)
    const start = bytes.indexOf('<wsu:Created>')
    expect(start, label).toBeGreaterThan(0)
    // The last digit of the year.
    const changed = changedAt(bytes, start + '<wsu:Created>'.length + 3)
    const { accepted, text } = verifyMessage(Buffer.from(changed).toString('utf8'))
    expect(text, label).toContain('data and digest do not match')
    expect(accepted, label).toBe(false)
  }
})

interface Signed {
  readonly label: string
  readonly exchange: ExchangeRecord
  readonly p7m: Buffer
  readonly cda: Buffer
}

const signedDocuments = (): Signed[] =>
  sent.flatMap(({ label, exchange }) => {
    const one = (mediaType: string): Buffer => {
      const found = exchange.documents.filter((document) => document.mediaType === mediaType)
      if (found[0] === undefined || found.length > 1)
        throw new Error(`${label} carries ${found.length} documents of ${mediaType}`)
      return evidenceBytes(workspace, run, found[0])
    }
    return exchange.documents.length === 0
      ? []
      : [
          {
            label,
            exchange,
            p7m: one('application/pkcs7-mime'),
            cda: one('application/xml'),
          },
        ]
  })

const openssl = test.skipIf(!hasTool('openssl'))

const certificatesIn = (p7m: Uint8Array): string =>
  execFileSync('openssl', ['pkcs7', '-inform', 'DER', '-print_certs'], {
    input: p7m,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })

/** Verifies with the certificates of `trusted`: the whole of whom openssl trusts. */
const verifyDocument = (p7m: Uint8Array, trusted: string) => {
  const out = join(scratch, 'content')
  rmSync(out, { force: true })
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER'],
      ...['-in', file('document.p7m', p7m), '-CAfile', file('signer.pem', trusted)],
      // The authority behind the signer's certificate was made for the run, and has gone with it.
      ...['-partial_chain', '-purpose', 'any', '-no-CApath', '-no-CAstore', '-out', out],
    ],
    { encoding: 'utf8' },
  )
  return {
    accepted: status === 0,
    text: stderr,
    content: () => readFileSync(out),
  }
}

test('every registration carries one signed document, and sends the one that is in the evidence', () => {
  const documents = signedDocuments()
  const registrations = sent.filter(
    ({ exchange }) => exchange.operation === 'setRegistraPrescrizione',
  )
  expect(registrations.length).toBeGreaterThan(2)
  expect(documents.map(({ label }) => label)).toEqual(registrations.map(({ label }) => label))
  for (const { label, exchange, p7m } of documents) {
    const carried = /<\w+:prescrizione>([^<]+)</.exec(messageOf(exchange))?.[1] ?? ''
    expect(Buffer.from(carried, 'base64').equals(p7m), label).toBe(true)
  }
})

openssl('openssl accepts every document as CAdES and gives back the CDA, byte for byte', () => {
  for (const { label, p7m, cda } of signedDocuments()) {
    const { accepted, text, content } = verifyDocument(p7m, certificatesIn(p7m))
    expect(text, label).toContain('CAdES Verification successful')
    expect(accepted, label).toBe(true)
    expect(content().equals(cda), label).toBe(true)
  }
})

openssl('openssl refuses every document with one byte changed, wherever it is', () => {
  for (const { label, p7m, cda } of signedDocuments()) {
    const trusted = certificatesIn(p7m)
    const content = p7m.indexOf(cda)
    expect(content, label).toBeGreaterThan(0)
    const inContent = verifyDocument(changedAt(p7m, content + cda.length - 20), trusted)
    expect(inContent.text, label).toContain('content verify error')
    expect(inContent.accepted, label).toBe(false)
    // The signature value closes the message.
    const inSignature = verifyDocument(changedAt(p7m, p7m.length - 1), trusted)
    expect(inSignature.text, label).toContain('verification failure')
    expect(inSignature.accepted, label).toBe(false)
  }
})

openssl('openssl trusts no other signer', () => {
  const [first] = signedDocuments()
  if (first === undefined) throw new Error('no document')
  const stranger = tokenOf(messageOf(first.exchange)).toString()
  const { accepted, text } = verifyDocument(first.p7m, stranger)
  expect(text).toContain('certificate verify error')
  expect(accepted).toBe(false)
})
