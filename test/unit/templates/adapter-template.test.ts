import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'
import { docsPage, fenced } from '../../support/docs-page.ts'

const template = join(packageRoot, 'templates', 'adapter')

const read = (...names: string[]): string => readFileSync(join(template, ...names), 'utf8')

test.each(['en', 'it'] as const)(
  'the page shows the adapter and its case as they are: %s',
  (language) => {
    const page = docsPage(language, 'adapters.md')
    expect(fenced(page, 'js')).toEqual([read('adapters', 'sportello', 'adapter.mjs')])
    expect(fenced(page, 'yaml')[0]).toBe(
      read('plans', 'sportello', 'cases', 'SPORTELLO-01.case.yaml'),
    )
  },
)

test('the two sides of the template share nothing', () => {
  expect(read('adapters', 'sportello', 'simulator.mjs')).not.toMatch(/^import /m)
})

test('the adapter of the template has the types that the package gives', () => {
  // Inside node_modules, where the packages that it imports are found.
  const folder = join(packageRoot, 'node_modules', `.collaudo-template-${process.pid}`)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  cpSync(join(template, 'adapters', 'sportello'), folder, { recursive: true })
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(packageRoot, 'tsconfig.json'),
      compilerOptions: {
        allowJs: true,
        checkJs: true,
        types: ['node'],
        typeRoots: [join(packageRoot, 'node_modules', '@types')],
        paths: { 'collaudo/adapter': [join(packageRoot, 'src', 'adapter', 'public.ts')] },
      },
      include: ['./*.mjs'],
      exclude: [],
    }),
  )
  const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc')
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
})
