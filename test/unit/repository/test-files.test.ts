import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { exhaustive, units, wholeCommands } from '../../support/test-files.ts'

const asExpression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll('.', String.raw`\.`)
      .replace('**/', '(?:.+/)?')
      .replace('*', '[^/]+')}$`,
  )

const testFiles = readdirSync(join(packageRoot, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.test.ts'))

test('each file of tests is of one kind, so that one of the scripts runs it', () => {
  const patterns = [...units, ...wholeCommands, ...exhaustive].map(asExpression)
  expect(testFiles.length).toBeGreaterThan(300)
  const kinds = testFiles.map((name) => ({
    name,
    kinds: patterns.filter((one) => one.test(name)).length,
  }))
  expect(kinds.filter((one) => one.kinds !== 1)).toEqual([])
})

test('CI runs all of those scripts', () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const run = readFileSync(join(packageRoot, '.ci', 'run'), 'utf8')
  expect(run).toMatch(/^npm ci && npm test$/m)
  const names = Object.keys(scripts).filter((name) => name.startsWith('test:'))
  // Parts of npm test.
  const others = names.filter((name) => !['test:unit', 'test:e2e'].includes(name))
  expect(others).toEqual(['test:exhaustive', 'test:plans'])
  for (const name of others) expect(run).toMatch(new RegExp(`^npm run --silent ${name}$`, 'm'))
})
