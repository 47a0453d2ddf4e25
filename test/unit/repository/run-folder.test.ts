import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import setup from '../../support/run-folder.ts'
import { makeProject } from '../../support/temp-project.ts'

test('temporary files of a test, and of what it starts, are in the folder of the test run', () => {
  const folder = process.env['COLLAUDO_TEST_FOLDER']
  expect(folder).toBeDefined()
  expect(tmpdir()).toBe(folder)
  expect(makeProject().folder.startsWith(join(folder ?? '', 'collaudo-'))).toBe(true)
  const script = 'process.stdout.write(require("node:os").tmpdir())'
  const child = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  expect(realpathSync(child)).toBe(realpathSync(folder ?? ''))
})

test('it goes away with the run, and one project makes it for all', () => {
  expect(setup()).toBeUndefined()
  const { COLLAUDO_TEST_FOLDER: outer } = process.env
  delete process.env['COLLAUDO_TEST_FOLDER']
  try {
    const end = setup()
    const { folder } = makeProject({ 'a/b.txt': 'c' })
    expect(tmpdir()).not.toBe(outer)
    end?.()
    expect(existsSync(folder)).toBe(false)
    expect(tmpdir()).toBe(outer)
  } finally {
    process.env['COLLAUDO_TEST_FOLDER'] = outer
  }
})
