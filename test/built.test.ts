import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterAll, beforeEach, expect, test } from 'vitest'

import { packageRoot } from '../src/lib/package-root.ts'

const { isBuilt } = (await import(
  pathToFileURL(join(packageRoot, 'scripts', 'built.mjs')).href
)) as { readonly isBuilt: (root: string) => boolean }

const root = mkdtempSync(join(tmpdir(), 'collaudo-built-'))
const files = [
  'src/cli/main.ts',
  'adapters/index.ts',
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
]

/** Gives a file or folder a time, in seconds. */
const at = (name: string, seconds: number): void => utimesSync(join(root, name), seconds, seconds)

beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  for (const name of [...files, 'package-lock.json', 'dist/.built']) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), '')
  }
  for (const name of [...files, 'package-lock.json', 'src/cli', 'src', 'adapters']) at(name, 1000)
  at('dist/.built', 2000)
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('what was built after its sources is not built again', () => {
  expect(isBuilt(root)).toBe(true)
})

test.each(['src/cli/main.ts', 'src/cli', 'adapters/index.ts', 'tsconfig.build.json'])(
  'a newer %s asks for a build: a folder is newer when a file of it has gone',
  (name) => {
    at(name, 3000)
    expect(isBuilt(root)).toBe(false)
  },
)

test('so does a build that did not succeed', () => {
  rmSync(join(root, 'dist/.built'))
  expect(isBuilt(root)).toBe(false)
})
