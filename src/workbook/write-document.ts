import type { SheetTexts } from './edit-sheet.ts'
import type { GridDocument } from './grid.ts'
import { openPackage, withParts } from './package-parts.ts'
import { writeCsv } from './write-csv.ts'
import { writeDocx } from './write-docx.ts'
import { writeXlsx } from './write-xlsx.ts'

/**
 * The document with texts written into its cells, by sheet, row and column. Only the parts that change are written
 * anew; where nothing changes, the bytes are those that came.
 */
export const writeDocument = (
  file: string,
  bytes: Uint8Array,
  document: GridDocument,
  texts: ReadonlyMap<string, SheetTexts>,
): Uint8Array => {
  if (document.kind === 'csv')
    return writeCsv(
      file,
      bytes,
      [...texts.values()][0] ?? new Map<number, ReadonlyMap<number, string>>(),
    )
  const parts = openPackage(file, bytes)
  const hasFormulas = document.grids.some(({ rows }) =>
    rows.some(({ cells }) => [...cells.values()].some(({ isFormula }) => isFormula)),
  )
  const changed =
    document.kind === 'docx'
      ? writeDocx(file, parts, texts)
      : writeXlsx(file, parts, texts, { hasFormulas })
  return changed.size === 0 ? bytes : withParts(parts, changed)
}
