import { shown } from '../../lib/shown.ts'
import { xmlEscape } from '../../lib/xml-escape.ts'

/** HTML that was made here: everything else is text, and is escaped where it enters. */
export interface Html {
  readonly html: string
}

type Part = Html | readonly Html[] | string | number

const toHtml = (part: Part): string => {
  if (typeof part === 'string') return xmlEscape(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(({ html }) => html).join('')
}

/** A piece of HTML: values are escaped unless they are HTML themselves. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, index) => text + toHtml(parts[index] ?? '')).join(''),
})

/** A peer's words, of a length that a table bears and without anything that turns text around. */
export const peersWords = (text: string): string => shown(text, 160)
