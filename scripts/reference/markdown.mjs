import { language } from '../../dist/src/lib/language/t.js'

/** One of two texts, by the language of this thread: what only these pages say. */
export const either = (english, italian) => (language === 'en' ? english : italian)

/** What every generated page says of itself. */
export const notice = () =>
  either(
    '_This page is written by `npm run docs` from what the program knows._',
    '_Questa pagina è scritta da `npm run docs`, da ciò che il programma sa._',
  )

/** A text that may stand in a cell of a table. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

export const table = (headings, rows) =>
  [headings, headings.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((one) => cell(one)).join(' | ')} |`)
    .join('\n')

/** A text as code, also where it holds a backquote. */
export const code = (text) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

/** A sentence of the program outside code: what Markdown would take for markup stays as it is. */
export const plain = (text) => text.replaceAll(/[<>*_#[\]]/g, (mark) => `\\${mark}`)
