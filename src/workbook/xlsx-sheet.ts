import { t } from '../lib/language/t.ts'
import {
  lastColumn,
  lastRow,
  parseAddress,
  parseArea,
  type Area,
  type GridCell,
  type GridRow,
} from './grid.ts'
import { numberText } from './number-text.ts'
import { refusedDocument } from './refusal.ts'
import { attribute, scanXml, type StartTag } from './scan-xml.ts'
import { decodeText } from './xlsx-parts.ts'
import type { CellStyle } from './xlsx-styles.ts'

/** A drop-down as the sheet writes it: the cells, and a formula that gives the list. */
export interface ListRule {
  readonly cells: string
  readonly formula: string
}

export interface RawSheet {
  readonly rows: readonly GridRow[]
  readonly merges: readonly Area[]
  readonly listRules: readonly ListRule[]
  readonly isFiltered: boolean
  readonly isProtected: boolean
  /** Cells that a protected sheet lets people write, as `row:column`. */
  readonly unlocked: ReadonlySet<string>
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[]
  readonly styles: readonly CellStyle[]
  readonly is1904: boolean
}

const mostCells = 1_000_000
const mostMerges = 50_000

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: CellStyle | undefined
  value: string
  isFormula: boolean
}

const cellText = ({ type, value, style }: OpenCell, context: SheetContext): string => {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? ''
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'inlineStr':
    case 'str':
      return decodeText(value)
    case 'e':
    case 'd':
      return value
    default:
      return numberText(value, style?.format ?? { kind: 'general' }, context.is1904)
  }
}

/** Reads a sheet's part. Cells without text are left out, however many are formatted. */
export const readSheet = (where: string, xml: string, context: SheetContext): RawSheet => {
  const rows: GridRow[] = []
  const merges: Area[] = []
  const listRules: ListRule[] = []
  const unlocked = new Set<string>()
  let isFiltered = false
  let isProtected = false
  let row: { number: number; isHidden: boolean; cells: Map<number, GridCell> } | undefined
  let rowNumber = 0
  let columnNumber = 0
  let cell: OpenCell | undefined
  let cells = 0
  let phonetic = 0
  /** Where text goes, if anywhere. */
  let into: 'value' | 'formula' | 'cells' | undefined
  let rule: { formula: string; cells: string; isSecond: boolean } | undefined

  const openCell = (tag: StartTag): OpenCell => {
    const place = parseAddress(attribute(tag, 'r') ?? '')
    columnNumber = place?.column ?? columnNumber + 1
    if (columnNumber > lastColumn || ++cells > mostCells)
      throw refusedDocument(
        t`${where} ha troppe celle`,
        t`tenere nel documento il solo piano di test`,
      )
    const style = context.styles[Number(attribute(tag, 's') ?? 0)]
    if (style?.isLocked === false) unlocked.add(`${rowNumber}:${columnNumber}`)
    return {
      column: columnNumber,
      type: attribute(tag, 't') ?? 'n',
      style,
      value: '',
      isFormula: false,
    }
  }

  scanXml(where, xml, {
    open: (tag) => {
      into = undefined
      switch (tag.name) {
        case 'row': {
          rowNumber = Number(attribute(tag, 'r') ?? rowNumber + 1)
          columnNumber = 0
          if (!Number.isInteger(rowNumber) || rowNumber < 1 || rowNumber > lastRow)
            throw refusedDocument(
              t`${where} ha una riga «${attribute(tag, 'r')}»`,
              t`aprirlo e salvarlo di nuovo`,
            )
          row = {
            number: rowNumber,
            isHidden: isTrue(attribute(tag, 'hidden')),
            cells: new Map(),
          }
          break
        }
        case 'c':
          if (row !== undefined) cell = openCell(tag)
          break
        case 'v':
          if (cell !== undefined) into = 'value'
          break
        case 't':
          if (cell?.type === 'inlineStr' && phonetic === 0) into = 'value'
          break
        case 'rPh':
          phonetic += 1
          break
        case 'f':
          if (cell !== undefined) cell.isFormula = true
          else if (rule !== undefined && !rule.isSecond) into = 'formula'
          break
        case 'mergeCell': {
          const area = parseArea(attribute(tag, 'ref') ?? '')
          if (area !== undefined && merges.length < mostMerges) merges.push(area)
          break
        }
        case 'filterColumn':
          isFiltered = true
          break
        case 'sheetProtection':
          isProtected = isTrue(attribute(tag, 'sheet'))
          break
        case 'dataValidation':
          rule =
            attribute(tag, 'type') === 'list'
              ? { formula: '', cells: attribute(tag, 'sqref') ?? '', isSecond: false }
              : undefined
          break
        case 'formula1':
          if (rule !== undefined) into = 'formula'
          break
        case 'formula2':
          if (rule !== undefined) rule.isSecond = true
          break
        case 'sqref':
          if (rule !== undefined) into = 'cells'
          break
      }
    },
    text: (text) => {
      if (into === undefined) return
      if (into === 'value') {
        if (cell !== undefined) cell.value += text
      } else if (rule !== undefined) rule[into] += text
    },
    close: ({ name }) => {
      into = undefined
      switch (name) {
        case 'rPh':
          phonetic -= 1
          break
        case 'c':
          if (cell !== undefined && row !== undefined) {
            const text = cellText(cell, context)
            if (text.trim() !== '' || cell.isFormula)
              row.cells.set(cell.column, { text, isFormula: cell.isFormula })
          }
          cell = undefined
          break
        case 'row':
          if (row !== undefined && row.cells.size > 0) rows.push(row)
          row = undefined
          break
        case 'dataValidation':
          if (rule !== undefined && rule.cells.trim() !== '')
            listRules.push({ cells: rule.cells, formula: rule.formula.trim() })
          rule = undefined
          break
      }
    },
  })
  return { rows, merges, listRules, isFiltered, isProtected, unlocked }
}
