import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { language, t } from '../../lib/language/t.ts'
import { isCompiled } from '../../lib/own-file.ts'
import { packageRoot } from '../../lib/package-root.ts'
import { sha256 } from '../../lib/sha256.ts'
import { withOurLinks } from './page-links.ts'
import { wordsOfLanguage } from './page-words.ts'
import { leaveRoomForBanner } from './simulator-banner.ts'

const before = /<script[^>]* src="$/
const address = 'data:text/javascript;base64,'
const after = /^">\s*<\/script>/

/** How the program begins in our page. It ends at the next end tag: it holds none itself. */
export const programStart = '<script data-program>'

const emptyElement = `${programStart}</script>`

// In a minified program these stand in literals alone, where the escape means the same; as they are, they would end
// the element, or hide its end (HTML, restrictions for contents of script elements).
const insideElement = (program: string): string =>
  program.replaceAll(/<(?=!--|\/script)/gi, String.raw`\x3c`)

/** The program of Allure's page as ours: its words in the language of the process, its links, room for the banner. */
const rewritten = (base64: string): string => {
  const program = Buffer.from(base64, 'base64').toString('utf8')
  return insideElement(withOurLinks(leaveRoomForBanner(wordsOfLanguage(program))))
}

/** A program that the build has rewritten, and the digest of what it was before. */
interface Prepared {
  readonly of: string
  readonly program: string
}

/** Where the build leaves the program of each language: rewriting it takes longer than all the rest of a small page. */
export const preparedFile = (forLanguage: string): string =>
  join(packageRoot, 'dist', 'page-program', `${forLanguage}.txt`)

const digestOf = (base64: string): string => sha256(Buffer.from(base64, 'latin1'))

/**
 * What the build prepares, from a page that Allure has made; it is the same for all pages of a version of Allure. The text of
 * its file: the digest on a line of its own, and the program.
 */
export const prepareProgram = (html: string): string => {
  const { base64 } = elementIn(html)
  return `${digestOf(base64)}\n${rewritten(base64)}`
}

const readPrepared = (text: string): Prepared => {
  const end = text.indexOf('\n')
  return { of: text.slice(0, end), program: text.slice(end + 1) }
}

interface ProgramElement {
  readonly start: number
  readonly end: number
  readonly base64: string
}

/** The element that has a program for its address, where that stands there; undefined where it is other text. */
const elementAround = (html: string, at: number): ProgramElement | undefined => {
  const from = at + address.length
  const to = html.indexOf('"', from)
  const opening = before.exec(html.slice(Math.max(0, at - 200), at))?.[0]
  const closing = after.exec(html.slice(to, to + 200))?.[0]
  return to === -1 || opening === undefined || closing === undefined
    ? undefined
    : { start: at - opening.length, end: to + closing.length, base64: html.slice(from, to) }
}

const elementIn = (html: string): ProgramElement => {
  for (let at = html.indexOf(address); at !== -1; at = html.indexOf(address, at + 1)) {
    const found = elementAround(html, at)
    if (found !== undefined) return found
  }
  throw new HarnessError('REPORT_FAILED', t`La pagina generata da Allure non contiene il programma`)
}

let kept: Prepared | undefined

/** Undefined where another program was prepared, or none: from the sources, none is. */
const preparedOf = (base64: string): string | undefined => {
  const file = preparedFile(language)
  if (!isCompiled || (kept === undefined && !existsSync(file))) return undefined
  kept ??= readPrepared(readFileSync(file, 'utf8'))
  return kept.of === digestOf(base64) ? kept.program : undefined
}

/** A page in which the element of the program is empty, and the program that belongs there. */
export interface PageAndProgram {
  readonly page: string
  readonly program: string
}

/**
 * Takes the program out of Allure's page, rewritten: two megabytes in which nothing else is edited. In Allure's single file
 * it is the address of a script, in base64; ours stands in the element as it is, which a browser opens in half the time.
 */
export const takeProgram = (html: string): PageAndProgram => {
  const { start, end, base64 } = elementIn(html)
  return {
    page: `${html.slice(0, start)}${emptyElement}${html.slice(end)}`,
    program: preparedOf(base64) ?? rewritten(base64),
  }
}

/** Puts the program back into its element. */
export const putProgram = ({ page, program }: PageAndProgram): string => {
  const at = page.indexOf(emptyElement) + programStart.length
  return `${page.slice(0, at)}${program}${page.slice(at)}`
}
