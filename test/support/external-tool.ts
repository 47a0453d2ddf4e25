import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : ['']

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Whether a program that a test uses as a third party is on PATH. Where `CI` is `true` its absence
 * throws, so that no check is lost in silence; elsewhere the test is skipped:
 * `test.skipIf(!hasTool('xmlsec1'))`.
 */
export const hasTool = (name: string): boolean => {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .some((folder) => suffixes.some((suffix) => isExecutable(join(folder, name + suffix))))
  if (!found && process.env['CI'] === 'true') {
    throw new Error(`${name} is not on PATH: install it, the tests that need it must run in CI`)
  }
  return found
}
