import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { TrafficEvent, TrafficRecord } from '../model/traffic.ts'

const journalFile = 'traffic.ndjson'
const recordFile = 'traffic.json'

/** Appends what passed, synchronously: what was written survives a kill. */
export const appendTraffic = (folder: string, event: TrafficEvent): void =>
  appendFileSync(join(folder, journalFile), `${JSON.stringify(event)}\n`)

const unreadable = (file: string, cause?: unknown): HarnessError =>
  new HarnessError('RUN_UNREADABLE', t`${file} non è traffico registrato leggibile`, {
    hint: t`indicare una cartella scritta da collaudo proxy, sotto reports/`,
    cause,
  })

/** The record of what passed, from its journal alone. */
export const foldTraffic = (events: readonly TrafficEvent[]): TrafficRecord | undefined => {
  const start = events.find((one) => one.event === 'traffic-start')
  if (start?.event !== 'traffic-start') return undefined
  const exchanges = events.flatMap((one) =>
    one.event === 'exchange' ? [{ number: one.number, exchange: one.exchange }] : [],
  )
  const finished = new Set(exchanges.map(({ number }) => number))
  return {
    ...start.header,
    endedAt: events.find(({ event }) => event === 'traffic-end')?.at ?? null,
    exchanges,
    unfinished: events.flatMap((one) => {
      if (one.event !== 'request' || finished.has(one.number)) return []
      const { event: _, ...begun } = one
      return [begun]
    }),
    refused: events.flatMap((one) => {
      if (one.event !== 'refused') return []
      const { event: _, ...refused } = one
      return [refused]
    }),
  }
}

/** The events of a journal; a last line that was never finished is none. */
const readEvents = (file: string): TrafficEvent[] => {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => {
    try {
      return TrafficEvent.parse(JSON.parse(line))
    } catch (cause) {
      throw unreadable(file, cause)
    }
  })
}

/** Whether a folder holds recorded traffic. */
export const hasTraffic = (folder: string): boolean => existsSync(join(folder, journalFile))

/** Reads recorded traffic; where its record was never written (a kill), from the journal. Throws RUN_UNREADABLE. */
export const readTraffic = (folder: string): TrafficRecord => {
  const file = join(folder, recordFile)
  if (existsSync(file)) {
    try {
      return TrafficRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch (cause) {
      throw unreadable(file, cause)
    }
  }
  const journal = join(folder, journalFile)
  const record = hasTraffic(folder) ? foldTraffic(readEvents(journal)) : undefined
  if (record === undefined) throw unreadable(journal)
  return record
}

/** Ends a recording: its record is written once, by rename. */
export const closeTraffic = (folder: string, at: Date): TrafficRecord => {
  appendTraffic(folder, { event: 'traffic-end', at: at.toISOString() })
  const record = readTraffic(folder)
  const target = join(folder, recordFile)
  writeFileSync(`${target}.part`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${target}.part`, target)
  return record
}
