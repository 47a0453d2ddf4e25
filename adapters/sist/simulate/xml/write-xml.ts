import { xmlEscape } from '../../../../src/lib/xml-escape.ts'

/** An element with text; nothing at all when the text is absent: an empty element would mean an empty value. */
export const leaf = (name: string, text: string | null | undefined): string =>
  text === null || text === undefined ? '' : `<${name}>${xmlEscape(text)}</${name}>`

/** An element around XML. */
export const branch = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join('')}</${name}>`
