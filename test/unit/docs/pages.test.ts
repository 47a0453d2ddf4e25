import { readdirSync } from 'node:fs'

import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'

import { ApplicationShape } from '../../../src/plan/application-schema.ts'
import { CaseShape, DeclaredShape, SkeletonShape } from '../../../src/plan/case-schema.ts'
import { EnvironmentShape } from '../../../src/plan/environment-schema.ts'
import { PlanShape, SuiteShape } from '../../../src/plan/plan-schema.ts'
import { ProcedureShape } from '../../../src/plan/procedure-schema.ts'
import { parseYaml } from '../../../src/plan/read-yaml.ts'
import { FragmentShape, stepShapeOf } from '../../../src/plan/step-schema.ts'
import { TrafficRulesShape } from '../../../src/plan/traffic-rules-schema.ts'
import { unknownWord } from '../../support/command-line.ts'
import { docsFolders, docsPage, fenced, shownCommands } from '../../support/docs-page.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import { join } from 'node:path'

const namesIn = (language: keyof typeof docsFolders): string[] =>
  readdirSync(join(packageRoot, ...docsFolders[language].split('/'))).filter((name) =>
    name.endsWith('.md'),
  )

/** Pages for whoever develops Collaudo, or adds to it: in English alone. */
const developers = ['dependencies.md', 'releasing.md', 'performance.md']

const names = namesIn('it')
const pages = names.flatMap((name) => [
  [`docs/${name}`, docsPage('en', name)] as const,
  [`docs/it/${name}`, docsPage('it', name)] as const,
])

/** The levels of the headings, in their order; what stands in fenced blocks is none. */
const outline = (page: string): string[] =>
  [...page.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^(#+) /gm)].map(
    ([, level = '']) => level,
  )

test('every page is there in both languages', () => {
  expect(namesIn('en').filter((name) => !developers.includes(name))).toEqual(names)
})

test.each(names)('both versions of %s have the same sections', (name) => {
  expect(outline(docsPage('en', name))).toEqual(outline(docsPage('it', name)))
})

test.each(names)('both versions of %s show the same commands and files', (name) => {
  const shown = (page: string) => ({
    commands: shownCommands(page).map(({ args, code }) => [
      args.join(' ').replaceAll(/\b[A-Z]{3,}\b|"[^"]*"/g, '…'),
      code,
    ]),
    yaml: fenced(page, 'yaml').map((text) => parse(text) as unknown),
  })
  expect(shown(docsPage('en', name))).toEqual(shown(docsPage('it', name)))
})

test.each(['en', 'it'] as const)('the index names every page, and no other: %s', (language) => {
  const index = docsPage(language, 'README.md')
  const linked = [...index.matchAll(/\]\(([a-z-]+\.md)/g)].map(([, name = '']) => name)
  expect([...new Set(linked)].toSorted()).toEqual(
    names.filter((name) => name !== 'README.md').toSorted(),
  )
})

test.each(pages)('every command that %s names in a sentence is one that there is', (_, page) => {
  const named = [
    ...page.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`(?:npx )?collaudo ([a-z-][^`]*)`/g),
  ]
  const unknown = named
    .map(([, text = '']) => ({ text, word: unknownWord(text.split(/\s+/)) }))
    .filter(({ word }) => word !== undefined)
  expect(unknown).toEqual([])
})

const shapes: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^environments\/[^/]+\/environment\.yaml$/, EnvironmentShape],
  [/^applications\/[^/]+\.yaml$/, ApplicationShape],
  [/^procedure\.yaml$/, ProcedureShape.partial()],
  [/^(?:plans\/[^/]+\/)?plan\.yaml$/, PlanShape],
  [/^suites\/[^/]+\.suite\.yaml$/, SuiteShape],
  [/^plans\/rules\/[^/]+\.rules\.yaml$/, TrafficRulesShape],
  [/^(?:plans\/[^/]+\/)?fragments\/[^/]+\.yaml$/, FragmentShape],
]

/** What is wrong with a file that a page shows, by the schema that its name asks for; undefined where no schema does. */
const issuesOf = (name: string, value: unknown): unknown => {
  if (name.endsWith('.case.yaml')) {
    const shape = { positive: CaseShape, negative: CaseShape, declared: DeclaredShape }
    const { kind, steps = [] } = value as { kind?: keyof typeof shape; steps?: unknown[] }
    return [
      ...((kind === undefined ? SkeletonShape : shape[kind]).safeParse(value).error?.issues ?? []),
      ...steps.flatMap((step) => stepShapeOf(step).safeParse(step).error?.issues ?? []),
    ]
  }
  const found = shapes.find(([pattern]) => pattern.test(name))
  return found === undefined ? undefined : (found[1].safeParse(value).error?.issues ?? [])
}

test.each(pages)('every file that %s shows is one that can be read', (_, page) => {
  for (const text of fenced(page, 'yaml')) {
    // The digest of a key is left out on the page.
    const read = parseYaml('pagina.yaml', text.replace('5f0c…', '5f0c'.repeat(16)))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const [, name] = /^# (\S+\.yaml)\b/.exec(text) ?? []
    const { value } = read.value
    const around = name?.startsWith('environments/') ? { title: 'Prova', operators: {} } : {}
    if (name !== undefined)
      expect(issuesOf(name, { ...around, ...(value as object) }) ?? [], `${name}\n${text}`).toEqual(
        [],
      )
    // Without a name a list is of steps; other pieces are held by the test of their page.
    else if (Array.isArray(value))
      for (const step of value)
        expect(stepShapeOf(step).safeParse(step).error?.issues).toBeUndefined()
  }
})
