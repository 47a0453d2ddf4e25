import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import { CheckResult } from './check-result.ts'
import { ClientFacts } from './client-facts.ts'
import { EvidenceRef } from './evidence-ref.ts'
import { Origin, Phase } from './exchange.ts'
import { Outcome } from './outcome.ts'
import { Requirement } from './requirement.ts'
import { Review } from './review.ts'
import { SimulatorNote } from './simulator-note.ts'
import { TlsFacts } from './tls-facts.ts'

/** An instant in UTC, ISO 8601 with milliseconds. */
const Instant = z.iso.datetime({ precision: 3 })

/** One exchange as recorded: the bytes are evidence files, everything else is here. */
export const ExchangeRecord = z.object({
  origin: Origin,
  adapter: z.string(),
  operation: z.string(),
  method: z.string(),
  url: z.string(),
  startedAt: Instant,
  endedAt: Instant,
  /** The same instant on the clocks of Europe/Rome, with its offset. */
  startedAtRome: z.string(),
  endedAtRome: z.string(),
  request: z.object({ head: EvidenceRef, body: EvidenceRef }),
  answer: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('http'),
      status: z.int(),
      head: EvidenceRef,
      body: EvidenceRef,
    }),
    z.object({
      kind: z.literal('none'),
      phase: Phase,
      code: z.string(),
      message: z.string(),
      alert: z.string().nullable(),
      requestWritten: z.boolean(),
      closedBy: z.enum(['peer', 'us']).optional(),
      sentBytes: z.int().optional(),
      settleMs: z.int().optional(),
      control: z.object({ at: Instant, ok: z.boolean(), reason: z.string().optional() }).optional(),
    }),
  ]),
  tls: TlsFacts.nullable(),
  documents: z.array(EvidenceRef),
  facts: z.record(z.string(), z.string()),
  /** Only where the application made it, through our proxy. */
  client: ClientFacts.optional(),
  /** Only where the simulator answered. */
  simulator: SimulatorNote.optional(),
})
export type ExchangeRecord = Readonly<z.output<typeof ExchangeRecord>>

/** What a person was asked to do, and what came of it. */
export const ManualRecord = z.object({
  do: z.string(),
  answers: z.array(z.object({ name: z.string(), ask: z.string(), value: z.string() })),
  files: z.array(z.object({ name: z.string(), file: EvidenceRef })),
})
export type ManualRecord = Readonly<z.output<typeof ManualRecord>>

/** What checks were evaluated with beside the exchanges: with it they can be evaluated again. */
export const JudgedWith = z.object({
  /** Values of the case as they were before the step: XPath gets them as `$name`. */
  variables: z.record(z.string(), z.string()),
  /** Of a repeated reading: when it may stop, after interpolation. */
  until: z.array(z.unknown()),
  /** Of an answer in pages: how they were followed, and what was asked of all of them together. */
  pages: z
    .object({
      next: z.object({
        jsonpath: z.string().optional(),
        link: z.string().optional(),
        query: z.string().optional(),
        by: z.int().optional(),
      }),
      limit: z.int(),
      items: z.string().nullable(),
      whole: z.array(z.unknown()),
    })
    .optional(),
  /** From where values were taken. */
  capture: z.record(z.string(), z.unknown()),
  /** Whether the call changes something on the other side. */
  writes: z.boolean(),
})
export type JudgedWith = Readonly<z.output<typeof JudgedWith>>

export const StepRecord = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['call', 'again', 'resend', 'wait', 'manual', 'declared', 'observe']).optional(),
  /** Whether it is one of the case's own steps, or ran to clean up, or to find out after a write. */
  phase: z.enum(['steps', 'recover', 'cleanup']).optional(),
  uses: z.string(),
  /** The operators by role, as the case named them. */
  operator: z
    .object({ datiOperatore: z.string(), authentication: z.string(), signature: z.string() })
    .optional(),
  startedAt: Instant,
  endedAt: Instant,
  /** The instant that templates and timestamps of this step were made from. */
  instant: Instant,
  /** The request and the expectations after interpolation: what verification evaluates again. */
  send: z.unknown(),
  expect: z.array(z.unknown()),
  /** What the step broke on purpose, by layer; absent when nothing. */
  deviate: z.record(z.string(), z.unknown()).optional(),
  exchanges: z.array(ExchangeRecord),
  /** Calls of the application that arrived while another was awaited. */
  apart: z.array(ExchangeRecord).optional(),
  checks: z.array(CheckResult),
  captured: z.record(z.string(), z.string()),
  /** Absent in records of older versions, whose checks cannot all be evaluated again. */
  judged: JudgedWith.optional(),
  /** The files that its checks were evaluated with (XSD, JSON Schema), by their path in the plan's folder. */
  files: z.array(EvidenceRef).optional(),
  /** What a person did, typed and handed over. */
  manual: ManualRecord.optional(),
  outcome: Outcome,
})
export type StepRecord = Readonly<z.output<typeof StepRecord>>

export const Source = z.object({
  sheet: z
    .string()
    .optional()
    .meta({ description: t`Foglio o sezione del documento dell'autorità` }),
  cell: z
    .string()
    .optional()
    .meta({ description: t`Cella o paragrafo in cui il caso è scritto` }),
  text: z
    .string()
    .min(1)
    .meta({ description: t`Le parole dell'autorità, alla lettera` }),
})

