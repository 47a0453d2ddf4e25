import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { commandProblem } from '../../support/command-line.ts'
import { shownCommands } from '../../support/docs-page.ts'

/** Folders that are not the repository's own, or that a run leaves. */
const notOurs = new Set(['node_modules', 'dist', 'reports', '.git'])

const pagesIn = (folder: string): string[] =>
  readdirSync(join(packageRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : pagesIn(name)
    return /\.md(?:\.txt)?$/.test(entry.name) ? [name] : []
  })

const files = pagesIn('')

const read = (name: string): string => readFileSync(join(packageRoot, name), 'utf8')

const withoutCode = (page: string): string =>
  page
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]]/g, ' '))

/** The anchors that a page has, as GitHub makes them of its headings. */
const anchorsOf = (page: string): Set<string> => {
  const seen = new Map<string, number>()
  return new Set(
    [...page.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(
      ([, heading = '']) => {
        const slug = heading
          .trim()
          .toLowerCase()
          .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
          .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
          .replaceAll(' ', '-')
        const count = seen.get(slug) ?? 0
        seen.set(slug, count + 1)
        return count === 0 ? slug : `${slug}-${count}`
      },
    ),
  )
}

const broken = (name: string, target: string): boolean => {
  if (/^[a-z]+:/.test(target)) return false
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? name : normalize(join(dirname(name), decodeURIComponent(path)))
  if (!existsSync(join(packageRoot, file))) return true
  if (anchor === undefined || statSync(join(packageRoot, file)).isDirectory()) return false
  return !anchorsOf(read(file)).has(decodeURIComponent(anchor))
}

test.each(files)('every link of %s leads somewhere', (name) => {
  const targets = [...withoutCode(read(name)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  expect(targets.filter((target) => broken(name, target))).toEqual([])
})

test.each(files)('every command that %s shows is one that the command line takes', async (name) => {
  const commands = shownCommands(read(name)).map(({ args }) => args)
  const problems = await Promise.all(commands.map((args) => commandProblem(args)))
  expect(problems.filter((problem) => problem !== undefined)).toEqual([])
})
