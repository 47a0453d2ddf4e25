import { fileTypeOf } from '../lib/file-type.ts'
import { t } from '../lib/language/t.ts'
import { refused, type Judged } from './judged.ts'
import { findPdfSignature } from './pdf-signature.ts'
import type { Signer } from './signer.ts'
import { verifyCms } from './verify-cms.ts'

/** A document that is signed, and by whom. */
export interface SignedFile {
  readonly form: 'CAdES' | 'PAdES'
  readonly signers: readonly Signer[]
  /** Media type of the file itself. */
  readonly mediaType: string
}

/** Larger files are no form: ten pages that somebody scanned have less. */
export const largestSignedFile = 20 * 1024 * 1024

const wanted = t`serve il modulo firmato digitalmente: un .p7m (CAdES) o un PDF firmato (PAdES)`

const armour = /-----(?:BEGIN|END) (?:PKCS7|CMS)-----/g

/** The bytes of a p7m; null when the file is none. Some programs of signature write base64. */
const p7mOf = (bytes: Buffer): Buffer | null => {
  if (bytes[0] === 0x30) return bytes
  const text = bytes.toString('latin1').replace(armour, '')
  if (!/^[A-Za-z0-9+/=\s]+$/.test(text)) return null
  const decoded = Buffer.from(text, 'base64')
  return decoded[0] === 0x30 ? decoded : null
}

/** One who signs what another signed makes a p7m of a p7m. */
const mostLayers = 4

const judgeP7m = async (bytes: Buffer, now: Date, layer = 1): Promise<Judged<SignedFile>> => {
  const found = await verifyCms(bytes, { now })
  if (!found.ok) return found
  const content = Buffer.from(found.value.content ?? [])
  const { signers } = found.value
  const mediaType = 'application/pkcs7-mime'
  const inside = fileTypeOf(content)
  if (inside?.type === 'pdf') return { ok: true, value: { form: 'CAdES', signers, mediaType } }
  if (content[0] === 0x30 && layer < mostLayers) {
    const inner = await judgeP7m(content, now, layer + 1)
    return inner.ok
      ? { ok: true, value: { ...inner.value, signers: [...inner.value.signers, ...signers] } }
      : inner
  }
  return refused(
    inside === null
      ? t`è firmato, ma dentro non c'è un PDF`
      : t`è firmato, ma dentro non c'è un PDF: è un file ${inside.type}`,
    t`salvare il modulo compilato come PDF, e firmare quello`,
  )
}

const judgePdf = async (bytes: Buffer, now: Date): Promise<Judged<SignedFile>> => {
  const found = findPdfSignature(bytes)
  if (!found.ok) return found
  const { cms, signed, at } = found.value
  const verified = await verifyCms(cms, { now, detached: signed, otherwiseAt: at })
  return verified.ok
    ? {
        ok: true,
        value: { form: 'PAdES', signers: verified.value.signers, mediaType: 'application/pdf' },
      }
    : verified
}

/**
 * Says whether a file is a digitally signed form, and by whom: CAdES (.p7m) or PAdES (PDF), by what it holds and
 * not by its name. A scan is none. Whether the signer's authority may be believed is not looked at.
 */
export const judgeSignedFile = (bytes: Buffer, now: Date): Promise<Judged<SignedFile>> => {
  if (bytes.length === 0) return Promise.resolve(refused(t`il file è vuoto`, wanted))
  if (bytes.length > largestSignedFile)
    return Promise.resolve(
      refused(t`il file ha ${bytes.length} byte: al più ${largestSignedFile}`, wanted),
    )
  const type = fileTypeOf(bytes)
  if (type?.type === 'pdf') return judgePdf(bytes, now)
  const p7m = p7mOf(bytes)
  if (p7m !== null) return judgeP7m(p7m, now)
  const isImage = type?.type === 'png' || type?.type === 'jpg'
  return Promise.resolve(
    refused(
      isImage
        ? t`è un'immagine: una scansione, anche con la firma autografa, non è una firma`
        : t`non è un file firmato digitalmente`,
      wanted,
    ),
  )
}
