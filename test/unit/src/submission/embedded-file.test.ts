import { deflateSync } from 'node:zlib'

import Pdf from 'pdfkit'
import { expect, test } from 'vitest'

import { carriesFile } from '../../../../src/submission/embedded-file.ts'

/** A PDF as a program writes it, with a file in it or without. */
const pdf = (file: string | null): Promise<Buffer> =>
  new Promise((resolve) => {
    const document = new Pdf()
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.text('Referto')
    if (file !== null) document.file(Buffer.from(file), { name: 'cda.xml' })
    document.end()
  })

/** The same facts where they are packed into an object stream, which is not for the eye. */
const packed = (objects: string, filter = '/FlateDecode'): Buffer =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter ${filter} >>\nstream\r\n`),
    filter === '/FlateDecode' ? deflateSync(Buffer.from(objects)) : Buffer.from(objects),
    Buffer.from('\nendstream\nendobj\n%%EOF'),
  ])

test('knows a PDF that carries a file from one that does not', async () => {
  expect(carriesFile(await pdf('<ClinicalDocument/>'))).toBe('yes')
  expect(carriesFile(await pdf(null))).toBe('no')
})

test('looks into object streams', () => {
  expect(carriesFile(packed('3 0 << /Type /Filespec /EF << /F 4 0 R >> >>'))).toBe('yes')
  expect(carriesFile(packed('3 0 << /Type /Catalog /Pages 2 0 R >>'))).toBe('no')
})

test.each([
  ['packed otherwise', packed('x', '/LZWDecode')],
  ['encrypted', Buffer.from('%PDF-1.7 trailer << /Encrypt 5 0 R >>')],
])('claims nothing of one that is %s', (_, bytes) => {
  expect(carriesFile(bytes)).toBe('unknown')
})
