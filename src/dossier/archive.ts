import { unzipSync, zipSync } from 'fflate'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** The files of a dossier, by their paths with `/`. */
export type Files = ReadonlyMap<string, Uint8Array>

/** More than this no mailbox takes, and no zip without extensions holds. */
const largest = 1_500_000_000
const mostFiles = 60_000

/** Letters, digits and `._-[]` between slashes: nothing that leads out of a folder, or is another name elsewhere. */
export const isPlainPath = (path: string): boolean =>
  path.length <= 200 &&
  /^[A-Za-z0-9_[\]-][A-Za-z0-9._[\]-]*(?:\/[A-Za-z0-9_[\]-][A-Za-z0-9._[\]-]*)*$/.test(path)

// MS-DOS has no instant before it; the fields are those of the local clock, so that it is the same everywhere.
const noTime = (): Date => new Date(1980, 0, 1)

/** In the order in which they are given: the same files always make the same bytes. */
export const writeArchive = (files: Files): Uint8Array => {
  const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  if (size > largest || files.size > mostFiles)
    throw new HarnessError(
      'DOSSIER_REFUSED',
      t`il dossier avrebbe ${files.size} file e ${size} byte: al più ${mostFiles} e ${largest}`,
      {
        hint: t`dividere il piano in più esecuzioni, una per dossier`,
      },
    )
  // Not compressed: then every byte of the archive follows from its files, and any that differs is found.
  return zipSync(Object.fromEntries(files), { level: 0, mtime: noTime() })
}

export type ReadArchive =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly reason: string }

/** Reads an archive from anyone: only stored files, of plain names, no more than there are bytes for. */
export const readArchive = (bytes: Uint8Array): ReadArchive => {
  if (bytes.length > largest) return { ok: false, reason: t`è più grande di ${largest} byte` }
  let refusal: string | null = null
  let sum = 0
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        sum += size
        if (!isPlainPath(name)) refusal ??= t`contiene un file con un nome non ammesso`
        else if (compression !== 0 || size !== originalSize)
          refusal ??= t`${name} è compresso: in un dossier non lo è nessun file`
        else if (sum > bytes.length) refusal ??= t`dice di contenere più byte di quanti ne ha`
        return refusal === null
      },
    })
    if (refusal !== null) return { ok: false, reason: refusal }
    return { ok: true, files: new Map(Object.entries(found)) }
  } catch (error) {
    return {
      ok: false,
      reason: t`non è uno zip leggibile (${error instanceof Error ? error.message : String(error)})`,
    }
  }
}

const localHeader = 30
const centralHeader = 46

/** In what part of an archive a byte is: the file that it belongs to, or null where it is the archive's own end. */
const fileAt = (files: Files, offset: number): string | null => {
  let at = 0
  for (const [name, bytes] of files) {
    at += localHeader + Buffer.byteLength(name) + bytes.length
    if (offset < at) return name
  }
  for (const [name] of files) {
    at += centralHeader + Buffer.byteLength(name)
    if (offset < at) return name
  }
  return null
}

/**
 * Whether an archive is, byte for byte, what its files make: header fields, checksums, comments and what may stand
 * between files included. Gives the file next to the first byte that differs, or `archive` for what belongs to none.
 */
export const strayByte = (
  archive: Uint8Array,
  files: Files,
): { readonly offset: number; readonly file: string | null } | null => {
  const again = writeArchive(files)
  if (Buffer.compare(archive, again) === 0) return null
  const length = Math.min(archive.length, again.length)
  let offset = 0
  while (offset < length && archive[offset] === again[offset]) offset += 1
  return { offset, file: fileAt(files, offset) }
}