/** What is known of a case before it runs. */
export const CaseHead = z.object({
  /** The authority's id; with an examples table, followed by the row: `CVP-07[1]`. */
  id: z.string(),
  plan: z.string(),
  title: z.string(),
  kind: z.enum(['positive', 'negative', 'declared']),
  /** The part of the plan that the case belongs to. */
  area: z.string(),
  source: Source.optional(),
  requirements: z.array(z.string()),
  severity: z.enum(['blocker', 'critical', 'normal', 'minor', 'trivial']),
  tags: z.array(z.string()),
  /** The case's file relative to the workspace, with `/`, and the SHA-256 of its bytes. */
  file: z.string(),
  fileSha256: z.string(),
  /** SHA-256 of the authority's words, where the case quotes them. */
  wordsSha256: z.string().optional(),
  /** SHA-256 of all that the case is made of: payloads, fragments, the data and the files that it names. */
  contentSha256: z.string().optional(),
  /** Switches of the simulator (open questions about the authority) that this case leans on. */
  switches: z.array(z.string()),
})
export type CaseHead = Readonly<z.output<typeof CaseHead>>

export const CaseRecord = CaseHead.extend({
  startedAt: Instant,
  endedAt: Instant,
  outcome: Outcome,
  /** Which of the cases that ran side by side it was among, from 1; absent where they ran one after another. */
  place: z.int().optional(),
  /** Set when the case did not start at its first step but went on from an earlier run: it proves nothing. */
  partial: z.object({ from: z.string(), run: z.string() }).optional(),
  steps: z.array(StepRecord),
  exports: z.record(z.string(), z.string()),
  /** How it ended before, oldest first, where the run took it up more than once. */
  earlier: z.array(z.object({ startedAt: Instant, endedAt: Instant, outcome: Outcome })).optional(),
})
export type CaseRecord = Readonly<z.output<typeof CaseRecord>>

/** The version of what is written; `upgrade` makes it of the older ones. */
export const currentSchema = 'collaudo/run@2'

export const RunHeader = z.object({
  schema: z.literal(currentSchema),
  run: z.string(),
  plan: z.object({
    name: z.string(),
    title: z.string(),
    version: z.string(),
    /** Whose plan it is, and what it is not: shown on the report. */
    note: z.string().optional(),
    /** What the plan was to prove, and how sure that is. */
    requirements: z.array(Requirement).optional(),
  }),
  suite: z.string().nullable(),
  /** Who made the calls that a case can also have observed; the tool, where it is not said. */
  by: z.enum(['harness', 'application', 'file']).optional(),
  /** The part of a selection that this run is; the whole of it has these cases, in this order. */
  shard: z
    .object({
      index: z.int(),
      of: z.int(),
      cases: z.array(z.string()),
      /** Of everything that all the cases of the selection are made of. */
      contentSha256: z.string(),
    })
    .optional(),
  /** The runs that this one was put together from. */
  merged: z.array(z.string()).optional(),
  application: z.object({
    name: z.string(),
    title: z.string(),
    producer: z.string(),
    version: z.string(),
    profile: z.enum(['struttura', 'dispositivo']),
    defects: z.array(z.string()),
  }),
  environment: z.object({
    name: z.string(),
    simulator: z.boolean(),
    endpoints: z.record(z.string(), z.string()),
    /** Each open question about the authority, and how it was set for this run. */
    switches: z.record(z.string(), z.string()),
    /** Conditions of the simulator that were in force for the whole run. */
    conditions: z.array(z.string()).optional(),
    /** By adapter, the contract that messages were written by and held against. */
    contracts: z
      .record(
        z.string(),
        z.object({ name: z.string(), sha256: z.string(), isSupplied: z.boolean() }),
      )
      .optional(),
    /** Rules that the simulator passed over; absent when there were none. */
    rulesOff: z.array(z.string()).optional(),
  }),
  /** Set in a copy in which pseudonyms stand for what identifies people: bytes and hashes are not those that travelled. */
  pseudonymised: z
    .object({
      /** Evidence that was changed, by the hash that it has in the copy. */
      replaced: z.record(z.string(), z.object({ sha256: z.string(), size: z.int() })),
      /** Evidence that could not be looked into, and is left out; by the hash of the note in its place. */
      withheld: z.record(z.string(), z.object({ sha256: z.string(), size: z.int() })),
    })
    .optional(),
  harness: z.object({
    version: z.string(),
    node: z.string(),
    platform: z.string(),
    /** The language of the sentences in the record. */
    language: z.enum(['it', 'en']).optional(),
    /** Adapters of the vendor's own, by name: code that did not come with the tool. Absent when there were none. */
    ownAdapters: z
      .record(z.string(), z.object({ folder: z.string(), sha256: z.string() }))
      .optional(),
  }),
  startedAt: Instant,
})
export type RunHeader = Readonly<z.output<typeof RunHeader>>

export const Verdict = z.enum(['positivo', 'negativo', 'incompleto'])
export type Verdict = z.output<typeof Verdict>

export const Counts = z.object({
  passed: z.int(),
  failed: z.int(),
  broken: z.int(),
  skipped: z.int(),
})
export type Counts = Readonly<z.output<typeof Counts>>

/** The only record of a run: the fold of its journal. Every view is made from it. */
export const RunRecord = RunHeader.extend({
  endedAt: Instant.nullable(),
  interrupted: z.boolean(),
  /** Why the run left cases out, when nobody interrupted it. */
  stopped: z.string().optional(),
  /** When the run was interrupted and went on later. */
  resumed: z.array(Instant).optional(),
  /** Cases that were selected and never finished, by id: the run was stopped before them. */
  notRun: z.array(z.string()),
  verdict: Verdict,
  counts: Counts,
  cases: z.array(CaseRecord),
  /** What people said of its cases afterwards, in order: neither verdict nor counts look at it. */
  reviews: z.array(Review).optional(),
})
export type RunRecord = Readonly<z.output<typeof RunRecord>>
