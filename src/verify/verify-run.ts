import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { ContractSchemas } from '../check/check.ts'
import { checkKinds, type CheckKinds } from '../check/expectation.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { foldEvents } from '../evidence/fold.ts'
import { readJournal } from '../evidence/journal.ts'
import { readEvidence } from '../evidence/read-exchange.ts'
import { readRun } from '../evidence/run-file.ts'
import { language, t } from '../lib/language/t.ts'
import { version } from '../lib/version.ts'
import type { RunEvent } from '../model/event.ts'
import type { RunRecord, StepRecord } from '../model/run-record.ts'
import { checkSurroundings, filesOfPlan } from '../plan/check-surroundings.ts'
import { nothingLooked, together, type Finding, type Verification } from './finding.ts'
import type { Bench } from './rejudge-step.ts'
import { verifyCase } from './verify-case.ts'
import { verifyEvidence } from './verify-evidence.ts'
import { verifyJournal } from './verify-journal.ts'

const contractFolder = 'contract/'

/** The contract that the checks of a step used: the one that is here, if it is that one, else as it was kept. */
const contractOf = (
  adapter: Adapter,
  isSame: boolean,
  kept: Readonly<Record<string, string>>,
): ContractSchemas | undefined => {
  const { contract } = adapter
  if (contract === undefined || isSame) return contract
  const files = Object.fromEntries(
    Object.entries(kept)
      .filter(([path]) => path.startsWith(contractFolder))
      .map(([path, text]) => [path.slice(contractFolder.length), text]),
  )
  if (Object.keys(files).length === 0) return undefined
  return {
    schemaFor: (exchange) => ({ entry: contract.schemaFor(exchange).entry, files }),
    kept: files,
  }
}

/** With what the steps of a run are judged again: the files that were kept, and the adapter by the same contract. */
const benchOf = (
  runFolder: string,
  record: RunRecord,
  adapters: readonly Adapter[],
): Bench & { readonly sameWords: boolean } => {
  const used = record.environment.contracts ?? {}
  const isSame = ({ id, contractName }: Adapter): boolean =>
    used[id]?.sha256 === contractName?.sha256
  const known = new Map<string, CheckKinds>()
  const kindsOf = (adapter: Adapter, step: StepRecord): CheckKinds => {
    const key = JSON.stringify([adapter.id, (step.files ?? []).map(({ path }) => path)])
    const found = known.get(key)
    if (found !== undefined) return found
    const kept = Object.fromEntries(
      (step.files ?? []).map((ref) => [ref.name, readEvidence(runFolder, ref).toString('utf8')]),
    )
    const around = {
      ...checkSurroundings(adapter, filesOfPlan(kept)),
      contract: contractOf(adapter, isSame(adapter), kept) ?? null,
    }
    const made = checkKinds(adapter.checks, around)
    known.set(key, made)
    return made
  }
  return {
    runFolder,
    record,
    adapterOf: (id) => {
      const all = adapters.filter((one) => one.id === id)
      return all.find(isSame) ?? all[0]
    },
    kindsOf,
    sameWords: record.harness.version === version && record.harness.language === language,
  }
}

const unreadable = (place: string, error: unknown): Verification => ({
  problems: [
    {
      kind: 'changed',
      place,
      message: error instanceof HarnessError ? error.message : String(error),
    },
  ],
  notes: [],
  looked: nothingLooked,
})

/** A record in the words of its schema alone: what an older or a newer version wrote besides is not compared. */
const sameRecord = (one: RunRecord, other: RunRecord): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))

const recordProblems = (
  runFolder: string,
  events: readonly RunEvent[],
): { readonly record: RunRecord; readonly problems: readonly Finding[] } => {
  const folded = foldEvents(events)
  if (!existsSync(join(runFolder, 'run.json'))) return { record: folded, problems: [] }
  const written = readRun(runFolder)
  return sameRecord(written, folded)
    ? { record: written, problems: [] }
    : {
        record: written,
        problems: [
          {
            kind: 'changed',
            place: 'run.json',
            message: t`il registro non è quello che il giornale events.ndjson racconta`,
          },
        ],
      }
}

/**
 * A copy in which pseudonyms stand for people: its files and its checks must hold as those of any run, and of the signatures
 * over what was changed it is told that only the original has them.
 */
const ofCopy = (
  { pseudonymised }: RunRecord,
  found: readonly Verification[],
): readonly Verification[] => {
  if (pseudonymised === undefined) return found
  const { replaced, withheld } = pseudonymised
  return [
    {
      problems: [],
      notes: [
        {
          kind: 'not-verifiable',
          place: 'run.json',
          message: t`è una copia con pseudonimi: ${Object.keys(replaced).length} prove cambiate, ${Object.keys(withheld).length} lasciate fuori; le loro firme si verificano solo sull'originale`,
        },
      ],
      looked: nothingLooked,
    },
    ...found.map((one) => ({
      ...one,
      problems: one.problems.filter(({ kind }) => kind !== 'signature'),
      notes: [
        ...one.notes,
        ...one.problems
          .filter(({ kind }) => kind === 'signature')
          .map((problem) => ({ ...problem, kind: 'not-verifiable' as const })),
      ],
    })),
  ]
}

/** Adapters of the vendor's own that judged then, and are not here, or not as they were. */
const otherAdapters = ({ harness }: RunRecord, adapters: readonly Adapter[]): readonly Finding[] =>
  Object.entries(harness.ownAdapters ?? {}).flatMap(([id, { folder, sha256 }]): Finding[] => {
    const here = adapters.find((one) => one.id === id)?.own
    if (here?.sha256 === sha256) return []
    return [
      {
        kind: 'not-verifiable',
        place: 'run.json',
        message:
          here === undefined
            ? t`${folder} (SHA-256 ${sha256}) è del produttore e qui non c'è: per rivalutare averlo da lui, nella propria cartella di lavoro`
            : t`${folder} era SHA-256 ${sha256}, e qui è ${here.sha256}: si rivaluta con quello di qui`,
      },
    ]
  })

export interface VerifiedRun extends Verification {
  /** Null where it cannot be read. */
  readonly record: RunRecord | null
}

/**
 * Verifies a run from what lies in its folder alone: every hash, every signature of a request, and every check once
 * more, from the stored bytes. Nobody is called, and neither plan nor credentials are needed.
 */
export const verifyRun = async (
  runFolder: string,
  adapters: readonly Adapter[],
): Promise<VerifiedRun> => {
  let events: readonly RunEvent[]
  try {
    events = readJournal(runFolder)
  } catch (error) {
    return { ...unreadable('events.ndjson', error), record: null }
  }
  let found: ReturnType<typeof recordProblems>
  try {
    found = recordProblems(runFolder, events)
  } catch (error) {
    return { ...unreadable('run.json', error), record: null }
  }
  const { record, problems } = found
  const bench = benchOf(runFolder, record, adapters)
  const cases: Verification[] = []
  for (const one of record.cases) cases.push(await verifyCase(one, bench))
  const notes: Finding[] = bench.sameWords
    ? []
    : [
        {
          kind: 'not-verifiable',
          place: 'run.json',
          message: t`scritto da collaudo ${record.harness.version} (${record.harness.language ?? t`lingua non indicata`}), e qui c'è ${version} (${language}): si confrontano gli esiti, non le parole`,
        },
      ]
  return {
    record,
    ...together([
      { problems, notes: [...otherAdapters(record, adapters), ...notes], looked: nothingLooked },
      verifyEvidence(runFolder, events),
      verifyJournal(events, record),
      ...ofCopy(record, cases),
    ]),
  }
}
