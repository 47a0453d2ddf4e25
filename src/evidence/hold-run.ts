import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'

/** Outside of the run's folder, which holds nothing but what the run left. */
const lockOf = (runFolder: string): string =>
  join(tmpdir(), `collaudo-${sha256(realpathSync(runFolder)).slice(0, 16)}.lock`)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There is such a process, and it is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The process that the file names; none when there is no such file, or nothing sensible in it. */
const holderOf = (file: string): number | null => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/**
 * Holds a run's folder for this process, so that nobody else on this machine goes on with the run: its calls
 * would be made twice. What a process left behind that is gone, holds nothing. Gives the function that lets go.
 */
export const holdRun = (runFolder: string): (() => void) => {
  const file = lockOf(runFolder)
  const holder = holderOf(file)
  const busy = (who: string, cause?: unknown): HarnessError =>
    new HarnessError('RUN_BUSY', t`l'esecuzione è in corso ${who}`, {
      hint: t`attendere che finisca; se non è così, togliere ${file}`,
      cause,
    })
  if (holder !== null && holder !== process.pid && isAlive(holder))
    throw busy(t`nel processo ${holder}`)
  rmSync(file, { force: true })
  try {
    writeFileSync(file, `${process.pid}`, { flag: 'wx' })
  } catch (cause) {
    throw busy(t`in un altro processo`, cause)
  }
  return () => rmSync(file, { force: true })
}
