import { attribute, scanXml } from './scan-xml.ts'

/** A cell of a Word table, with the places in the XML where something else may be written. */
export interface DocxCell {
  /** Counted from 1. */
  readonly row: number
  readonly column: number
  /** Columns that it spans, and rows. */
  readonly span: number
  readonly rows: number
  readonly text: string
  /** What its drop-down offers; null where it has none. */
  readonly choices: readonly string[] | null
  /** What stands between the properties of its first paragraph, or control, and their end. */
  readonly content: { readonly start: number; readonly end: number } | null
  /** The properties of its first run, or of its paragraph's mark, to be borne by what is written. */
  readonly runProperties: string
  readonly prefix: string
}

interface OpenCell {
  row: number
  column: number
  span: number
  rows: number
  text: string
  choices: string[] | null
  content: { start: number; end: number } | null
  runProperties: string
  prefix: string
  continues: boolean
  paragraphs: number
}

const emptyCell = (row: number, column: number, prefix: string): OpenCell => ({
  row,
  column,
  span: 1,
  rows: 1,
  text: '',
  choices: null,
  content: null,
  runProperties: '',
  prefix,
  continues: false,
  paragraphs: 0,
})

/** Reads the outermost tables of a Word document's main part. Deleted text that is tracked is not there. */
export const scanDocxTables = (
  where: string,
  xml: string,
): { readonly cells: readonly DocxCell[] }[] => {
  const tables: { cells: OpenCell[] }[] = []
  let depth = 0
  let row = 0
  let nextColumn = 1
  let cell: OpenCell | undefined
  let isText = false
  let isRun = false
  let paragraph: { contentStart: number; isFirst: boolean } | undefined
  let control: { isInParagraph: boolean } | undefined
  let runPropertiesStart: number | undefined

  const openContent = (at: number): void => {
    if (cell !== undefined && cell.content === null) cell.content = { start: at, end: at }
  }

  scanXml(where, xml, {
    open: (tag) => {
      isText = false
      if (tag.name === 'tbl') {
        depth += 1
        if (depth === 1) {
          tables.push({ cells: [] })
          row = 0
        }
        return
      }
      if (depth === 0) return
      if (depth === 1 && tag.name === 'tr') {
        row += 1
        nextColumn = 1
      } else if (depth === 1 && tag.name === 'gridBefore')
        nextColumn += Number(attribute(tag, 'val') ?? 0)
      else if (depth === 1 && tag.name === 'tc') cell = emptyCell(row, nextColumn, tag.prefix)
      if (cell === undefined) return
      switch (tag.name) {
        case 'gridSpan':
          if (depth === 1)
            cell.span = Math.min(500, Math.max(1, Number(attribute(tag, 'val') ?? 1) || 1))
          break
        case 'vMerge':
          if (depth === 1) cell.continues = (attribute(tag, 'val') ?? 'continue') !== 'restart'
          break
        case 'p':
          if (cell.paragraphs > 0) cell.text += '\n'
          cell.paragraphs += 1
          paragraph = { contentStart: tag.end, isFirst: cell.paragraphs === 1 && !tag.selfClosing }
          break
        case 'dropDownList':
        case 'comboBox':
          cell.choices ??= []
          control = { isInParagraph: paragraph !== undefined }
          break
        case 'listItem': {
          const choice = attribute(tag, 'displayText') ?? attribute(tag, 'value') ?? ''
          // The first entry often asks to choose one: it has no value of its own.
          if ((attribute(tag, 'value') ?? choice) !== '') cell.choices?.push(choice)
          break
        }
        case 'sdtContent':
          if (control?.isInParagraph === true) cell.content = { start: tag.end, end: tag.end }
          break
        case 'rPr':
          runPropertiesStart = tag.start
          if (tag.selfClosing) runPropertiesStart = undefined
          break
        case 't':
          isText = true
          break
        case 'r':
          isRun = true
          break
        // Outside a run a tab is a stop of the paragraph's ruler.
        case 'tab':
          if (isRun) cell.text += '\t'
          break
        case 'br':
        case 'cr':
          if (isRun) cell.text += '\n'
          break
      }
    },
    text: (text) => {
      if (isText && cell !== undefined) cell.text += text
    },
    close: ({ name, start, end }) => {
      isText = false
      if (name === 'tbl') {
        depth -= 1
        return
      }
      if (cell === undefined) return
      switch (name) {
        case 'rPr':
          if (runPropertiesStart !== undefined && cell.runProperties === '')
            cell.runProperties = xml.slice(runPropertiesStart, end)
          runPropertiesStart = undefined
          break
        case 'r':
          isRun = false
          break
        case 'pPr':
          if (paragraph !== undefined) paragraph.contentStart = end
          break
        case 'sdtContent':
          if (control?.isInParagraph === true && cell.content !== null)
            cell.content = { start: cell.content.start, end: start }
          control = undefined
          break
        case 'p':
          if (paragraph?.isFirst === true && cell.content === null) {
            openContent(paragraph.contentStart)
            cell.content = { start: paragraph.contentStart, end: start }
          }
          paragraph = undefined
          break
        case 'tc':
          if (depth !== 1) break
          nextColumn = cell.column + cell.span
          tables.at(-1)?.cells.push(cell)
          cell = undefined
          break
      }
    },
  })
  return tables.map(({ cells }) => ({ cells: joinMerged(cells) }))
}

/** Cells that go on from the one above are part of it. */
const joinMerged = (cells: readonly OpenCell[]): DocxCell[] => {
  const last = new Map<number, OpenCell>()
  return cells.filter((cell) => {
    const above = last.get(cell.column)
    if (cell.continues && above !== undefined) {
      above.rows = cell.row - above.row + 1
      return false
    }
    last.set(cell.column, cell)
    return true
  })
}
