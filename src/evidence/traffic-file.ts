import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { TrafficEvent, TrafficRecord } from '../model/traffic.ts'
import { followLines } from './follow-lines.ts'

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
  const end = events.findLast((one) => one.event === 'traffic-end')
  const finished = new Set(exchanges.map(({ number }) => number))
  return {
    ...start.header,
    endedAt: end?.at ?? null,
    exchanges,
    unfinished: events.flatMap((one) => {
      if (one.event !== 'request' || finished.has(one.number)) return []
      const { event: _, ...begun } = one
      return [begun]
    }),
    findings: [
      ...events.flatMap((one) => {
        if (one.event !== 'finding') return []
        const { event: _, ...finding } = one
        return [finding]
      }),
      ...(end?.findings ?? []),
    ],
    rules: end?.rules ?? [],
    refused: events.flatMap((one) => {
      if (one.event !== 'refused') return []
      const { event: _, ...refused } = one
      return [refused]
    }),
  }
}

/** Follows traffic that is being recorded: each call gives the events since the last. */
export const followTrafficEvents = (folder: string): (() => TrafficEvent[]) => {
  const file = join(folder, journalFile)
  const next = followLines(file)
  return () =>
    next().map((line) => {
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
  const record = hasTraffic(folder) ? foldTraffic(followTrafficEvents(folder)()) : undefined
  if (record === undefined) throw unreadable(journal)
  return record
}

/** The number of the last call that a folder holds, 0 without any: a recording that goes on counts from there. */
export const lastCallIn = (folder: string): number =>
  followTrafficEvents(folder)().reduce(
    (last, event) =>
      event.event === 'exchange' || event.event === 'request' ? Math.max(last, event.number) : last,
    0,
  )

/** Ends a recording: its record is written once, by rename. `said` is what was made of its calls. */
export const closeTraffic = (
  folder: string,
  at: Date,
  said: Pick<TrafficRecord, 'rules' | 'findings'> = { rules: [], findings: [] },
): TrafficRecord => {
  appendTraffic(folder, { event: 'traffic-end', at: at.toISOString(), ...said })
  const target = join(folder, recordFile)
  // Of an earlier part of the same recording it does not tell all.
  rmSync(target, { force: true })
  const record = readTraffic(folder)
  writeFileSync(`${target}.part`, `${JSON.stringify(record, null, 2)}\n`)
  renameSync(`${target}.part`, target)
  return record
}
