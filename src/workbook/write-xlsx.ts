import { t } from '../lib/language/t.ts'
import { clearTableFilter, editSheet, type SheetTexts } from './edit-sheet.ts'
import type { Area } from './grid.ts'
import type { PackageParts } from './package-parts.ts'
import { readIndex } from './read-xlsx.ts'
import { attribute, scanXml, type StartTag } from './scan-xml.ts'
import { spliced } from './splice.ts'
import { relationshipsOf } from './xlsx-parts.ts'

/** Asks the spreadsheet to work its formulas out anew when it opens the workbook. */
const recalculating = (where: string, xml: string): string => {
  let found: StartTag | undefined
  let after = -1
  scanXml(where, xml, {
    open: (tag) => {
      if (tag.name === 'calcPr') found = tag
    },
    close: ({ name, end }) => {
      // The order of the schema: calcPr comes after these.
      if (['sheets', 'functionGroups', 'externalReferences', 'definedNames'].includes(name))
        after = end
    },
  })
  if (found === undefined)
    return after === -1
      ? xml
      : spliced(xml, [{ start: after, end: after, text: '<calcPr fullCalcOnLoad="1"/>' }])
  if (attribute(found, 'fullCalcOnLoad') !== undefined) return xml
  const at = found.start + 1 + found.prefix.length + 'calcPr'.length
  return spliced(xml, [{ start: at, end: at, text: ' fullCalcOnLoad="1"' }])
}

/** The parts of a workbook that change when texts are written into its sheets and their filters cleared. */
export const writeXlsx = (
  file: string,
  parts: PackageParts,
  texts: ReadonlyMap<string, SheetTexts>,
  options: { readonly hasFormulas: boolean },
): ReadonlyMap<string, string> => {
  const index = readIndex(file, parts)
  const changed = new Map<string, string>()
  const keep = (name: string, text: string): void => {
    if (text !== parts.text(name)) changed.set(name, text)
  }
  for (const { name, part } of index.sheets) {
    const wanted = texts.get(name)
    const xml = parts.text(part)
    if (wanted === undefined || xml === undefined) continue
    const areas: Area[] = []
    for (const { type, target } of relationshipsOf(parts, part)) {
      const table = type === 'table' ? parts.text(target) : undefined
      const cleared =
        table === undefined ? undefined : clearTableFilter(t`${file}, parte ${target}`, table)
      if (cleared === undefined) continue
      areas.push(cleared.area)
      keep(target, cleared.xml)
    }
    keep(part, editSheet(t`${file}, foglio «${name}»`, xml, wanted, areas))
  }
  const isWritten = [...texts.values()].some((rows) => rows.size > 0)
  const workbook = parts.text(index.part)
  if (isWritten && options.hasFormulas && workbook !== undefined)
    keep(index.part, recalculating(t`${file}, parte ${index.part}`, workbook))
  return changed
}
