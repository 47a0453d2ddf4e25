import { colours, fonts, margin, nextPage, type Page } from './page.ts'

export interface Cell {
  readonly text: string
  readonly font?: string
  readonly colour?: string
  readonly align?: 'left' | 'right'
}

export interface Column {
  readonly title: string
  /** Its share of the width. */
  readonly share: number
}

type Cells = readonly (string | Cell)[]

/** A row: cells; a line over the whole width that opens what follows; or words over the whole width. */
export type Row =
  | Cells
  | { readonly opening: Cell; readonly aside: Cell }
  | { readonly note: string }

const isCells = (row: Row): row is Cells => Array.isArray(row)

const padding = 3

const cellOf = (cell: string | Cell): Cell => (typeof cell === 'string' ? { text: cell } : cell)

const styled = (page: Page, { font, colour }: Cell, size: number): void => {
  page
    .font(font ?? fonts.regular)
    .fontSize(font === fonts.mono ? size - 0.8 : size)
    .fillColor(colour ?? colours.ink)
}

const widthsOf = (page: Page, columns: readonly Column[]): number[] => {
  const whole = page.page.width - 2 * margin
  const sum = columns.reduce((total, { share }) => total + share, 0)
  return columns.map(({ share }) => (whole * share) / sum)
}

const heightOf = (
  page: Page,
  cells: readonly Cell[],
  widths: readonly number[],
  size: number,
): number =>
  Math.max(
    ...cells.map((cell, index) => {
      styled(page, cell, size)
      return page.heightOfString(cell.text, { width: (widths[index] ?? 0) - 2 * padding })
    }),
  ) +
  2 * padding

const bottomOf = (page: Page): number => page.page.height - page.page.margins.bottom

/** What is drawn and not read: lines and grounds. */
const artifact = (page: Page, draw: () => void): void => {
  page.markContent('Artifact', { type: 'Layout' })
  draw()
  page.endMarkedContent()
}

/** A table whose head stands again on each of its pages; a row is never cut by the end of a page. */
export const table = (
  page: Page,
  columns: readonly Column[],
  rows: readonly Row[],
  size = 7.5,
): void => {
  const widths = widthsOf(page, columns)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const struct = page.struct('Table')
  page.addStructure(struct)

  /** One row, drawn where the page has come to. */
  const line = (
    cells: readonly Cell[],
    across: readonly number[],
    {
      kind,
      ground,
      at = size,
    }: { readonly kind: 'TH' | 'TD'; readonly ground: string | null; readonly at?: number },
  ): void => {
    const height = heightOf(page, cells, across, at)
    const top = page.y
    artifact(page, () => {
      if (ground !== null) page.rect(margin, top, whole, height).fill(ground)
      page
        .moveTo(margin, top + height)
        .lineTo(margin + whole, top + height)
        .lineWidth(0.4)
        .stroke(colours.line)
    })
    const row = page.struct('TR')
    struct.add(row)
    let left = margin
    cells.forEach((cell, index) => {
      const width = across[index] ?? 0
      const x = left + padding
      row.add(
        page.struct(kind, {}, () => {
          styled(page, cell, at)
          page.text(cell.text === '' ? ' ' : cell.text, x, top + padding, {
            width: width - 2 * padding,
            align: cell.align ?? 'left',
          })
        }),
      )
      left += width
    })
    row.end()
    page.x = margin
    page.y = top + height
  }

  const head = (): void =>
    line(
      columns.map(({ title }) => ({ text: title, font: fonts.bold })),
      widths,
      { kind: 'TH', ground: colours.head },
    )

  /** How a row is drawn: its cells, how wide each is, and in which letters. */
  const laidOut = (row: Row) => {
    if (isCells(row)) return { cells: row.map(cellOf), across: widths, style: plain }
    if ('note' in row)
      return { cells: [{ text: row.note, colour: colours.dim }], across: [whole], style: plain }
    return {
      cells: [
        { ...row.opening, font: fonts.bold },
        { ...row.aside, font: fonts.bold, align: 'right' as const },
      ],
      across: [whole * 0.78, whole * 0.22],
      style: { kind: 'TH' as const, ground: '#f5f6f8', at: size + 0.5 },
    }
  }
  const plain = { kind: 'TD' as const, ground: null, at: size }

  const heightAt = (index: number): number => {
    const row = rows[index]
    if (row === undefined) return 0
    const { cells, across, style } = laidOut(row)
    // What opens stays with what it opens.
    return heightOf(page, cells, across, style.at) + (isCells(row) ? 0 : heightAt(index + 1))
  }

  head()
  rows.forEach((row, index) => {
    if (page.y + heightAt(index) > bottomOf(page)) {
      nextPage(page)
      head()
    }
    const { cells, across, style } = laidOut(row)
    line(cells, across, style)
  })
  struct.end()
  page.moveDown(0.6)
}

const nameWidth = 170

/** Names and values, the names in a column of their own. */
export const facts = (
  page: Page,
  entries: readonly (readonly [name: string, value: string | Cell])[],
): void => {
  const widths = [nameWidth, page.page.width - 2 * margin - nameWidth]
  const struct = page.struct('Table')
  page.addStructure(struct)
  for (const [name, value] of entries) {
    const cells = [{ text: name, colour: colours.dim }, cellOf(value)]
    const height = heightOf(page, cells, widths, 8.5) - padding
    if (page.y + height > bottomOf(page)) nextPage(page)
    const top = page.y
    const row = page.struct('TR')
    struct.add(row)
    cells.forEach((cell, index) => {
      row.add(
        page.struct(index === 0 ? 'TH' : 'TD', {}, () => {
          styled(page, cell, 8.5)
          page.text(
            cell.text === '' ? '—' : cell.text,
            margin + (index === 0 ? 0 : nameWidth),
            top,
            {
              width: (widths[index] ?? 0) - 2 * padding,
            },
          )
        }),
      )
    })
    row.end()
    page.x = margin
    page.y = top + height
  }
  struct.end()
  page.moveDown(0.5)
}
