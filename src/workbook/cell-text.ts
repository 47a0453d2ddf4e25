import { xmlEscape } from '../lib/xml-escape.ts'

/** What a cell of a spreadsheet holds at most. */
const longest = 32_767

// What XML 1.0 has no place for (§2.2).
const unwritable = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/gu

/** A value as a document can hold it: line feeds alone, no character that XML has no place for, not too long. */
export const cellText = (value: string): string => {
  const text = value.replace(/\r\n?/g, '\n').replace(unwritable, '').trim()
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** Character data of a workbook: what it would read as an escape is itself escaped. */
export const workbookText = (value: string): string =>
  xmlEscape(cellText(value).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
