import { xmlEscape } from '../lib/xml-escape.ts'
import { t } from '../lib/language/t.ts'
import { cellText } from './cell-text.ts'
import { scanDocxTables, type DocxCell } from './docx-tables.ts'
import type { SheetTexts } from './edit-sheet.ts'
import type { PackageParts } from './package-parts.ts'
import { tableName } from './read-docx.ts'
import { spliced, type Splice } from './splice.ts'
import { mainPart } from './xlsx-parts.ts'

const runXml = ({ prefix, runProperties }: DocxCell, text: string): string => {
  const lines = cellText(text)
    .split('\n')
    .map((line) => `<${prefix}t xml:space="preserve">${xmlEscape(line)}</${prefix}t>`)
  return `<${prefix}r>${runProperties}${lines.join(`<${prefix}br/>`)}</${prefix}r>`
}

/** The parts of a Word document that change when texts are written into cells of its tables. */
export const writeDocx = (
  file: string,
  parts: PackageParts,
  texts: ReadonlyMap<string, SheetTexts>,
): ReadonlyMap<string, string> => {
  const part = mainPart(parts) ?? 'word/document.xml'
  const xml = parts.text(part) ?? ''
  const splices = scanDocxTables(t`${file}, parte ${part}`, xml).flatMap(({ cells }, index) => {
    const wanted = texts.get(tableName(index))
    return cells.flatMap((cell): Splice[] => {
      const text = wanted?.get(cell.row)?.get(cell.column)
      if (text === undefined) return []
      if (cell.content === null) throw new Error(`${file}: no place for text in row ${cell.row}`)
      return [{ ...cell.content, text: runXml(cell, text) }]
    })
  })
  return splices.length === 0 ? new Map() : new Map([[part, spliced(xml, splices)]])
}
