import { execFileSync } from 'node:child_process'

import { array, assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'

import { commandLine, type Word } from '../../../../src/debug/shell-words.ts'

/** How the C runtime of Windows takes a command line apart (CommandLineToArgvW). */
const windowsArguments = (line: string): string[] => {
  const found: string[] = []
  let current = ''
  let quoted = false
  let started = false
  for (let at = 0; at <= line.length;) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0
    const next = line[at + backslashes]
    if (next === '"') {
      current += '\\'.repeat(Math.floor(backslashes / 2))
      if (backslashes % 2 === 1) current += '"'
      else quoted = !quoted
      started = true
      at += backslashes + 1
      continue
    }
    current += '\\'.repeat(backslashes)
    at += backslashes
    if (next === undefined || (!quoted && next === ' ')) {
      if (started || current !== '') found.push(current)
      current = ''
      started = false
    } else current += next
    at += 1
  }
  return found
}

/** What cmd leaves of a line: carets outside of quotes are taken away. */
const afterCmd = (line: string): string => {
  let quoted = false
  let result = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at)
    if (character === '"') quoted = !quoted
    if (!quoted && character === '^') result += line.charAt(++at)
    else result += character
  }
  return result
}

const words = array(string({ unit: 'grapheme-ascii' }), { minLength: 1, maxLength: 4 })
const rowsOf = (texts: readonly string[]): Word[][] => [texts.map((text): Word => [text])]

test.skipIf(process.platform === 'win32')('a POSIX shell reads back every argument', () => {
  assert(
    property(words, (texts) => {
      const line = commandLine('printf', rowsOf([String.raw`%s\0`, ...texts]), 'posix')
      const read = execFileSync('sh', ['-c', line], { encoding: 'utf8' })
      expect(read.split('\0').slice(0, -1)).toEqual(texts)
    }),
    { numRuns: 60 },
  )
})

test('the runtime of Windows reads back every argument, from PowerShell and from cmd', () => {
  assert(
    property(words, (texts) => {
      const [, , ...powershell] = windowsArguments(commandLine('curl', rowsOf(texts), 'powershell'))
      expect(powershell).toEqual(texts)
      const [, ...cmd] = windowsArguments(afterCmd(commandLine('curl', rowsOf(texts), 'cmd')))
      expect(cmd).toEqual(texts)
    }),
  )
})

test('writes a variable as each shell expands it, in its own place of the argument', () => {
  const rows: Word[][] = [[['Authorization: ', { variable: 'TOKEN' }], ['SOAPAction: "urn:a&b"']]]
  expect(commandLine('curl', rows, 'posix')).toBe(
    `curl \\\n  'Authorization: '"$TOKEN" 'SOAPAction: "urn:a&b"'`,
  )
  expect(commandLine('curl', rows, 'powershell')).toBe(
    String.raw`curl.exe --% "Authorization: %TOKEN%" "SOAPAction: \"urn:a&b\""`,
  )
  expect(commandLine('curl', rows, 'cmd')).toBe(
    String.raw`curl.exe "Authorization: %TOKEN%" "SOAPAction: \"urn:a^&b\""`,
  )
})
