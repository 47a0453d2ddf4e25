import { cpSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { adapters } from '../../../adapters/index.ts'
import { comparisons } from '../../../src/check/comparison.ts'
import { checkKinds } from '../../../src/check/expectation.ts'
import { packageRoot } from '../../../src/lib/package-root.ts'
import type { RunRecord } from '../../../src/model/run-record.ts'
import { loadAnswers } from '../../../src/plan/answers-schema.ts'
import { CaseShape, DeclaredShape, SkeletonShape } from '../../../src/plan/case-schema.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import { Capture } from '../../../src/plan/step-parts.ts'
import { CallShape, stepShapes } from '../../../src/plan/step-schema.ts'
import { docsPage } from '../../support/docs-page.ts'
import { readyPlan } from '../../support/run-here.ts'
import { makeWorkspace, type TempWorkspace } from '../../support/temp-workspace.ts'

const page = docsPage('it', 'cases.md')

interface Example {
  readonly path: string
  /** How the case ends, when it does not pass. */
  readonly ends: string | undefined
  readonly text: string
}

/** The files and the listings of a page, as they stand. */
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/```(?:yaml|csv)\n([\s\S]*?)```/g)].map(([, block = '']) => block)

/** The files of the page: each begins with a comment that names it. */
const examples: readonly Example[] = blocksOf(page).map((block) => {
  const [, path = '', , ends] = /^# (\S+)( \((.+)\))?\n/.exec(block) ?? []
  const text = path.endsWith('.csv') ? block.slice(block.indexOf('\n') + 1) : block
  return { path, ends, text }
})

const statuses: Readonly<Record<string, string>> = {
  'non superato': 'failed',
  interrotto: 'broken',
  saltato: 'skipped',
}

let workspace: TempWorkspace
let plan: Plan
let record: RunRecord

beforeAll(async () => {
  workspace = makeWorkspace()
  const sample = join(packageRoot, 'plans', 'cvp')
  for (const folder of ['payloads', 'data'])
    cpSync(join(sample, folder), workspace.path('plans', 'esempi', folder), { recursive: true })
  cpSync(join(packageRoot, 'applications'), workspace.path('applications'), { recursive: true })
  for (const { path, text } of examples) workspace.write(`plans/esempi/${path}`, text)
  workspace.write('plans/esempi/json-schema/risposta.schema.json', '{"type":"object"}')
  await using ready = await readyPlan(workspace, {
    plan: 'esempi',
    environment: 'simulator',
    env: {},
  })
  plan = ready.plan
  record = await ready.run('esempi')
})

test('every example names its file', () => {
  expect(examples.length).toBeGreaterThan(20)
  expect(examples.filter(({ path }) => path === '').map(({ text }) => text)).toEqual([])
})

test('every case of the page ends as the page says', () => {
  const expected = examples
    .filter(({ path }) => path.startsWith('cases/'))
    .map(({ path, ends }) => [
      path.replace(/^cases\/|\.case\.yaml$/g, ''),
      ends === undefined ? 'passed' : (statuses[ends] ?? ends),
    ])
  const found = new Map<string, Set<string>>()
  for (const { id, outcome } of record.cases) {
    const name = id.replace(/\[\d+\]$/, '')
    found.set(name, (found.get(name) ?? new Set()).add(outcome.status))
  }
  const messages = record.cases.flatMap(({ id, outcome }) =>
    'message' in outcome ? [`${id}: ${outcome.message}`] : [],
  )
  expect(
    [...found].map(([id, ended]) => [id, [...ended].join(' ')]),
    messages.join('\n'),
  ).toEqual(expected)
})

test('the file of answers is one that can be read, and answers what the case asks', () => {
  const file = workspace.path('plans', 'esempi', 'risposte.yaml')
  workspace.write('plans/esempi/schermata.png', 'x')
  expect(loadAnswers('risposte.yaml', file, plan)).toMatchObject({ ok: true })
})

test('the English page has the same examples', () => {
  expect(blocksOf(docsPage('en', 'cases.md'))).toEqual(blocksOf(page))
})

test.each(['it', 'en'] as const)('the tables have every check of every adapter: %s', (language) => {
  const tables = docsPage(language, 'keywords.md')
  const keys = adapters.flatMap(({ checks }) => [...checkKinds(checks).keys()])
  expect(keys.filter((key) => !tables.includes(`\n### \`${key}\`\n`))).toEqual([])
})

test.each(['it', 'en'] as const)('the page knows every keyword of the language: %s', (language) => {
  const text = docsPage(language, 'cases.md')
  const keywords = [
    ...[CaseShape, DeclaredShape, SkeletonShape, CallShape, ...Object.values(stepShapes)].flatMap(
      ({ shape }) => Object.keys(shape),
    ),
    ...Object.keys(Capture.shape),
    ...Object.keys(comparisons),
    // The page speaks SIST; keywords.md has the checks that other adapters add.
    ...adapters
      .filter(({ id }) => id === 'sist')
      .flatMap(({ checks }) => [...checkKinds(checks).keys()]),
    ...['all', 'any', 'not', 'level', 'requirement'],
  ]
  const missing = [...new Set(keywords)].filter(
    (keyword) => !text.includes(`\`${keyword}:`) && !text.includes(`${keyword}: `),
  )
  expect(missing).toEqual([])
})
