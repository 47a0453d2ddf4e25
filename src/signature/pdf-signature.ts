import { t } from '../lib/language/t.ts'
import { refused, type Judged } from './judged.ts'

/** The last signature of a PDF: its CMS, and the bytes that it is over. */
export interface PdfSignature {
  readonly cms: Uint8Array
  readonly signed: Uint8Array
  /** `/M` of its dictionary: when it was signed, by the signer's clock. */
  readonly at: Date | null
}

const signAgain = t`firmare di nuovo il PDF, per ultimo, e non modificarlo più`

/** So far around a signature the rest of its dictionary is looked for. */
const window = 20_000

// ISO 32000-1 §7.9.4: the time zone is Greenwich where it is not said.
const pdfDate =
  /^\/M[\s\0]*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/

const dateIn = (dictionary: string): Date | null => {
  const found = pdfDate.exec(dictionary.slice(Math.max(0, dictionary.search(/\/M[\s\0]*\(D:/))))
  if (found === null) return null
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second = '00',
    sign = '+',
    hours = '00',
    minutes = '00',
  ] = found
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${sign}${hours}:${minutes}`,
  )
  return Number.isNaN(at.getTime()) ? null : at
}

/** The dictionary in which a signature stands, without the signature: what is before and what is after the gap. */
const dictionaryAround = (bytes: Buffer, from: number, to: number): string => {
  const before = bytes.toString('latin1', Math.max(0, from - window), from)
  const after = bytes.toString('latin1', to, to + window)
  const begin = before.lastIndexOf('obj')
  const end = after.indexOf('endobj')
  return (begin < 0 ? before : before.slice(begin)) + (end < 0 ? after : after.slice(0, end))
}

/** The CMS that stands as hexadecimal digits in the gap, without the zeros that fill it up. */
const cmsIn = (gap: Buffer): Buffer | null => {
  const text = gap.toString('latin1')
  if (!/^<[0-9A-Fa-f]*>$/.test(text)) return null
  const bytes = Buffer.from(text.slice(1, -1), 'hex')
  // X.690 §8.1.3: a DER SEQUENCE says how long it is; in a PDF a CMS is never of indefinite length.
  const [tag, first = 0] = bytes
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (tag !== 0x30 || first === 0x80 || lengthBytes > 4 || bytes.length < 2 + lengthBytes)
    return null
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes)
  const end = 2 + lengthBytes + length
  if (end > bytes.length || bytes.subarray(end).some((byte) => byte !== 0)) return null
  return bytes.subarray(0, end)
}

/**
 * Finds the last signature of a PDF (ISO 32000-1 §12.8.1), which must be over the whole file but its own place.
 * Nothing of the PDF is interpreted: what counts is which bytes are signed.
 */
export const findPdfSignature = (bytes: Buffer): Judged<PdfSignature> => {
  const place = bytes.lastIndexOf('/ByteRange')
  if (place < 0)
    return refused(
      t`è un PDF senza firma digitale: una scansione, anche con la firma autografa, non è una firma`,
      t`firmare digitalmente il PDF (PAdES), o farne un .p7m (CAdES)`,
    )
  const found =
    /^\/ByteRange[\s\0]*\[[\s\0]*(\d{1,10})[\s\0]+(\d{1,10})[\s\0]+(\d{1,10})[\s\0]+(\d{1,10})[\s\0]*\]/.exec(
      bytes.toString('latin1', place, place + 200),
    )
  if (found === null)
    return refused(t`la firma del PDF non dice quali byte firma (/ByteRange)`, signAgain)
  const [start = 0, before = 0, next = 0, after = 0] = found.slice(1).map(Number)
  if (start !== 0 || next < before || next + after > bytes.length)
    return refused(t`la firma del PDF firma byte che non sono del file (/ByteRange)`, signAgain)
  const left = bytes.length - (next + after)
  if (left > 0)
    return refused(
      t`la firma non copre tutto il PDF: ${left} byte sono stati aggiunti dopo`,
      signAgain,
    )
  const cms = cmsIn(bytes.subarray(before, next))
  const dictionary = dictionaryAround(bytes, before, next)
  const isContents = /\/Contents[\s\0]*$/.test(
    bytes.toString('latin1', Math.max(0, before - 64), before),
  )
  if (cms === null || !isContents || !dictionary.includes('/ByteRange'))
    return refused(
      t`la firma non copre tutto il PDF: ciò che lascia fuori non è la sola firma (/Contents)`,
      signAgain,
    )
  const [, filter = ''] = /\/SubFilter[\s\0]*\/([A-Za-z0-9._]+)/.exec(dictionary) ?? []
  if (filter === 'ETSI.RFC3161')
    return refused(
      t`l'ultima firma del PDF è una marca temporale, non la firma di una persona`,
      t`indicare il PDF firmato, prima della marca`,
    )
  if (filter !== 'ETSI.CAdES.detached' && filter !== 'adbe.pkcs7.detached')
    return refused(
      t`la firma del PDF è di un tipo che non si verifica (${filter === '' ? t`senza SubFilter` : filter})`,
      t`firmare di nuovo scegliendo PAdES`,
    )
  return {
    ok: true,
    value: {
      cms,
      signed: Buffer.concat([bytes.subarray(0, before), bytes.subarray(next)]),
      at: dateIn(dictionary),
    },
  }
}
