import { workbookText } from './cell-text.ts'
import { columnLetters, isInside, parseAddress, parseArea, type Area } from './grid.ts'
import { attribute, scanXml, type StartTag } from './scan-xml.ts'
import { spliced, type Splice } from './splice.ts'

/** Texts to be written into a sheet, by row and column. */
export type SheetTexts = ReadonlyMap<number, ReadonlyMap<number, string>>

interface FoundCell {
  readonly column: number
  readonly start: number
  end: number
  readonly tag: StartTag
}

interface FoundRow {
  readonly tag: StartTag
  readonly cells: FoundCell[]
  end: number
}

/** A cell of text: never a number, never a formula, whatever it begins with; it keeps its style. */
const cellXml = (
  prefix: string,
  address: string,
  text: string,
  kept: Readonly<Record<string, string>>,
): string => {
  const bare = Object.entries(kept)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
  return `<${prefix}c r="${address}"${bare} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${workbookText(text)}</${prefix}t></${prefix}is></${prefix}c>`
}

const keptOf = (tag: StartTag): Record<string, string> =>
  Object.fromEntries(
    (['s', 'ph'] as const).flatMap((name) => {
      const value = attribute(tag, name)
      return value === undefined || !/^\w+$/.test(value) ? [] : [[name, value]]
    }),
  )

const rowSplices = (
  xml: string,
  row: number,
  found: FoundRow,
  texts: ReadonlyMap<number, string>,
): Splice[] => {
  const { tag, cells } = found
  const added: { readonly at: number; readonly xml: string }[] = []
  const splices: Splice[] = []
  for (const [column, text] of [...texts].toSorted(([a], [b]) => a - b)) {
    const address = `${columnLetters(column)}${row}`
    const cell = cells.find((one) => one.column === column)
    if (cell !== undefined) {
      splices.push({
        start: cell.start,
        end: cell.end,
        text: cellXml(cell.tag.prefix, address, text, keptOf(cell.tag)),
      })
      continue
    }
    const next = cells.find((one) => one.column > column)
    added.push({ at: next?.start ?? found.end, xml: cellXml(tag.prefix, address, text, {}) })
  }
  if (tag.selfClosing && added.length > 0) {
    const open = xml.slice(tag.start, tag.end).replace(/\s*\/>$/, '>')
    const inside = added.map((one) => one.xml).join('')
    return [{ start: tag.start, end: tag.end, text: `${open}${inside}</${tag.prefix}row>` }]
  }
  for (const at of new Set(added.map((one) => one.at)))
    splices.push({
      start: at,
      end: at,
      text: added.flatMap((one) => (one.at === at ? [one.xml] : [])).join(''),
    })
  return splices
}

const withoutHidden = (tag: string): string =>
  tag.replace(/\s+hidden\s*=\s*(?:"[^"]*"|'[^']*')/, '')

/**
 * A sheet's XML with texts in some of its cells and its filters cleared: the rows that a filter hid are shown,
 * its criteria go, its buttons stay. Everything else stays byte for byte.
 */
export const editSheet = (
  where: string,
  xml: string,
  texts: SheetTexts,
  /** Areas of filters that other parts of the workbook declare, and that are being cleared. */
  clearedAreas: readonly Area[] = [],
): string => {
  const splices: Splice[] = []
  const hiddenRows: { readonly row: number; readonly tag: StartTag }[] = []
  const areas = [...clearedAreas]
  let rowNumber = 0
  let columnNumber = 0
  let row: FoundRow | undefined
  let cell: FoundCell | undefined
  let filter: { readonly area: Area | undefined; hasCriteria: boolean } | undefined
  let criteria: number | undefined
  const edited = new Map<number, FoundRow>()
  scanXml(where, xml, {
    open: (tag) => {
      switch (tag.name) {
        case 'row':
          rowNumber = Number(attribute(tag, 'r') ?? rowNumber + 1)
          columnNumber = 0
          row = { tag, cells: [], end: tag.end }
          if (/^(?:1|true)$/.test(attribute(tag, 'hidden') ?? ''))
            hiddenRows.push({ row: rowNumber, tag })
          break
        case 'c':
          columnNumber = parseAddress(attribute(tag, 'r') ?? '')?.column ?? columnNumber + 1
          cell = { column: columnNumber, start: tag.start, end: tag.end, tag }
          break
        case 'autoFilter':
          filter = { area: parseArea(attribute(tag, 'ref') ?? ''), hasCriteria: false }
          break
        case 'filterColumn':
          if (filter !== undefined) {
            filter.hasCriteria = true
            criteria = tag.start
          }
          break
      }
    },
    close: ({ name, start, end }) => {
      switch (name) {
        case 'c':
          if (cell !== undefined) {
            cell.end = end
            row?.cells.push(cell)
          }
          cell = undefined
          break
        case 'row':
          if (row !== undefined) {
            row.end = row.tag.selfClosing ? end : start
            if (texts.has(rowNumber)) edited.set(rowNumber, row)
          }
          row = undefined
          break
        case 'filterColumn':
          if (criteria !== undefined) splices.push({ start: criteria, end, text: '' })
          criteria = undefined
          break
        case 'autoFilter':
          if (filter?.hasCriteria === true && filter.area !== undefined) areas.push(filter.area)
          filter = undefined
          break
      }
    },
  })
  for (const [number, found] of edited)
    splices.push(...rowSplices(xml, number, found, texts.get(number) ?? new Map<number, string>()))
  for (const { row: number, tag } of hiddenRows) {
    if (!areas.some((area) => isInside(area, number, area.left))) continue
    const whole = splices.find(({ start }) => start === tag.start)
    if (whole === undefined)
      splices.push({
        start: tag.start,
        end: tag.end,
        text: withoutHidden(xml.slice(tag.start, tag.end)),
      })
    else splices[splices.indexOf(whole)] = { ...whole, text: withoutHidden(whole.text) }
  }
  for (const number of texts.keys())
    if (!edited.has(number)) throw new Error(`${where} has no row ${number}`)
  return spliced(xml, splices)
}

/** The area of a table's filter and the table's XML without its criteria; undefined where it has none. */
export const clearTableFilter = (
  where: string,
  xml: string,
): { readonly area: Area; readonly xml: string } | undefined => {
  const splices: Splice[] = []
  let area: Area | undefined
  let criteria: number | undefined
  scanXml(where, xml, {
    open: (tag) => {
      if (tag.name === 'autoFilter') area = parseArea(attribute(tag, 'ref') ?? '')
      if (tag.name === 'filterColumn') criteria = tag.start
    },
    close: ({ name, end }) => {
      if (name !== 'filterColumn' || criteria === undefined) return
      splices.push({ start: criteria, end, text: '' })
      criteria = undefined
    },
  })
  return area === undefined || splices.length === 0
    ? undefined
    : { area, xml: spliced(xml, splices) }
}
