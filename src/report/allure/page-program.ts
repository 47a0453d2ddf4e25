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
const rewritten = (base64: Buffer): string => {
  const program = Buffer.from(base64.toString('latin1'), 'base64').toString('utf8')
  return insideElement(withOurLinks(leaveRoomForBanner(wordsOfLanguage(program))))
}

/** A program that the build has rewritten, and the digest of what it was before. */
interface Prepared {
  readonly of: string
  readonly program: Buffer
}

/** Where the build leaves the program of each language: rewriting it takes longer than all the rest of a small page. */
export const preparedFile = (forLanguage: string): string =>
  join(packageRoot, 'dist', 'page-program', `${forLanguage}.txt`)

/**
 * What the build prepares, from a page that Allure has made; it is the same for all pages of a version of Allure. The text of
 * its file: the digest on a line of its own, and the program.
 */
export const prepareProgram = (html: Buffer): string => {
  const { base64 } = elementIn(html)
  return `${sha256(base64)}\n${rewritten(base64)}`
}

const readPrepared = (bytes: Buffer): Prepared => {
  const end = bytes.indexOf('\n')
  return { of: bytes.toString('latin1', 0, end), program: bytes.subarray(end + 1) }
}

/** Where it stands, in bytes. */
interface ProgramElement {
  readonly start: number
  readonly end: number
  readonly base64: Buffer
}

/** The element that has a program for its address, where that stands there; undefined where it is other text. */
const elementAround = (html: Buffer, at: number): ProgramElement | undefined => {
  const from = at + address.length
  const to = html.indexOf('"', from)
  if (to === -1) return undefined
  // One character for each byte.
  const text = (start: number, end: number): string => html.toString('latin1', start, end)
  const opening = before.exec(text(Math.max(0, at - 200), at))?.[0]
  const closing = after.exec(text(to, to + 200))?.[0]
  return opening === undefined || closing === undefined
    ? undefined
    : { start: at - opening.length, end: to + closing.length, base64: html.subarray(from, to) }
}

const elementIn = (html: Buffer): ProgramElement => {
  for (let at = html.indexOf(address); at !== -1; at = html.indexOf(address, at + 1)) {
    const found = elementAround(html, at)
    if (found !== undefined) return found
  }
  throw new HarnessError('REPORT_FAILED', t`La pagina generata da Allure non contiene il programma`)
}

let kept: Prepared | undefined

/** Undefined where another program was prepared, or none: from the sources, none is. */
const preparedOf = (base64: Buffer): Buffer | undefined => {
  const file = preparedFile(language)
  if (!isCompiled || (kept === undefined && !existsSync(file))) return undefined
  kept ??= readPrepared(readFileSync(file))
  return kept.of === sha256(base64) ? kept.program : undefined
}

/** A page in which the element of the program is empty, and the program that belongs there, in UTF-8. */
export interface PageAndProgram {
  readonly page: string
  readonly program: Buffer
}

/**
 * Takes the program out of Allure's page, rewritten: two megabytes in which nothing else is edited. In Allure's single file
 * it is the address of a script, in base64; ours stands in the element as it is, which a browser opens in half the time.
 */
export const takeProgram = (html: Buffer): PageAndProgram => {
  const { start, end, base64 } = elementIn(html)
  return {
    page: `${html.toString('utf8', 0, start)}${emptyElement}${html.toString('utf8', end)}`,
    program: preparedOf(base64) ?? Buffer.from(rewritten(base64)),
  }
}

/** Puts the program back into its element: what is written before it, the program, and what is written after it. */
export const putProgram = ({
  page,
  program,
}: PageAndProgram): readonly [before: string, program: Buffer, after: string] => {
  const at = page.indexOf(emptyElement) + programStart.length
  return [page.slice(0, at), program, page.slice(at)]
}
