import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { RunEvent } from '../model/event.ts'
import type { CaseHead, RunHeader, RunRecord } from '../model/run-record.ts'
import { foldEvents } from './fold.ts'
import { appendEvent, readJournal } from './journal.ts'
import { writeRun } from './run-file.ts'

/** A run that is to be put together with others. */
interface Part {
  readonly folder: string
  readonly events: readonly RunEvent[]
  readonly record: RunRecord
  readonly planned: readonly CaseHead[]
}

const readPart = (folder: string): Part => {
  const events = readJournal(folder)
  const start = events.find((event) => event.event === 'run-start')
  return {
    folder,
    events,
    record: foldEvents(events),
    planned: start?.event === 'run-start' ? start.planned : [],
  }
}

/** What must be the same of all, as a person names it, and what it is of one run. */
const sameOf = ({ record }: Part): readonly (readonly [string, unknown])[] => {
  const { plan, suite, application, environment, harness, by, shard } = record
  const { endpoints, ...place } = environment
  return [
    [t`il piano`, [plan.name, plan.version, suite]],
    [t`l'applicazione`, application],
    // A simulator that was started for one run listens wherever it may.
    [t`l'ambiente`, environment.simulator ? place : { ...place, endpoints }],
    [t`la versione di collaudo`, harness.version],
    [t`un adattatore della cartella di lavoro`, harness.ownAdapters ?? {}],
    [t`chi ha fatto le chiamate`, by ?? 'harness'],
    [t`i casi, i payload o i dati`, shard?.contentSha256 ?? null],
    [t`la divisione in parti`, shard?.of ?? null],
  ]
}

const refuse = (message: string, hint: string): HarnessError =>
  new HarnessError('RUNS_DIFFER', message, { hint })

const checkSame = (parts: readonly Part[]): void => {
  const [first, ...others] = parts
  if (first === undefined) return
  const wanted = sameOf(first)
  for (const other of others)
    for (const [index, [what, value]] of sameOf(other).entries())
      if (JSON.stringify(value) !== JSON.stringify(wanted[index]?.[1]))
        throw refuse(
          t`${first.record.run} e ${other.record.run} non si possono unire: cambia ${what}`,
          t`si uniscono esecuzioni dello stesso piano, della stessa applicazione, nello stesso ambiente`,
        )
}

/** A case of two runs is the same only if its file is. */
const checkCases = (parts: readonly Part[]): void => {
  const files = new Map<string, { readonly sha256: string; readonly run: string }>()
  for (const { planned, record } of parts)
    for (const { id, fileSha256 } of planned) {
      const known = files.get(id)
      if (known !== undefined && known.sha256 !== fileSha256)
        throw refuse(
          t`il caso ${id} è cambiato tra ${known.run} e ${record.run}`,
          t`rieseguire le parti con gli stessi file`,
        )
      files.set(id, { sha256: fileSha256, run: record.run })
    }
}

const checkShards = (parts: readonly Part[]): void => {
  const [first] = parts
  const of = first?.record.shard?.of
  if (of === undefined) return
  const found = parts.map(({ record }) => record.shard?.index ?? 0)
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (index) => !found.includes(index),
  )
  if (missing.length > 0)
    throw refuse(
      t`mancano le parti ${missing.map((index) => `${index}/${of}`).join(', ')}`,
      t`indicare una esecuzione per ogni parte`,
    )
  const twice = found.find((index, at) => found.indexOf(index) !== at)
  if (twice !== undefined)
    throw refuse(
      t`la parte ${twice}/${of} c'è due volte`,
      t`indicare una sola esecuzione per ogni parte`,
    )
}

/** What happened to the cases of a run, as it ended: of one that was stopped in the middle, what is known. */
const storyOf = ({ events, record }: Part): RunEvent[] => {
  const story = events.filter(
    ({ event }) => !['run-start', 'run-resume', 'run-end', 'run-stop'].includes(event),
  )
  const told = new Set(
    story.flatMap((event) => (event.event === 'case-end' ? [event.record.id] : [])),
  )
  return [
    ...story,
    ...record.cases
      .filter(({ id }) => !told.has(id))
      .map((one): RunEvent => ({ event: 'case-end', at: one.endedAt, record: one })),
  ]
}

const copyEvidence = (from: string, to: string): void => {
  const folder = join(from, 'evidence')
  if (!existsSync(folder)) return
  mkdirSync(join(to, 'evidence'), { recursive: true })
  // Named by their content: the same name is the same file.
  for (const name of readdirSync(folder)) {
    const target = join(to, 'evidence', name)
    if (!existsSync(target)) copyFileSync(join(folder, name), target)
  }
}

/** The cases of all parts: in the order of the whole selection, where it is known, else as the parts have them. */
const plannedOf = (parts: readonly Part[]): CaseHead[] => {
  const heads = new Map(parts.flatMap(({ planned }) => planned.map((head) => [head.id, head])))
  const order = parts[0]?.record.shard?.cases ?? [...heads.keys()]
  return order.flatMap((id) => heads.get(id) ?? [])
}

/**
 * Puts runs together into a new one, where `place` says: journals are joined in the order of their instants,
 * evidence is copied, the record is folded anew. Where a case ran more than once, the last result counts and the
 * others stay beside it. Throws RUNS_DIFFER.
 */
export const mergeRuns = (
  folders: readonly string[],
  place: (first: RunHeader) => { readonly name: string; readonly folder: string },
): {
  readonly runFolder: string
  readonly record: RunRecord
  readonly planned: readonly CaseHead[]
} => {
  const parts = folders
    .map((folder) => readPart(folder))
    .toSorted((a, b) => a.record.startedAt.localeCompare(b.record.startedAt))
  const [first] = parts
  if (first === undefined || parts.length < 2)
    throw refuse(t`servono almeno due esecuzioni da unire`, 'collaudo merge --help')
  if ((first.record.by ?? 'harness') !== 'harness')
    throw refuse(
      t`${first.record.run} guarda le chiamate dell'applicativo: non si unisce ad altre`,
      t`si riprende con collaudo run --resume`,
    )
  checkSame(parts)
  checkCases(parts)
  checkShards(parts)
  const { name, folder: runFolder } = place(first.record)
  mkdirSync(runFolder, { recursive: true })
  for (const { folder } of parts) copyEvidence(folder, runFolder)
  const { shard: _, ...header }: RunHeader =
    first.events.flatMap((event) => (event.event === 'run-start' ? [event.header] : []))[0] ??
    first.record
  const planned = plannedOf(parts)
  appendEvent(runFolder, {
    event: 'run-start',
    at: header.startedAt,
    header: { ...header, run: name, merged: parts.map(({ record }) => record.run) },
    planned,
  })
  const story = parts.flatMap((part) => storyOf(part)).toSorted((a, b) => a.at.localeCompare(b.at))
  for (const event of story) appendEvent(runFolder, event)
  const last = parts
    .map(({ record }) => record.endedAt ?? record.startedAt)
    .toSorted()
    .at(-1)
  appendEvent(runFolder, {
    event: 'run-end',
    at: last ?? header.startedAt,
    interrupted: parts.some(({ record }) => record.interrupted),
  })
  const record = foldEvents(readJournal(runFolder))
  writeRun(runFolder, record)
  return { runFolder, record, planned }
}
