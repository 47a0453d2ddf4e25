import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

import { cellText } from './cell-text.ts'
import type { SheetTexts } from './edit-sheet.ts'
import { readCsvFacts, type CsvFacts } from './read-csv.ts'

const encoded = (text: string, encoding: CsvFacts['encoding']): Uint8Array => {
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

const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** A value as a field of the file. */
const field = (text: string, delimiter: string): string =>
  stringify([[harmless(cellText(text))]], { delimiter, eof: false })

interface FieldPlace {
  readonly start: number
  readonly end: number
}

const [carriageReturn, newline] = [0x0d, 0x0a]

/** Where the fields of each record stand, in bytes: the parser says where each ends. */
const placesOf = (bytes: Uint8Array, delimiter: string): FieldPlace[][] => {
  let start = 0
  return parse(Buffer.from(bytes), {
    delimiter,
    relaxColumnCount: true,
    skipEmptyLines: false,
    cast: (_, { bytes: end, index }) => {
      // A line that ends in two bytes has been left by one.
      if (index === 0 && bytes[start - 1] === carriageReturn && bytes[start] === newline) start += 1
      const place = { start, end }
      start = end + 1
      return place
    },
  }) as unknown as FieldPlace[][]
}

/**
 * A CSV with texts in some of its cells; all other fields stay byte for byte, quotes included. A text that a
 * spreadsheet would take for a formula has an apostrophe put before it, which a CSV has no other way to prevent.
 */
export const writeCsv = (file: string, bytes: Uint8Array, texts: SheetTexts): Uint8Array => {
  if (texts.size === 0) return bytes
  const { delimiter, encoding, text } = readCsvFacts(file, bytes)
  const mark = encoding === 'utf-8' && bytes[0] === 0xef && bytes[1] === 0xbb ? '\u{feff}' : ''
  const plain = Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  let at = 0
  for (const [index, places] of placesOf(plain, delimiter).entries()) {
    const wanted = texts.get(index + 1) ?? new Map<number, string>()
    let width = places.length
    for (const [column, value] of [...wanted].toSorted(([a], [b]) => a - b)) {
      const place = places[column - 1]
      // A record that ends before the column: the fields between are empty.
      const last = places.at(-1)?.end ?? at
      const { start, end } = place ?? { start: last, end: last }
      const between = delimiter.repeat(Math.max(0, column - width))
      parts.push(plain.subarray(at, start), Buffer.from(between + field(value, delimiter)))
      at = end
      width = Math.max(width, column)
    }
  }
  parts.push(plain.subarray(at))
  return encoded(`${mark}${Buffer.concat(parts).toString('utf8')}`, encoding)
}
