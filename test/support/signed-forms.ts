import 'reflect-metadata'

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import * as x509 from '@peculiar/x509'

import { extension, makeCertificate, makeKey, type TestCertificate } from './make-certificate.ts'

/** Who signs a form, with what openssl needs for it. */
export interface FormSigner {
  readonly pem: string
  readonly keyPem: string
  /** Of the authority that issued the certificate. */
  readonly authorityPem: string
}

const authorityName = new x509.Name([
  { CN: [{ utf8String: 'CA di firma di prova' }] },
  { O: [{ utf8String: 'Prestatore di prova' }] },
]).toJSON()

/** A signer with a certificate of signature, of an authority of the test's own; `differing` says how it is not good. */
export const makeFormSigner = async (
  differing: Partial<TestCertificate> = {},
): Promise<FormSigner> => {
  const key = await makeKey({ curve: 'P-256' })
  const authority = await makeCertificate({
    name: authorityName,
    key: await makeKey({ curve: 'P-256' }),
    from: -60,
    extensions: [extension.authority(true), extension.keyUsage('keyCertSign')],
  })
  const { pem } = await makeCertificate({
    name: new x509.Name([
      { CN: [{ utf8String: 'TSTTST00A01A000W/0000000000000000.TEST' }] },
      { '2.5.4.42': [{ utf8String: 'Niccolò' }] },
      { '2.5.4.4': [{ utf8String: 'Prova' }] },
      { '2.5.4.5': [{ printableString: 'TINIT-TSTTST00A01A000W' }] },
    ]).toJSON(),
    key,
    by: authority,
    // Valid now, whatever the moment at which other certificates of the tests are looked at.
    from: -30,
    extensions: [extension.authority(false), extension.keyUsage('nonRepudiation')],
    ...differing,
  })
  return { pem, keyPem: key.pem, authorityPem: authority.pem }
}

/** Files of the call's own, gone when it ends. */
const inFolder = <Value>(use: (folder: string) => Value): Value => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-firma-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface SignOptions {
  readonly detached?: boolean
  /** As openssl takes them, in place of `-cades -md sha256`. */
  readonly options?: readonly string[]
}

/** A CMS by openssl, in DER. */
export const opensslSign = (
  content: Uint8Array,
  signers: readonly FormSigner[],
  { detached = false, options = ['-cades', '-md', 'sha256'] }: SignOptions = {},
): Buffer =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'contenuto'), content)
    const who = signers.flatMap(({ pem, keyPem }, index) => {
      writeFileSync(join(folder, `${index}.pem`), pem)
      writeFileSync(join(folder, `${index}.key`), keyPem)
      return ['-signer', `${index}.pem`, '-inkey', `${index}.key`]
    })
    execFileSync(
      'openssl',
      [
        ...['cms', '-sign', '-binary', ...(detached ? [] : ['-nodetach']), ...options, ...who],
        ...['-in', 'contenuto', '-outform', 'DER', '-out', 'firmato'],
      ],
      { cwd: folder, stdio: 'pipe' },
    )
    return readFileSync(join(folder, 'firmato'))
  })

/** Whether openssl verifies a CMS whose signer has a certificate of that authority. */
export const opensslVerifies = (
  cms: Uint8Array,
  { authorityPem }: FormSigner,
  content?: Uint8Array,
): boolean =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'firmato'), cms)
    writeFileSync(join(folder, 'ca.pem'), authorityPem)
    if (content !== undefined) writeFileSync(join(folder, 'contenuto'), content)
    try {
      execFileSync(
        'openssl',
        [
          ...['cms', '-verify', '-cades', '-binary', '-inform', 'DER'],
          ...['-CAfile', 'ca.pem', '-purpose', 'any'],
          ...['-in', 'firmato', '-out', 'uscito'],
          ...(content === undefined ? [] : ['-content', 'contenuto']),
        ],
        { cwd: folder, stdio: 'pipe' },
      )
      return true
    } catch {
      return false
    }
  })

/** A PDF of one page with a text. */
export const makePdf = (text = 'Modulo di prova', more = ''): Buffer => {
  const stream = `BT /F1 12 Tf 50 700 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ...(more === '' ? [] : [more]),
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

interface PdfSignOptions extends SignOptions {
  readonly subFilter?: string
  /** PDF's `/M`. */
  readonly at?: string
  /** Changes the four numbers before they are written and signed over. */
  readonly range?: (range: readonly number[]) => readonly number[]
}

const place = 16_384

/** The two parts of a PDF that its signature is over, and the signature. */
export const partsOfPdf = (pdf: Buffer): { readonly cms: Buffer; readonly signed: Buffer } => {
  const from = pdf.indexOf('/Contents <3') + '/Contents '.length
  const to = pdf.indexOf('>', from) + 1
  const hex = pdf.toString('latin1', from + 1, to - 1)
  const bytes = Buffer.from(hex, 'hex')
  return {
    cms: bytes.subarray(0, 4 + bytes.readUInt16BE(2)),
    signed: Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]),
  }
}

/** A PDF that openssl signed, as programs of signature do: PAdES. */
export const signPdf = (
  signers: readonly FormSigner[],
  { subFilter = 'ETSI.CAdES.detached', at, range = (given) => given, ...sign }: PdfSignOptions = {},
): Buffer => {
  const blank = '0'.repeat(place)
  const numbers = ' '.repeat(60)
  const moment = at === undefined ? '' : ` /M (${at})`
  const pdf = makePdf(
    'Modulo firmato',
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter}${moment} /ByteRange [${numbers}] /Contents <${blank}> >>`,
  )
  const from = pdf.indexOf(`<${blank}>`)
  const to = from + place + 2
  const written = range([0, from, to, pdf.length - to]).join(' ')
  pdf.write(written.padEnd(numbers.length), pdf.indexOf(numbers), 'latin1')
  const signed = Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)])
  const cms = opensslSign(signed, signers, { ...sign, detached: true })
  pdf.write(cms.toString('hex'), from + 1, 'latin1')
  return pdf
}
