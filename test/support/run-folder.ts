import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Node, and what it starts, look for the folder of temporary files: POSIX, then Windows. */
const variables = ['TMPDIR', 'TEMP', 'TMP'] as const

const isMade = 'COLLAUDO_TEST_FOLDER'

/**
 * Has all temporary files of a test run in one folder, which goes away with it: whatever a test leaves goes too, and
 * ext4, which looks for a new file's place past all those that were just deleted, finds it at once.
 */
const setup = (): (() => void) | undefined => {
  if (process.env[isMade] !== undefined) return undefined
  const before = variables.map((name) => [name, process.env[name]] as const)
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-'))
  process.env[isMade] = folder
  for (const name of variables) process.env[name] = folder
  return () => {
    delete process.env[isMade]
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    // Windows keeps a file busy for a moment after the process that wrote it has gone.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

// oxlint-disable-next-line import/no-default-export -- Vitest calls the default export of a global setup
export default setup
