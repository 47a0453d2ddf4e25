import { closeSync, openSync, writeSync } from 'node:fs'

import { t } from '../../lib/language/t.ts'
import type { JournalLine } from '../../simulator/journal.ts'
import type { Io } from '../io.ts'
import { writableFile } from '../writable-file.ts'

/** A file to which the lines of the simulator's journal are added, one JSON object each. */
export interface JournalFile extends Disposable {
  readonly write: (line: JournalLine) => void
}

/** Opens the file that `--journal` names; what it holds already stays. Throws COMMAND_INVALID where it cannot be written. */
export const openJournalFile = (io: Io, asked: string): JournalFile => {
  const file = openSync(writableFile(io.cwd, '--journal', asked), 'a', 0o600)
  let isBroken = false
  return {
    write: (line) => {
      if (isBroken) return
      try {
        // At once and whole: whoever reads the file while calls are made finds no half of a line.
        writeSync(file, `${JSON.stringify(line)}\n`)
      } catch (error) {
        // The simulator goes on: a full disk is no reason to stop answering.
        isBroken = true
        io.error(t`il giornale non si può più scrivere in ${asked}: ${(error as Error).message}`)
      }
    },
    [Symbol.dispose]: () => closeSync(file),
  }
}
