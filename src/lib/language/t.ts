import { render, type Catalogue, type Value } from './render.ts'

/** The languages in which Collaudo speaks to people; `--lang` and COLLAUDO_LANG name one. */
export const languages = ['it', 'en'] as const

/** The language of this process: chosen once, before anything is said, since many sentences are constants. */
export const language: (typeof languages)[number] =
  process.env['COLLAUDO_LANG'] === 'en' ? 'en' : 'it'

const catalogue: Catalogue | null =
  language === 'en' ? (await import('./english/index.ts')).english : null

/**
 * A sentence for people. It is written in Italian, and said in the language of the process.
 * What goes to the authority (messages, documents) and what its simulator answers never passes through here.
 */
export const t = (parts: TemplateStringsArray, ...values: readonly Value[]): string =>
  render(catalogue, parts, values)
