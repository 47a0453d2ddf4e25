import { appendFileSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'

import { journalFile } from './journal.ts'

const isWhole = (line: string): boolean => {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** Ends the last line of a journal, or takes it away when it was never finished: more can be appended. */
export const mendJournal = (runFolder: string): void => {
  const file = join(runFolder, journalFile)
  const bytes = readFileSync(file)
  const end = bytes.lastIndexOf(10) + 1
  if (end === bytes.length) return
  if (isWhole(bytes.subarray(end).toString('utf8'))) appendFileSync(file, '\n')
  else truncateSync(file, end)
}
