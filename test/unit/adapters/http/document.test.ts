import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'

import { writeCda } from '../../../../adapters/http/document/write-cda.ts'
import type { CallContext } from '../../../../src/adapter/define-adapter.ts'
import type { CarriedDocument } from '../../../../src/model/exchange.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import { openCaller, type Caller } from './support/http-call.ts'

const template = '<a xmlns="urn:hl7-org:v3" b="${ uno }">${ due.tre } però $${ x }</a>\n'
const filled = '<a xmlns="urn:hl7-org:v3" b="A&amp;B &lt;&quot;">0007 però ${ x }</a>\n'

let caller: Caller

beforeAll(async () => {
  caller = await openCaller()
})
afterAll(() => caller.close())

const call = async (pdf: unknown, changes: Partial<CallContext> = {}) =>
  caller.call(
    {
      method: 'POST',
      path: '/x',
      body: {},
      multipart: [{ name: 'requestBody' }, { name: 'file', pdf }],
    },
    { file: () => Buffer.from(template), ...changes },
  )

const withCda = { cda: 'cda/x.xml', with: { uno: 'A&B <"', due: { tre: '0007' } } }

const bytesOf = (documents: readonly CarriedDocument[], mediaType: string): Buffer => {
  const [only, ...more] = documents.filter((one) => one.mediaType === mediaType)
  expect(more).toEqual([])
  return Buffer.from(only?.bytes ?? [])
}

test('a template gets its values, escaped once, and keeps every other byte', () => {
  const values = { uno: 'A&B <"', due: { tre: '0007' } }
  expect(Buffer.from(writeCda(Buffer.from(template), values)).toString()).toBe(filled)
})

test('a value that a template wants and nobody gives stops the call', async () => {
  const before = caller.server.requests.length
  const error = await harnessErrorFrom(call({ cda: 'cda/x.xml', with: { uno: 'x' } }))
  expect(error.code).toBe('TEMPLATE_FAILED')
  expect(caller.server.requests).toHaveLength(before)
})

test('the same document at the same instant is the same PDF, and it travels as it is kept', async () => {
  const [one, other] = [await call(withCda), await call(withCda)]
  const pdf = bytesOf(one.exchange.documents, 'application/pdf')
  expect(pdf.equals(bytesOf(other.exchange.documents, 'application/pdf'))).toBe(true)
  expect(one.request.body.includes(pdf)).toBe(true)
  expect(bytesOf(one.exchange.documents, 'application/xml').toString()).toBe(filled)
  const later = await call(withCda, { instant: new Date('2026-07-01T10:15:31Z') })
  expect(pdf.equals(bytesOf(later.exchange.documents, 'application/pdf'))).toBe(false)
})

/** What pdfdetach does with a PDF. */
const detach = (pdf: Uint8Array, ...args: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-pdf-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.pdf'), pdf)
  const { stdout } = spawnSync('pdfdetach', [...args, join(folder, 'a.pdf')], { cwd: folder })
  return args.includes('-save') ? readFileSync(join(folder, 'out.xml'), 'utf8') : stdout.toString()
}

test.skipIf(!hasTool('pdfdetach'))(
  'pdfdetach finds the CDA in the PDF that was sent, byte for byte',
  async () => {
    const { exchange } = await call(withCda)
    const pdf = bytesOf(exchange.documents, 'application/pdf')
    expect(detach(pdf, '-list')).toBe('1 embedded files\n1: cda.xml\n')
    expect(detach(pdf, '-save', '1', '-o', 'out.xml')).toBe(filled)
  },
)

test.skipIf(!hasTool('pdfdetach'))(
  'pdfdetach finds the name that a case gives, and nothing where there is no CDA',
  async () => {
    const named = await call({ ...withCda, attachment: 'altro.xml' })
    expect(detach(bytesOf(named.exchange.documents, 'application/pdf'), '-list')).toContain(
      '1: altro.xml',
    )
    const empty = await call({ title: 'Senza' })
    expect(detach(bytesOf(empty.exchange.documents, 'application/pdf'), '-list')).toBe(
      '0 embedded files\n',
    )
  },
)

test('a part from an earlier step has the very bytes of that step', async () => {
  const first = await call(withCda)
  const again = await caller.call(
    { method: 'POST', path: '/x', multipart: [{ name: 'file', from: 'prima' }] },
    { earlier: (id) => (id === 'prima' ? { send: {}, exchange: first.exchange } : undefined) },
  )
  const pdf = bytesOf(first.exchange.documents, 'application/pdf')
  expect(again.request.body.includes(pdf)).toBe(true)
  expect(bytesOf(again.exchange.documents, 'application/pdf').equals(pdf)).toBe(true)
  const error = await harnessErrorFrom(
    caller.call({ method: 'POST', path: '/x', multipart: [{ name: 'file', from: 'manca' }] }),
  )
  expect(error.code).toBe('REQUEST_INVALID')
})
