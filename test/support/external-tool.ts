import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
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

const isOnPath = (name: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .some((folder) => suffixes.some((suffix) => isExecutable(join(folder, name + suffix))))

/** The absence of a third party: an error where `CI` is `true`, so that no check is lost in silence. */
const absent = (what: string): false => {
  if (process.env['CI'] === 'true')
    throw new Error(`${what}: install it, the tests that need it must run in CI`)
  return false
}

/**
 * Whether a program that a test uses as a third party is on PATH. Where `CI` is `true` its absence
 * throws; elsewhere the test is skipped: `test.skipIf(!hasTool('xmlsec1'))`.
 */
export const hasTool = (name: string): boolean => isOnPath(name) || absent(`${name} is not on PATH`)

/** Where Debian puts the libraries of its Java packages. */
const javaLibraries = '/usr/share/java'

/** The class path of these libraries of Debian, by name, if all of them and a JDK are here; else undefined. */
export const javaClassPath = (...names: readonly string[]): string | undefined => {
  const files = names.map((name) => join(javaLibraries, `${name}.jar`))
  const missing = [
    ...(isOnPath('javac') ? [] : ['a JDK']),
    ...files.filter((file) => !existsSync(file)),
  ]
  return missing.length === 0
    ? files.join(delimiter)
    : absent(`${missing.join(', ')} not found`) || undefined
}

/** A Python that has these modules: Debian's own before any other, since its packages install there. */
export const pythonWith = (...modules: readonly string[]): string | undefined =>
  ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0,
  ) ??
  (absent(`no python3 has ${modules.join(', ')}`) || undefined)
