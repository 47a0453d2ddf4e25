import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { packageRoot } from '../../../src/lib/package-root.ts'

/**
 * Licences under which a work may be used by one that is under the EUPL-1.2: permissive ones, and the MPL-2.0, which the EUPL's
 * own appendix names as compatible.
 */
const admitted = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
])

/** Packages whose package.json does not say it in a word of SPDX, and the words of their licence by which it is known. */
const byText: Readonly<Record<string, { readonly file: string; readonly words: string }>> = {
  'dejavu-fonts-ttf': {
    file: 'LICENSE',
    words: 'Permission is hereby granted, free of charge, to any person obtaining a copy',
  },
  'png-js': { file: 'LICENSE', words: 'MIT License' },
}

interface Locked {
  readonly dev?: boolean
  readonly license?: string
  readonly optional?: boolean
}

/** Whether an expression of SPDX can be met: one side of an OR, both of an AND. */
const isAdmitted = (expression: string): boolean => {
  const bare = expression.replaceAll(/[()]/g, '')
  return bare
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => admitted.has(one.trim())))
}

const licenceOf = (path: string, { license, optional }: Locked): string => {
  const file = join(packageRoot, path, 'package.json')
  // Binaries for other platforms are not installed: what the lockfile has of them is from the registry.
  if (!existsSync(file)) return optional === true ? (license ?? '') : ''
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string | { type?: string }
    licenses?: readonly { type?: string }[]
  }
  const { license: own = manifest.licenses?.[0] } = manifest
  return (typeof own === 'string' ? own : own?.type) ?? ''
}

const isKnownByText = (path: string): boolean => {
  const known = byText[path.replace(/^.*node_modules\//, '')]
  if (known === undefined) return false
  return readFileSync(join(packageRoot, path, known.file), 'utf8').includes(known.words)
}

const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const brought = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)

test('every package that an installation brings has a licence that the EUPL-1.2 goes with', () => {
  expect(brought.length).toBeGreaterThan(100)
  const refused = brought
    .map(([path, locked]) => ({ path, licence: licenceOf(path, locked) }))
    .filter(({ path, licence }) => !isAdmitted(licence) && !isKnownByText(path))
  expect(refused).toEqual([])
})

test.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['(BSD-3-Clause OR GPL-2.0)', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['UNLICENSED', false],
  ['', false],
])('of %j it is said: %s', (expression, is) => {
  expect(isAdmitted(expression)).toBe(is)
})
