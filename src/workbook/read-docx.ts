import { t } from '../lib/language/t.ts'
import type { Area, Grid, GridCell, GridDocument, GridRow } from './grid.ts'
import type { PackageParts } from './package-parts.ts'
import { refusedDocument } from './refusal.ts'
import { scanDocxTables } from './docx-tables.ts'
import { dormantIn, mainPart } from './xlsx-parts.ts'

/** The name that a table of a Word document goes by: such documents give them none. */
export const tableName = (index: number): string => `Tabella ${index + 1}`

/** Reads the tables of a Word document; a table inside a cell is part of that cell's text. */
export const readDocx = (
  file: string,
  parts: PackageParts,
): Omit<GridDocument, 'sha256' | 'kind'> => {
  const part = mainPart(parts) ?? 'word/document.xml'
  const xml = parts.text(part)
  if (xml === undefined)
    throw refusedDocument(
      t`${file} non è un documento di Word: manca la parte ${part}`,
      t`controllare di avere il documento giusto`,
    )
  const tables = scanDocxTables(t`${file}, parte ${part}`, xml)
  return {
    dormant: dormantIn(parts),
    grids: tables.map(({ cells }, index): Grid => {
      const rows = new Map<number, Map<number, GridCell>>()
      const merges: Area[] = []
      for (const { row, column, span, rows: height, text } of cells) {
        const found = rows.get(row) ?? new Map<number, GridCell>()
        rows.set(row, found)
        if (text.trim() !== '') found.set(column, { text, isFormula: false })
        if (span > 1 || height > 1)
          merges.push({
            top: row,
            left: column,
            bottom: row + height - 1,
            right: column + span - 1,
          })
      }
      return {
        name: tableName(index),
        isHidden: false,
        rows: [...rows].flatMap(([number, found]): GridRow[] =>
          found.size === 0 ? [] : [{ number, isHidden: false, cells: found }],
        ),
        merges,
        dropDowns: cells.flatMap(({ row, column, choices }) =>
          choices === null
            ? []
            : [
                {
                  areas: [{ top: row, left: column, bottom: row, right: column }],
                  values: choices,
                  source: choices.join(', '),
                },
              ],
        ),
        isFiltered: false,
        isLocked: () => false,
      }
    }),
  }
}
