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

/** What passes, in order: one line of `traffic.ndjson` each. */
export const TrafficEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('traffic-start'), at, header: TrafficHeader }),
  /** Written before the first byte goes on: without its exchange, nobody knows what came of it. */
  z.object({ event: z.literal('request'), ...BegunCall.shape }),
  z.object({ event: z.literal('exchange'), at, number: z.int(), exchange: ExchangeRecord }),
  z.object({ event: z.literal('refused'), ...RefusedRecord.shape }),
  z.object({ event: z.literal('traffic-end'), at }),
])
export type TrafficEvent = Readonly<z.output<typeof TrafficEvent>>

/** Everything that was recorded: the fold of its journal. */
export const TrafficRecord = TrafficHeader.extend({
  endedAt: z.string().nullable(),
  exchanges: z.array(z.object({ number: z.int(), exchange: ExchangeRecord })),
  /** Calls of which nothing more is known: the proxy was stopped before their end. */
  unfinished: z.array(BegunCall),
  refused: z.array(RefusedRecord),
})
export type TrafficRecord = Readonly<z.output<typeof TrafficRecord>>
