import { expect, test } from 'vitest'

import { findPdfSignature } from '../../../../src/signature/pdf-signature.ts'

/** A PDF as far as its signature goes, with what its dictionary holds before and behind it. */
const signedPdf = (before: string, behind = ''): Buffer => {
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached ${before} /Contents `
  const range = ' /ByteRange [0 AAAA BBBB CCCC]'
  const text = `${head}<300301010100>${range}${behind} >>\nendobj\n%%EOF\n`
  const [from, to] = [text.indexOf('<3003'), text.indexOf('100>') + 4]
  const number = (value: number): string => String(value).padStart(4)
  return Buffer.from(
    text
      .replace('AAAA', number(from))
      .replace('BBBB', number(to))
      .replace('CCCC', number(text.length - to)),
    'latin1',
  )
}

test.each([
  ["/M (D:20260301103000+01'00')", '2026-03-01T09:30:00.000Z'],
  ["/M(D:20260301103000+01'00)", '2026-03-01T09:30:00.000Z'],
  ['/M (D:20260301103000Z)', '2026-03-01T10:30:00.000Z'],
  ['/M (D:202603011030)', '2026-03-01T10:30:00.000Z'],
  ['/M (ieri)', null],
  ['/M (D:20261301103000Z)', null],
  ['', null],
])('reads when a PDF was signed: %s', (written, at) => {
  for (const pdf of [signedPdf(written), signedPdf('', ` ${written}`)]) {
    const found = findPdfSignature(pdf)
    expect(found.ok && (found.value.at?.toISOString() ?? null)).toBe(at)
    expect(found.ok && Buffer.from(found.value.cms).toString('hex')).toBe('3003010101')
  }
})

test('the signature is over everything but itself', () => {
  const pdf = signedPdf('')
  const found = findPdfSignature(pdf)
  expect(found.ok && Buffer.from(found.value.signed).toString('latin1')).toBe(
    pdf.toString('latin1').replace('<300301010100>', ''),
  )
})

test.each([
  ['is no hexadecimal number', '30030101zz00'],
  ['has something behind the signature', '300301010101'],
  ['is of indefinite length', '308001010100'],
  ['says that it is longer', '307f01010100'],
  ['is empty', '000000000000'],
])('refuses a place of the signature that %s', (_name, digits) => {
  const pdf = Buffer.from(
    signedPdf('').toString('latin1').replace('300301010100', digits),
    'latin1',
  )
  expect(findPdfSignature(pdf)).toMatchObject({
    ok: false,
    reason: 'la firma non copre tutto il PDF: ciò che lascia fuori non è la sola firma (/Contents)',
  })
})
