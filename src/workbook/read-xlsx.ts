import { t } from '../lib/language/t.ts'
import type { Grid, GridDocument } from './grid.ts'
import type { PackageParts } from './package-parts.ts'
import { refusedDocument } from './refusal.ts'
import { attribute, scanXml } from './scan-xml.ts'
import { dropDownsOf } from './xlsx-drop-downs.ts'
import { dormantIn, mainPart, relationshipsOf, sharedStringsOf } from './xlsx-parts.ts'
import { readSheet, type RawSheet } from './xlsx-sheet.ts'
import { cellStyles } from './xlsx-styles.ts'

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  /** The part that holds it. */
  readonly part: string
}

export interface WorkbookIndex {
  readonly part: string
  readonly sheets: readonly SheetEntry[]
  /** Names of ranges, in small letters, and what they stand for. */
  readonly names: ReadonlyMap<string, string>
  readonly is1904: boolean
}

const mostSheets = 500

/** Reads the list of sheets of a workbook. */
export const readIndex = (file: string, parts: PackageParts): WorkbookIndex => {
  const part = mainPart(parts) ?? 'xl/workbook.xml'
  const xml = parts.text(part)
  if (xml === undefined)
    throw refusedDocument(
      t`${file} non è un foglio elettronico: manca la parte ${part}`,
      t`controllare di avere il documento giusto`,
    )
  const links = relationshipsOf(parts, part)
  const sheets: SheetEntry[] = []
  const names = new Map<string, string>()
  let is1904 = false
  let defined: { name: string; value: string } | undefined
  scanXml(t`${file}, parte ${part}`, xml, {
    open: (tag) => {
      if (tag.name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attribute(tag, 'date1904') ?? '')
      if (tag.name === 'definedName') defined = { name: attribute(tag, 'name') ?? '', value: '' }
      if (tag.name !== 'sheet') return
      const id = attribute(tag, 'id')
      const link = links.find((one) => one.id === id)
      // Sheets that are charts or dialogues hold no cells.
      if (link?.type !== 'worksheet' || link.isExternal) return
      sheets.push({
        name: attribute(tag, 'name') ?? '',
        isHidden: /hidden/i.test(attribute(tag, 'state') ?? ''),
        part: link.target,
      })
    },
    text: (text) => {
      if (defined !== undefined) defined.value += text
    },
    close: ({ name }) => {
      if (name !== 'definedName' || defined === undefined) return
      names.set(defined.name.toLowerCase(), defined.value)
      defined = undefined
    },
  })
  if (sheets.length === 0 || sheets.length > mostSheets)
    throw refusedDocument(
      t`${file} ha ${sheets.length} fogli di celle: attesi da 1 a ${mostSheets}`,
      t`controllare di avere il documento giusto`,
    )
  return { part, sheets, names, is1904 }
}

/** Reads a workbook: every sheet, hidden ones too, each cell as text. */
export const readXlsx = (
  file: string,
  parts: PackageParts,
): Omit<GridDocument, 'sha256' | 'kind'> => {
  const index = readIndex(file, parts)
  const links = relationshipsOf(parts, index.part)
  const linked = (type: string): { readonly name: string; readonly xml: string } | undefined => {
    const name = links.find((one) => one.type === type && !one.isExternal)?.target
    const xml = name === undefined ? undefined : parts.text(name)
    return name === undefined || xml === undefined ? undefined : { name, xml }
  }
  const strings = linked('sharedStrings')
  const styles = linked('styles')
  const context = {
    strings:
      strings === undefined ? [] : sharedStringsOf(t`${file}, parte ${strings.name}`, strings.xml),
    styles: styles === undefined ? [] : cellStyles(t`${file}, parte ${styles.name}`, styles.xml),
    is1904: index.is1904,
  }
  const read = index.sheets.map((sheet): { sheet: SheetEntry; raw: RawSheet } => {
    const xml = parts.text(sheet.part)
    if (xml === undefined)
      throw refusedDocument(
        t`${file}: il foglio «${sheet.name}» non ha la sua parte ${sheet.part}`,
        t`farselo rimandare: è danneggiato`,
      )
    return { sheet, raw: readSheet(t`${file}, foglio «${sheet.name}»`, xml, context) }
  })
  const sources = {
    sheets: new Map(read.map(({ sheet, raw }) => [sheet.name.toLowerCase(), raw.rows])),
    names: index.names,
  }
  return {
    dormant: dormantIn(parts),
    grids: read.map(({ sheet, raw }): Grid => ({
      name: sheet.name,
      isHidden: sheet.isHidden,
      rows: raw.rows,
      merges: raw.merges,
      dropDowns: dropDownsOf(raw.listRules, sheet.name, sources),
      isFiltered: raw.isFiltered,
      isLocked: (row, column) => raw.isProtected && !raw.unlocked.has(`${row}:${column}`),
    })),
  }
}
