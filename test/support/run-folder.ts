import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Node, and what it starts, look for the folder of temporary files: POSIX, then Windows. */
const variables = ['TMPDIR', 'TEMP', 'TMP'] as const

const isMade = 'COLLAUDO_TEST_FOLDER'

const prefix = 'collaudo-prove-'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'

/** Several times what a whole run keeps until it ends. */
const room = 2 * 2 ** 30

/** Whether a program that stands there may run: containers often forbid it. */
const runs = (folder: string): boolean => {
  const program = join(folder, 'prova')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
  const { status } = spawnSync(program)
  rmSync(program)
  return status === 0
}

/** What a run that was killed left there takes memory until somebody deletes it; a day later no run is still at work. */
const removeForgotten = (): void => {
  const yesterday = Date.now() - 24 * 3_600_000
  for (const name of readdirSync(memory)) {
    const path = join(memory, name)
    if (name.startsWith(prefix) && statSync(path).mtimeMs < yesterday)
      rmSync(path, { recursive: true, force: true })
  }
}

/** A folder in memory; null where there is none that will do. */
const folderInMemory = (): string | null => {
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize < room || freemem() < 2 * room) return null
    removeForgotten()
    const folder = mkdtempSync(join(memory, prefix))
    if (runs(folder)) return folder
    rmSync(folder, { recursive: true })
  } catch {
    // Another system, or a folder that is not ours to write.
  }
  return null
}

/** In memory, unless whoever starts the run says where. */
const makeFolder = (): string => {
  const isTold = variables.some((name) => process.env[name] !== undefined)
  return (isTold ? null : folderInMemory()) ?? mkdtempSync(join(tmpdir(), prefix))
}

/**
 * Has all temporary files of a test run in one folder, which goes away with it: whatever a test leaves goes too. In
 * memory a file is made in a fraction of the time, and none has to be deleted from a disk that is busy writing it.
 */
const setup = (): (() => void) | undefined => {
  if (process.env[isMade] !== undefined) return undefined
  const before = variables.map((name) => [name, process.env[name]] as const)
  const folder = makeFolder()
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
