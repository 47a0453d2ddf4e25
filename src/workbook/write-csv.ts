import { stringify } from 'csv-stringify/sync'

import { cellText } from './cell-text.ts'
import type { SheetTexts } from './edit-sheet.ts'
import { readCsvFacts } from './read-csv.ts'

const encoded = (text: string, encoding: 'utf-8' | 'utf-16le' | 'windows-1252'): Uint8Array => {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    case 'windows-1252':
      // What that encoding has no place for makes the file UTF-8, which every spreadsheet reads by its mark.
      return /[^\p{ASCII}\u{a0}-\u{ff}]/u.test(text)
        ? Buffer.from(`\u{feff}${text}`, 'utf8')
        : Buffer.from(text, 'latin1')
  }
}

/**
 * A CSV with texts in some of its cells. A text that a spreadsheet would take for a formula has an apostrophe put
 * before it, which a CSV has no other way to prevent.
 */
export const writeCsv = (file: string, bytes: Uint8Array, texts: SheetTexts): Uint8Array => {
  if (texts.size === 0) return bytes
  const { records, delimiter, encoding } = readCsvFacts(file, bytes)
  const written = records.map((record, index) => {
    const wanted = texts.get(index + 1)
    if (wanted === undefined) return record
    const width = Math.max(record.length, ...wanted.keys())
    return Array.from({ length: width }, (_, column) => {
      const text = wanted.get(column + 1)
      return text === undefined ? (record[column] ?? '') : harmless(cellText(text))
    })
  })
  const hasMark = encoding === 'utf-8' && bytes[0] === 0xef && bytes[1] === 0xbb
  const text = stringify(written, {
    delimiter,
    bom: hasMark,
    record_delimiter: Buffer.from(bytes).includes('\r\n') ? 'windows' : 'unix',
  })
  return encoded(text, encoding)
}

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
