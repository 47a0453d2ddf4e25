import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { RunEvent } from '../model/event.ts'
import { followLines } from './follow-lines.ts'
import { upgradeEvent } from './upgrade.ts'
import { whyRefused } from './why-refused.ts'

export const journalFile = 'events.ndjson'

/**
 * Appends an event, synchronously: what was written survives a kill. Where the disk takes only a part of the line, that
 * part is taken back: whatever is appended later stands on a line of its own.
 */
export const appendEvent = (runFolder: string, event: RunEvent): void => {
  const file = join(runFolder, journalFile)
  try {
    appendLine(file, JSON.stringify(event))
  } catch (error) {
    throw whyRefused(error, file)
  }
}

const appendLine = (file: string, line: string): void => {
  const descriptor = openSync(file, 'a')
  try {
    const { size } = fstatSync(descriptor)
    try {
      appendFileSync(descriptor, `${line}\n`)
    } catch (error) {
      if (fstatSync(descriptor).size > size) truncateSync(file, size)
      throw error
    }
  } finally {
    closeSync(descriptor)
  }
}

/** The events of a run. A torn last line (the process was killed while writing) is ignored. */
export const readJournal = (runFolder: string): RunEvent[] => {
  const file = join(runFolder, journalFile)
  if (!existsSync(file))
    throw new HarnessError('RUN_UNREADABLE', t`${file} non esiste`, {
      hint: t`indicare la cartella di una esecuzione, sotto reports/`,
    })
  const lines = readFileSync(file, 'utf8').split('\n')
  const torn = lines.pop() ?? ''
  const events = lines.map((line, index) => parseLine(file, line, index + 1))
  if (torn !== '') {
    try {
      events.push(parseLine(file, torn, lines.length + 1))
    } catch {
      // The last line has no line feed: it was never finished.
    }
  }
  return events
}

/** Follows a journal that is being written: each call gives the events that were finished since the last. */
export const followJournal = (runFolder: string): (() => RunEvent[]) => {
  const file = join(runFolder, journalFile)
  const next = followLines(file)
  let line = 1
  return () => next().map((text) => parseLine(file, text, line++))
}

const parseLine = (file: string, line: string, number: number): RunEvent => {
  try {
    return RunEvent.parse(upgradeEvent(JSON.parse(line)))
  } catch (cause) {
    throw new HarnessError(
      'RUN_UNREADABLE',
      t`${file}:${number}: la riga del giornale non è leggibile`,
      {
        hint: t`il giornale è stato modificato: ripartire da una copia o rieseguire il piano`,
        cause,
      },
    )
  }
}
