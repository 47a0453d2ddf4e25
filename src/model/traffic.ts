import { z } from 'zod'

import { ClientFacts } from './client-facts.ts'
import { ExchangeRecord, RunHeader } from './run-record.ts'

const at = z.string()

/** What recorded traffic says of itself: whose it is, where it went, and what the application saw of us. */
export const TrafficHeader = z.object({
  schema: z.literal('collaudo/traffic@1'),
  traffic: z.string(),
  ...RunHeader.pick({ application: true, environment: true, harness: true, startedAt: true }).shape,
  listeners: z.array(z.object({ url: z.string(), origin: z.string() })),
  /** SHA-256 fingerprint of the certificate that the application was shown. */
  certificateFingerprint256: z.string(),
})
export type TrafficHeader = Readonly<z.output<typeof TrafficHeader>>

/** Somebody or something that was not let through. */
export const RefusedRecord = z.object({
  at,
  code: z.string(),
  detail: z.string(),
  address: z.string(),
  /** The TLS alert that the client sent, by its RFC 8446 name. */
  alert: z.string().nullable(),
})
export type RefusedRecord = Readonly<z.output<typeof RefusedRecord>>

/** A call that began. */
const BegunCall = z.object({
  number: z.int(),
  at,
  method: z.string(),
  url: z.string(),
  client: ClientFacts,
})

/** A rule for all traffic, and how often it had something to judge. */
export const JudgedRule = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string().nullable(),
  level: z.enum(['required', 'warning']),
  /** Calls that it judged: a rule that judged none says nothing. */
  calls: z.int(),
  /** Of those, the ones that do not keep it. */
  breached: z.int(),
})
export type JudgedRule = Readonly<z.output<typeof JudgedRule>>

/** A call that does not keep a rule. */
export const TrafficFinding = z.object({
  at,
  /** The number of the call. */
  number: z.int(),
  operation: z.string(),
  /** The id of the rule. */
  rule: z.string(),
  title: z.string(),
  level: z.enum(['required', 'warning']),
  text: z.string(),
})
export type TrafficFinding = Readonly<z.output<typeof TrafficFinding>>

/** What passes, in order: one line of `traffic.ndjson` each. */
export const TrafficEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('traffic-start'), at, header: TrafficHeader }),
  /** Written before the first byte goes on: without its exchange, nobody knows what came of it. */
  z.object({ event: z.literal('request'), ...BegunCall.shape }),
  z.object({ event: z.literal('exchange'), at, number: z.int(), exchange: ExchangeRecord }),
  z.object({ event: z.literal('refused'), ...RefusedRecord.shape }),
  z.object({ event: z.literal('finding'), ...TrafficFinding.shape }),
  z.object({
    event: z.literal('traffic-end'),
    at,
    /** By what the calls were judged, in this part of the recording and before. */
    rules: z.array(JudgedRule).optional(),
    /** What could be said only once there were no more calls. */
    findings: z.array(TrafficFinding).optional(),
  }),
])
export type TrafficEvent = Readonly<z.output<typeof TrafficEvent>>

/** Everything that was recorded: the fold of its journal. */
export const TrafficRecord = TrafficHeader.extend({
  endedAt: z.string().nullable(),
  exchanges: z.array(z.object({ number: z.int(), exchange: ExchangeRecord })),
  /** Calls of which nothing more is known: the proxy was stopped before their end. */
  unfinished: z.array(BegunCall),
  refused: z.array(RefusedRecord),
  /** Of traffic that was recorded before there were rules: none. */
  findings: z.array(TrafficFinding).default([]),
  rules: z.array(JudgedRule).default([]),
})
export type TrafficRecord = Readonly<z.output<typeof TrafficRecord>>
