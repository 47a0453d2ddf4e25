import { CsvError, parse } from 'csv-parse/sync'

import { t } from '../lib/language/t.ts'
import { lastColumn, type GridCell, type GridDocument } from './grid.ts'
import { refusedDocument } from './refusal.ts'

/** A CSV as it is written: what is needed to write into it again. */
export interface CsvFacts {
  readonly delimiter: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252'
  readonly records: readonly (readonly string[])[]
  /** Its text, without the mark of its encoding. */
  readonly text: string
}

const delimiters = [';', ',', '\t', '|'] as const
const mostCells = 1_000_000

const decode = (
  file: string,
  bytes: Uint8Array,
): { text: string; encoding: CsvFacts['encoding'] } => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    // What Excel in Italy writes.
    const text = new TextDecoder('windows-1252').decode(bytes)
    if (text.includes('\0'))
      throw refusedDocument(
        t`${file} non è testo: atteso un CSV`,
        t`esportarlo di nuovo come CSV UTF-8`,
      )
    return { text, encoding: 'windows-1252' }
  }
}

const recordsOf = (file: string, text: string, delimiter: string): string[][] => {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: false,
      maxRecordSize: 1_000_000,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as { lines?: unknown }).lines ?? 1)
    throw refusedDocument(
      t`${file}, riga ${line}: il CSV non si legge (${error.code})`,
      t`controllare le virgolette della riga: dentro un valore si raddoppiano`,
    )
  }
}

/** The delimiter that parts the first lines into the most columns, the same number on most of them. */
const chooseDelimiter = (text: string): string => {
  const start = text.slice(0, 20_000)
  const columns = (delimiter: string): number => {
    try {
      const records = parse(start, {
        delimiter,
        bom: true,
        relaxColumnCount: true,
        relaxQuotes: true,
        to: 30,
      })
      const counts = records.map((record) => record.length).toSorted((a, b) => a - b)
      return counts[Math.floor(counts.length / 2)] ?? 0
    } catch {
      return 0
    }
  }
  return delimiters.toSorted((a, b) => columns(b) - columns(a))[0] ?? ','
}

/** Reads a CSV with its delimiter and encoding, which Italian and English spreadsheets choose differently. */
export const readCsvFacts = (file: string, bytes: Uint8Array): CsvFacts => {
  if (bytes.byteLength === 0)
    throw refusedDocument(
      t`${file} è vuoto: atteso un documento, trovati 0 byte`,
      t`farselo rimandare, o scaricarlo di nuovo`,
    )
  const { text, encoding } = decode(file, bytes)
  const delimiter = chooseDelimiter(text)
  const records = recordsOf(file, text, delimiter)
  const cells = records.reduce((sum, record) => sum + record.length, 0)
  if (cells > mostCells || records.some((record) => record.length > lastColumn))
    throw refusedDocument(t`${file} ha troppe celle`, t`tenere nel documento il solo piano di test`)
  return { delimiter, encoding, records, text }
}

/** Reads a CSV as one grid: a record is a row, also where a value has several lines. */
export const readCsv = (
  file: string,
  bytes: Uint8Array,
): Omit<GridDocument, 'sha256' | 'kind'> => ({
  dormant: { macros: false, externalLinks: 0 },
  grids: [
    {
      name: 'CSV',
      isHidden: false,
      rows: readCsvFacts(file, bytes).records.flatMap((record, index) => {
        const cells = new Map<number, GridCell>(
          record.flatMap((text, column) =>
            text.trim() === '' ? [] : [[column + 1, { text, isFormula: false }]],
          ),
        )
        return cells.size === 0 ? [] : [{ number: index + 1, isHidden: false, cells }]
      }),
      merges: [],
      dropDowns: [],
      isFiltered: false,
      isLocked: () => false,
    },
  ],
})
