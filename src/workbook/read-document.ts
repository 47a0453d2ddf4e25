import { basename } from 'node:path'

import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import type { GridDocument } from './grid.ts'
import { openPackage } from './package-parts.ts'
import { readCsv } from './read-csv.ts'
import { readDocx } from './read-docx.ts'
import { readXlsx } from './read-xlsx.ts'
import { refusedDocument } from './refusal.ts'
import { mainPart } from './xlsx-parts.ts'

const officeExtension = /\.(?:xls[xm]|doc[xm])$/i

/**
 * Reads a document of the authority by what it is, not by what it is called. Nothing in it runs, nothing outside
 * it is reached. What cannot be read is refused with the reason and what to do.
 */
export const readDocument = (name: string, bytes: Uint8Array): GridDocument => {
  const file = basename(name)
  const digest = sha256(bytes)
  if (file.startsWith('~$'))
    throw refusedDocument(
      t`${file} è il file di blocco che Office tiene accanto a un documento aperto, non il documento`,
      t`importare ${file.slice(2)}`,
    )
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (/\.(?:csv|tsv|txt)$/i.test(file) && !isZip && !isBinary(bytes))
    return { kind: 'csv', sha256: digest, ...readCsv(file, bytes) }
  const parts = openPackage(file, bytes)
  const main = mainPart(parts) ?? ''
  if (main.startsWith('word/') || parts.names.includes('word/document.xml'))
    return { kind: 'docx', sha256: digest, ...readDocx(file, parts) }
  if (
    main.startsWith('xl/') ||
    parts.names.includes('xl/workbook.xml') ||
    officeExtension.test(file)
  )
    return { kind: 'xlsx', sha256: digest, ...readXlsx(file, parts) }
  throw refusedDocument(
    t`${file} è uno zip, ma non un documento di Excel o di Word`,
    t`se è un archivio, estrarlo e importare il documento che contiene`,
  )
}

const isBinary = (bytes: Uint8Array): boolean =>
  [0x25504446, 0xd0cf11e0].includes(
    bytes.byteLength < 4
      ? 0
      : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0),
  )
