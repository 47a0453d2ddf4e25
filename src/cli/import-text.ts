import type { DocumentFinding } from '../importer/finding.ts'
import type { FoundTable } from '../importer/find-tables.ts'
import type { ImportedDocument } from '../importer/import-document.ts'
import { mappingFile, type Mapping } from '../importer/mapping.ts'
import { t } from '../lib/language/t.ts'
import { makePaint } from '../lib/paint.ts'
import { shown } from '../lib/shown.ts'
import { columnLetters } from '../workbook/grid.ts'
import type { Io } from './io.ts'

const oneLine = (text: string, longest: number): string => {
  const line = shown(text.replace(/\s+/g, ' ').trim(), 400)
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

/** What each column of a table was taken for. */
export const columnLines = ({ columns }: Pick<FoundTable, 'columns'>): string[] =>
  columns.map(({ column, header, field, by }) => {
    const meaning =
      field === null
        ? t`parole conservate, significato non riconosciuto`
        : by === 'person'
          ? t`${field} (lo dice --map)`
          : by === 'likeness'
            ? t`${field} (per somiglianza)`
            : field
    return `  ${columnLetters(column).padEnd(3)} ${oneLine(header, 40).padEnd(40)} → ${meaning}`
  })

export const findingLines = (
  findings: readonly DocumentFinding[],
  io: Pick<Io, 'colour'>,
): string[] => {
  const paint = makePaint(io.colour)
  return findings.map(({ level, place, message }) => {
    const line = `${place === '' ? '' : `${place}: `}${shown(message, 600)}`
    return level === 'warning' ? paint('yellow', `  ! ${line}`) : `  - ${line}`
  })
}

export const importLines = (
  imported: ImportedDocument,
  written: string | null,
  plan: string,
  io: Pick<Io, 'colour'>,
): string[] => {
  const { file, version, sha256, tables, cases, withoutId, findings } = imported
  const paint = makePaint(io.colour)
  return [
    t`${file}: versione ${version ?? t`non indicata`}, SHA-256 ${sha256}`,
    ...tables.flatMap((table) => [
      '',
      paint(
        'bold',
        t`${table.grid.name}, intestazione alla riga ${table.headerRow}: ${cases.filter((one) => one.sheet === table.grid.name).length} casi`,
      ),
      ...columnLines(table),
    ]),
    ...(findings.length === 0
      ? []
      : ['', paint('bold', t`Da sapere`), ...findingLines(findings, io)]),
    '',
    written === null
      ? t`Niente è stato scritto: ${cases.length} casi da codificare`
      : t`${written}: ${cases.length} casi da codificare, il documento com'è arrivato, e ${mappingFile} da rileggere`,
    ...(withoutId.length === 0
      ? []
      : [t`righe senza id, che non sono diventate casi: ${withoutId.join(', ')}`]),
    ...(written === null ? [] : [t`poi: collaudo list ${plan} --coverage`]),
  ]
}

/** The same as data. */
export const importData = (
  imported: ImportedDocument,
  mapping: Mapping,
  written: string | null,
) => ({
  plan: written,
  document: { file: imported.file, sha256: imported.sha256, version: imported.version },
  tables: imported.tables.map(({ grid, headerRow, columns }) => ({
    sheet: grid.name,
    isHidden: grid.isHidden,
    header: headerRow,
    columns: columns.map(({ column, header, field, by }) => ({
      column: columnLetters(column),
      header,
      field,
      by: field === null ? null : by,
    })),
  })),
  mapping,
  cases: imported.cases.map(({ id, title, area, sheet, cell, isHidden }) => ({
    id,
    title,
    area,
    sheet,
    cell,
    isHidden,
  })),
  withoutId: imported.withoutId,
  findings: imported.findings,
})
