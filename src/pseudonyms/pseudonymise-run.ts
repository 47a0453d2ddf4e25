import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { foldEvents } from '../evidence/fold.ts'
import { appendEvent, journalFile, readJournal } from '../evidence/journal.ts'
import { writeRun } from '../evidence/run-file.ts'
import { t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { RunEvent } from '../model/event.ts'
import { EvidenceRef } from '../model/evidence-ref.ts'
import { RunRecord } from '../model/run-record.ts'
import { createPseudonyms, type Pseudonyms } from './assign.ts'
import { findPeople, findPeopleIn } from './find-people.ts'
import { isReadable } from './layers.ts'
import { createReplacer } from './replace.ts'
import { scanPeople } from './scan-people.ts'

/** What names things of ours in a record, and never a person. */
const ours = new Set([
  'schema',
  'run',
  'sha256',
  'fileSha256',
  'wordsSha256',
  'contentSha256',
  'path',
  'file',

  'status',
  'kind',
  'level',
  'verdict',
  'phase',
  'origin',
  'adapter',
  'operation',
  'uses',
  'event',
  'mediaType',
  'startedAt',
  'endedAt',
  'at',
  'instant',
  'trouble',
  'cause',
  'code',
  'profile',
])

type Marks = NonNullable<RunRecord['pseudonymised']>

const isRef = (value: object): value is EvidenceRef => EvidenceRef.safeParse(value).success

/** Every piece of evidence that a record names, once, in the order in which it names them. */
const refsIn = (
  value: unknown,
  found = new Map<string, EvidenceRef>(),
): ReadonlyMap<string, EvidenceRef> => {
  if (typeof value !== 'object' || value === null) return found
  if (isRef(value)) found.set(value.path, value)
  else for (const one of Object.values(value)) refsIn(one, found)
  return found
}

const rewritten = (
  value: unknown,
  text: (text: string) => string,
  refs: ReadonlyMap<string, EvidenceRef>,
): unknown => {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((one: unknown) => rewritten(one, text, refs))
  if (typeof value !== 'object' || value === null) return value
  if (isRef(value)) {
    const { sha256: hash, size, path } = refs.get(value.path) ?? value
    return { ...value, name: text(value.name), sha256: hash, size, path }
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      ours.has(key) && typeof one === 'string' ? one : rewritten(one, text, refs),
    ]),
  )
}

interface Copied {
  readonly refs: ReadonlyMap<string, EvidenceRef>
  readonly marks: Marks
}

const copyEvidence = (
  all: ReadonlyMap<string, EvidenceRef>,
  runFolder: string,
  target: string,
  replace: (bytes: Uint8Array) => Buffer,
): Copied => {
  const refs = new Map<string, EvidenceRef>()
  const marks: { replaced: Marks['replaced']; withheld: Marks['withheld'] } = {
    replaced: {},
    withheld: {},
  }
  mkdirSync(join(target, 'evidence'), { recursive: true })
  for (const [path, ref] of all) {
    const from = join(runFolder, path)
    if (!existsSync(from)) continue
    const bytes = readFileSync(from)
    const original = { sha256: sha256(bytes), size: bytes.length }
    const isShown = isReadable(bytes)
    const made = isShown
      ? replace(bytes)
      : Buffer.from(
          t`Questo file non si può esaminare, e in una copia con pseudonimi non c'è.\nSHA-256 dell'originale: ${original.sha256}\nByte: ${original.size}\n`,
        )
    const hash = sha256(made)
    const extension = isShown ? (/\.[A-Za-z0-9]+$/.exec(path)?.[0] ?? '') : '.txt'
    const fresh = { ...ref, sha256: hash, size: made.length, path: `evidence/${hash}${extension}` }
    writeFileSync(join(target, fresh.path), made)
    refs.set(path, fresh)
    if (!isShown) marks.withheld[hash] = original
    else if (hash !== original.sha256) marks.replaced[hash] = original
  }
  return { refs, marks }
}

export interface PseudonymisedRun {
  readonly record: RunRecord
  /** For a scan of whatever is made of the copy. */
  readonly pseudonyms: Pseudonyms
}

/** Throws when somebody is still to be found in a folder; the folder goes with it. */
export const refusePeople = (folder: string, pseudonyms: Pseudonyms): void => {
  const found = scanPeople(folder, pseudonyms)
  if (found.length === 0) return
  rmSync(folder, { recursive: true, force: true })
  throw new HarnessError(
    'SECRET_LEAKED',
    t`dati di persone senza pseudonimo: ${found.slice(0, 5).join('; ')}`,
    {
      hint: t`la copia è stata tolta e niente è stato impacchettato: segnalarlo con il tipo di messaggio, senza i dati`,
    },
  )
}

/**
 * A copy of a run in `target`, which must be new, in which pseudonyms stand for codici fiscali, names, birthdays and
 * identifiers of people: in journal and record, and in all evidence, however it is packed. The same run always gives the same
 * copy. Each file that changed keeps the hash of the original: of signatures and digests over it, nothing can be verified
 * any more. With `pseudonyms`, people of other runs keep theirs. What cannot be looked into (images, PDF) is left out. Throws SECRET_LEAKED where anything is left.
 */
export const pseudonymiseRun = (
  runFolder: string,
  record: RunRecord,
  target: string,
  pseudonyms: Pseudonyms = createPseudonyms(),
): PseudonymisedRun => {
  const events = existsSync(join(runFolder, journalFile)) ? readJournal(runFolder) : []
  const refs = refsIn([record, events])
  for (const found of findPeopleIn([record, events])) pseudonyms.meet(found)
  for (const path of refs.keys()) {
    const file = join(runFolder, path)
    if (existsSync(file)) for (const found of findPeople(readFileSync(file))) pseudonyms.meet(found)
  }
  const replace = createReplacer(pseudonyms)
  const text = (one: string): string => replace(Buffer.from(one)).toString('utf8')
  mkdirSync(target, { recursive: true })
  const copied = copyEvidence(refs, runFolder, target, replace)
  const { marks } = copied
  for (const event of events) {
    const made = RunEvent.parse(rewritten(event, text, copied.refs))
    appendEvent(
      target,
      made.event === 'run-start'
        ? { ...made, header: { ...made.header, pseudonymised: marks } }
        : made,
    )
  }
  const made =
    events.length === 0
      ? RunRecord.parse({
          ...(rewritten(record, text, copied.refs) as object),
          pseudonymised: marks,
        })
      : foldEvents(readJournal(target))
  writeRun(target, made)
  refusePeople(target, pseudonyms)
  return { record: made, pseudonyms }
}
