import { numberFormat, type NumberFormat } from './number-text.ts'
import { attribute, scanXml } from './scan-xml.ts'

/** What a style says of the cells that bear it, as far as it matters here. */
export interface CellStyle {
  readonly format: NumberFormat
  /** Locked cells cannot be written where the sheet is protected; every cell is, unless it says otherwise. */
  readonly isLocked: boolean
}

/** The styles of a workbook's cells, by the number that cells give. */
export const cellStyles = (where: string, xml: string): CellStyle[] => {
  const codes = new Map<number, string>()
  const styles: { id: number; isLocked: boolean }[] = []
  let isCellFormats = false
  scanXml(where, xml, {
    open: (tag) => {
      switch (tag.name) {
        case 'numFmt':
          codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
          break
        case 'cellXfs':
          isCellFormats = true
          break
        case 'xf':
          if (isCellFormats)
            styles.push({ id: Number(attribute(tag, 'numFmtId') ?? 0), isLocked: true })
          break
        case 'protection': {
          const style = styles.at(-1)
          if (isCellFormats && style !== undefined)
            style.isLocked = !/^(?:0|false)$/.test(attribute(tag, 'locked') ?? '1')
          break
        }
      }
    },
    close: ({ name }) => {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return styles.map(({ id, isLocked }) => ({ format: numberFormat(id, codes.get(id)), isLocked }))
}
