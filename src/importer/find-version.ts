import { cellAddress, type GridDocument } from '../workbook/grid.ts'

const said =
  /^\s*(?:(?:versione|version|vers|ver|rev|revisione|v)\s*[.:]?\s*)(\d+(?:\.\d+){0,3}[a-z]?)\s*$/i
const inWords = /\b(?:versione|version|vers\.|ver\.|rev\.|v\.?)\s*[.:]?\s*(\d+(?:\.\d+){1,3})\b/i
const inName = /(?:^|[^A-Za-z])(?:v|ver|vers|versione|rev)[ ._-]?(\d+(?:[._]\d+)*)(?=[^\d]|$)/i
const bare = /^\s*V?\d+(?:\.\d+){1,3}\s*$/i

/** The version that a document says of itself, and where; or its file's name; null where neither does. */
export const findVersion = (
  file: string,
  document: GridDocument,
): { readonly version: string; readonly place: string } | null => {
  const patterns = [said, inWords]
  for (const pattern of patterns)
    for (const grid of document.grids)
      for (const { number, cells } of grid.rows.slice(0, 60))
        for (const [column, { text }] of cells) {
          if (text.length > 60) continue
          const found = pattern.exec(text)?.[1]
          // A cell that has the word alone has the number beside it.
          const beside = /^\s*(?:versione|version|rev(?:isione)?)\.?\s*:?\s*$/i.test(text)
            ? cells.get(column + 1)?.text
            : undefined
          const version =
            found ??
            (beside !== undefined && (bare.test(beside) || /^\d+$/.test(beside))
              ? beside.trim()
              : undefined)
          if (version !== undefined)
            return { version, place: `${grid.name}!${cellAddress(number, column)}` }
        }
  const named = inName.exec(file.replace(/\.[A-Za-z0-9]+$/, ''))?.[1]
  return named === undefined ? null : { version: named.replaceAll('_', '.'), place: file }
}
