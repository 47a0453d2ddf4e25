import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

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

const hasMemory = existsSync('/dev/shm')

// Without its variables Windows has none that anyone may write.
test.skipIf(process.platform === 'win32')(
  'it is where whoever starts the run wants it, and else in memory where Linux has room',
  () => {
    const names = ['COLLAUDO_TEST_FOLDER', 'TMPDIR', 'TEMP', 'TMP']
    const before = names.map((name) => [name, process.env[name]] as const)
    for (const name of names) delete process.env[name]
    try {
      const usual = tmpdir()
      // Of a run that was killed, two days ago.
      const forgotten = hasMemory ? mkdtempSync('/dev/shm/collaudo-prove-') : null
      const longAgo = Date.now() / 1000 - 2 * 86_400
      if (forgotten !== null) utimesSync(forgotten, longAgo, longAgo)
      const end = setup()
      const inMemory = tmpdir()
      end?.()
      expect(existsSync(inMemory)).toBe(false)
      if (forgotten !== null && dirname(inMemory) === '/dev/shm')
        expect(existsSync(forgotten)).toBe(false)
      // Where memory has no room, or runs no program, it is where temporary files usually are.
      expect([usual, ...(hasMemory ? ['/dev/shm'] : [])]).toContain(dirname(inMemory))

      const { folder } = makeProject()
      process.env['TMPDIR'] = process.env['TEMP'] = folder
      const again = setup()
      const told = tmpdir()
      again?.()
      expect(dirname(told)).toBe(folder)
      expect([existsSync(told), existsSync(folder)]).toEqual([false, true])
    } finally {
      for (const [name, value] of before)
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
    }
  },
)
