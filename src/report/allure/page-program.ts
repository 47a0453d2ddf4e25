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

const embedded = /<script[^>]* src="data:text\/javascript;base64,([A-Za-z0-9+/=]+)">\s*<\/script>/

/** How the program begins in our page. It ends at the next end tag: it holds none itself. */
export const programStart = '<script data-program>'

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
  join(packageRoot, 'dist', 'page-program', `${forLanguage}.json`)

/** What the build prepares, from a page that Allure has made; it is the same for all pages of a version of Allure. */
export const prepareProgram = (html: string): Prepared => {
  const program = programIn(html)
  return { of: sha256(Buffer.from(program)), program: rewritten(program) }
}

const programIn = (html: string): string => {
  const program = embedded.exec(html)?.[1]
  if (program === undefined)
    throw new HarnessError(
      'REPORT_FAILED',
      t`La pagina generata da Allure non contiene il programma`,
    )
  return program
}

/** Undefined where another program was prepared, or none: from the sources, none is. */
const preparedOf = (program: string): string | undefined => {
  const file = preparedFile(language)
  if (!isCompiled || !existsSync(file)) return undefined
  const prepared = JSON.parse(readFileSync(file, 'utf8')) as Prepared
  return prepared.of === sha256(Buffer.from(program)) ? prepared.program : undefined
}

/**
 * The page with its program rewritten. In Allure's single file it is the address of a script, in base64; here it stands in
 * the element as it is, which a browser opens in half the time.
 */
export const rewriteProgram = (html: string): string => {
  const program = programIn(html)
  const ours = preparedOf(program) ?? rewritten(program)
  return html.replace(embedded, () => `${programStart}${ours}</script>`)
}
