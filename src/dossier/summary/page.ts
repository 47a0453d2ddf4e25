import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import PdfDocument from 'pdfkit'

/** A document that is being written, with the names of its fonts and colours. */
export type Page = InstanceType<typeof PdfDocument>

// The first is the name that the font has itself: pdfkit knows it by that, and would open its file at each use of another.
export const fonts = { regular: 'DejaVuSansCondensed', bold: 'grassetto', mono: 'codice' } as const

export const colours = {
  ink: '#1a1a1a',
  dim: '#595959',
  line: '#b8b8b8',
  head: '#e9edf2',
  good: '#17633a',
  bad: '#a4161a',
  doubt: '#7a4a00',
} as const

const require = createRequire(import.meta.url)

const fontFile = (name: string): string =>
  join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf', `${name}.ttf`)

export interface PageSettings {
  readonly title: string
  readonly author: string
  /** The one instant of the document: when what it tells of ended. */
  readonly at: Date
  /** At the top of every page. */
  readonly running: string
  /** What must be seen on every page, as BOZZA. */
  readonly stamps: readonly string[]
}

export const margin = 48

const margins = { top: margin + 14, bottom: margin + 10, left: margin, right: margin }

/** A document of A4 pages, tagged for readers of screens. The same content always makes the same bytes. */
export const openPage = ({ title, author, at }: PageSettings): Page => {
  const page = new PdfDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'it-IT',
    displayTitle: true,
    font: fontFile(fonts.regular),
    info: {
      Title: title,
      Author: author,
      Creator: 'Collaudo',
      Producer: 'Collaudo',
      CreationDate: at,
      ModDate: at,
    },
  })
  page.registerFont(fonts.bold, fontFile('DejaVuSansCondensed-Bold'))
  page.registerFont(fonts.mono, fontFile('DejaVuSansMono'))
  return page.font(fonts.regular).fontSize(9).fillColor(colours.ink)
}

const drawRunning = (page: Page, settings: PageSettings, number: number, count: number): void => {
  const { width, height } = page.page
  const inner = width - 2 * margin
  // What stands in the margin would begin a new page of its own.
  const { top, bottom } = page.page.margins
  page.page.margins.top = 0
  page.page.margins.bottom = 0
  page.markContent('Artifact', { type: 'Pagination' })
  page.font(fonts.regular).fontSize(7.5).fillColor(colours.dim)
  page.text(settings.running, margin, 26, {
    width: inner,
    height: 10,
    ellipsis: true,
    lineBreak: false,
  })
  if (settings.stamps.length > 0)
    page
      .font(fonts.bold)
      .fillColor(colours.bad)
      .text(settings.stamps.join(' · '), margin, 37, { width: inner, lineBreak: false })
  page
    .font(fonts.regular)
    .fillColor(colours.dim)
    .text(`pagina ${number} di ${count}`, margin, height - 34, { width: inner, align: 'right' })
  page.endMarkedContent()
  page.page.margins.top = top
  page.page.margins.bottom = bottom
}

const drawStamp = (page: Page, stamp: string): void => {
  const { width, height } = page.page
  page.markContent('Artifact', { type: 'Pagination' })
  page.save()
  page.rotate(-45, { origin: [width / 2, height / 2] })
  page
    .font(fonts.bold)
    .fontSize(120)
    .fillColor(colours.bad)
    .fillOpacity(0.07)
    .text(stamp, 0, height / 2 - 70, { width, align: 'center', lineBreak: false })
  page.restore()
  page.fillOpacity(1)
  page.endMarkedContent()
}

/** Writes head and foot of every page, and gives the bytes. */
export const closePage = async (page: Page, settings: PageSettings): Promise<Buffer> => {
  const { start, count } = page.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(start + index)
    const [stamp] = settings.stamps
    if (stamp !== undefined) drawStamp(page, stamp)
    drawRunning(page, settings, index + 1, count)
  }
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    page.on('data', (chunk: Buffer) => chunks.push(chunk))
    page.once('end', () => resolve(Buffer.concat(chunks)))
    page.once('error', reject)
    page.end()
  })
}

/** A new page, upright or on its side. */
export const turnPage = (page: Page, layout: 'portrait' | 'landscape'): void =>
  void page.addPage({ size: 'A4', layout, margins })

/** A new page like the one before. */
export const nextPage = (page: Page): void =>
  turnPage(page, page.page.width > page.page.height ? 'landscape' : 'portrait')

/** A heading, with room for something under it. */
export const heading = (page: Page, text: string, level: 1 | 2 = 1): void => {
  if (page.y > page.page.height - 140) nextPage(page)
  page.moveDown(level === 1 ? 1 : 0.7)
  page.addStructure(
    page.struct(level === 1 ? 'H1' : 'H2', {}, () => {
      page
        .font(fonts.bold)
        .fontSize(level === 1 ? 13 : 10)
        .fillColor(colours.ink)
        .text(text, margin, page.y)
    }),
  )
  page.moveDown(0.4).font(fonts.regular).fontSize(9)
}

export const paragraph = (
  page: Page,
  text: string,
  options: { readonly colour?: string; readonly size?: number; readonly font?: string } = {},
): void => {
  page.addStructure(
    page.struct('P', {}, () => {
      page
        .font(options.font ?? fonts.regular)
        .fontSize(options.size ?? 9)
        .fillColor(options.colour ?? colours.ink)
        .text(text, margin, page.y, { width: page.page.width - 2 * margin })
    }),
  )
  page.moveDown(0.35)
}
