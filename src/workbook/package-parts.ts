import { unzipSync, zipSync } from 'fflate'

import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'
import { refusedDocument } from './refusal.ts'

/** The parts of an Office package (a zip), each inflated only when it is asked for. */
export interface PackageParts {
  /** Names in the order of the zip's directory. */
  readonly names: readonly string[]
  readonly bytes: (name: string) => Uint8Array | undefined
  /** The text of an XML part; it must be UTF-8. */
  readonly text: (name: string) => string | undefined
}

const megabyte = 1024 * 1024
/** Real plans stay under a tenth of each. */
export const packageLimits = {
  fileBytes: 50 * megabyte,
  partBytes: 64 * megabyte,
  allBytes: 200 * megabyte,
  parts: 2000,
} as const

const zipStart = [0x50, 0x4b, 0x03, 0x04]
/** OLE compound file: an old .xls or .doc, or a package that a password encrypts. */
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0]

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

const compoundHolds = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(name, 'utf16le'),
  )

/** Why bytes that do not begin as a zip are none, and what to do. */
const notAPackage = (file: string, bytes: Uint8Array): Error => {
  if (bytes.byteLength === 0)
    return refusedDocument(
      t`${file} è vuoto: atteso un documento, trovati 0 byte`,
      t`farselo rimandare, o scaricarlo di nuovo`,
    )
  if (startsWith(bytes, compoundStart))
    return compoundHolds(bytes, 'EncryptedPackage')
      ? refusedDocument(
          t`${file} è protetto da una password di apertura: non si può leggere`,
          t`aprirlo con la password e salvarne una copia senza, oppure chiederla all'autorità`,
        )
      : refusedDocument(
          t`${file} è nel vecchio formato .xls o .doc: atteso .xlsx, .docx o .csv`,
          t`aprirlo e salvarlo con nome come .xlsx o .docx`,
        )
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    return refusedDocument(
      t`${file} è un PDF: le sue tabelle non si leggono con certezza`,
      t`chiedere all'autorità il foglio o il documento da cui viene, oppure copiare la tabella in un foglio .xlsx e importare quello`,
    )
  return refusedDocument(
    t`${file} non è un documento di Office: atteso uno zip, trovati altri ${bytes.byteLength} byte`,
    t`controllare di avere il documento, e non un suo collegamento o una pagina del sito`,
  )
}

const isSafe = (name: string): boolean =>
  name !== '' &&
  !/[\\:]|\p{Cc}/u.test(name) &&
  !name.startsWith('/') &&
  !name.split('/').some((part) => part === '..' || part === '__proto__')

interface Entry {
  readonly name: string
  readonly originalSize: number
}

const entryTrouble = (
  { name, originalSize }: Entry,
  seen: { readonly names: ReadonlyMap<string, unknown>; readonly bytes: number },
): string | undefined => {
  if (!isSafe(name)) return t`la parte «${shown(name)}» porta fuori dal documento`
  if (seen.names.has(name)) return t`la parte «${shown(name)}» c'è due volte`
  if (seen.names.size >= packageLimits.parts) return t`ha più di ${packageLimits.parts} parti`
  if (originalSize > packageLimits.partBytes)
    return t`la parte «${shown(name)}» si gonfia a ${originalSize} byte`
  if (seen.bytes + originalSize > packageLimits.allBytes)
    return t`si gonfia a più di ${packageLimits.allBytes} byte`
  return undefined
}

/**
 * Opens an Office package. Nothing of it reaches the disk; sizes are bounded before anything is inflated,
 * and a part that declares less than it holds is cut there.
 */
export const openPackage = (file: string, bytes: Uint8Array): PackageParts => {
  if (bytes.byteLength > packageLimits.fileBytes)
    throw refusedDocument(
      t`${file} ha ${bytes.byteLength} byte: il massimo è ${packageLimits.fileBytes}`,
      t`togliere le immagini, o dividere il documento`,
    )
  if (!startsWith(bytes, zipStart)) throw notAPackage(file, bytes)
  const entries = new Map<string, Entry>()
  let total = 0
  const unzip = (wanted: (name: string) => boolean): Record<string, Uint8Array> => {
    try {
      return unzipSync(bytes, { filter: ({ name }) => wanted(name) })
    } catch {
      throw refusedDocument(
        t`${file} è danneggiato: lo zip non si legge fino in fondo`,
        t`farselo rimandare, o scaricarlo di nuovo`,
      )
    }
  }
  let trouble: string | undefined
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        trouble ??= entryTrouble(entry, { names: entries, bytes: total })
        entries.set(entry.name, entry)
        total += entry.originalSize
        return false
      },
    })
  } catch {
    throw refusedDocument(
      t`${file} è danneggiato: lo zip non ha il suo indice`,
      t`farselo rimandare, o scaricarlo di nuovo`,
    )
  }
  if (trouble !== undefined)
    throw refusedDocument(t`${file} rifiutato: ${trouble}`, t`chiedere all'autorità un'altra copia`)
  const read = (name: string): Uint8Array | undefined =>
    entries.has(name) ? unzip((one) => one === name)[name] : undefined
  return {
    names: [...entries.keys()],
    bytes: read,
    text: (name) => {
      const part = read(name)
      if (part === undefined) return undefined
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part)
      } catch {
        throw refusedDocument(
          t`${file}: la parte ${name} non è UTF-8`,
          t`aprirlo e salvarlo di nuovo come .xlsx o .docx`,
        )
      }
    },
  }
}

/** The moment that Office itself writes into its packages. */
const officeMoment = new Date(1980, 0, 1)

/** The same package with other text in some of its parts; all others byte for byte, in the same order. */
export const withParts = (
  parts: PackageParts,
  changed: ReadonlyMap<string, string>,
): Uint8Array => {
  const content: Record<string, Uint8Array> = {}
  for (const name of parts.names) {
    const text = changed.get(name)
    content[name] = text === undefined ? (parts.bytes(name) ?? new Uint8Array()) : Buffer.from(text)
  }
  return zipSync(content, { level: 6, mtime: officeMoment })
}
