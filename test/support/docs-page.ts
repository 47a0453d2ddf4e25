import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { packageRoot } from '../../src/lib/package-root.ts'

/** The two languages of the documentation, and where each has its pages. */
export const docsFolders = { en: 'docs', it: 'docs/it' } as const
export type DocsLanguage = keyof typeof docsFolders

/** The text of a page of the documentation. */
export const docsPage = (language: DocsLanguage, name: string): string =>
  readFileSync(join(packageRoot, ...docsFolders[language].split('/'), name), 'utf8')

/** The fenced blocks of a language of code, in their order. */
export const fenced = (page: string, code: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${code}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )

/** A command that a page shows. */
export interface ShownCommand {
  /** What follows `collaudo`. */
  readonly args: readonly string[]
  /** What it exits with, as its comment says; 0, unless said. */
  readonly code: number
  /** What the page says that it prints; undefined where it does not show it. */
  readonly output: string | undefined
}

/** A command line as a shell without tricks splits it: blanks part, double quotes hold together. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare)

/** The commands of Collaudo of a page, in their order, with what the page says of each. */
export const shownCommands = (page: string): ShownCommand[] =>
  [...page.matchAll(/^```sh\n([\s\S]*?)^```$(?:\n\n```text\n([\s\S]*?)^```$)?/gm)].flatMap(
    ([, block = '', output]) =>
      block
        .trimEnd()
        .split('\n')
        .filter((line) => /^(?:npx )?collaudo /.test(line))
        .map((line) => {
          const [command = '', comment = ''] = line.split(/\s+# ?/)
          return {
            args: words(command.replace(/^npx /, '')).slice(1),
            code: Number(/(?:esce con|exits with) (\d)/.exec(comment)?.[1] ?? 0),
            output,
          }
        }),
  )
