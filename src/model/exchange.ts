import { z } from 'zod'

import type { ClientFacts } from './client-facts.ts'
import type { SimulatorNote } from './simulator-note.ts'
import type { TlsFacts } from './tls-facts.ts'

/** Who made a call: this tool, the application seen through our proxy, or a log of the application. */
export const Origin = z.enum(['harness', 'application', 'file'])
export type Origin = z.output<typeof Origin>

/** How far a connection got when it gave no answer. */
export const Phase = z.enum(['dns', 'tcp', 'tls', 'http'])
export type Phase = z.output<typeof Phase>

/** Head and body of one HTTP message, byte for byte as they travelled. */
export interface HttpBytes {
  readonly head: Uint8Array
  readonly body: Uint8Array
}

export interface HttpAnswer extends HttpBytes {
  readonly kind: 'http'
  readonly status: number
  /** Lower-case names; repeated headers are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
}

/** A handshake with the environment's own certificate, made before a call that may be refused. */
export interface ControlHandshake {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly ok: boolean
  /** Why it did not succeed. */
  readonly reason?: string | undefined
}

/** No answer: where it stopped, why, and the TLS alert when one arrived (RFC 8446 §6 name). */
export interface NoAnswer {
  readonly kind: 'none'
  readonly phase: Phase
  readonly code: string
  readonly message: string
  readonly alert: string | null
  /** Whether any byte of the request was written before it stopped. */
  readonly requestWritten: boolean
  /** Who closed the connection; absent where there was none. */
  readonly closedBy?: 'peer' | 'us' | undefined
  /** Bytes of the request that were handed to the connection. */
  readonly sentBytes?: number | undefined
  /** For so long the connection was listened to before anything was written. */
  readonly settleMs?: number | undefined
  /** Whether the same server accepts the environment's own certificate. */
  readonly control?: ControlHandshake | undefined
  /** What to do about it, in Italian. */
  readonly hint?: string
}

/** A document that travelled inside the body (a CDA, a p7m), kept as evidence of its own. */
export interface CarriedDocument {
  readonly name: string
  readonly mediaType: string
  readonly extension: string
  readonly bytes: Uint8Array
}

/** One call: what was sent, what came back or that nothing did. A refusal is an exchange too. */
export interface Exchange {
  readonly origin: Origin
  readonly adapter: string
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly startedAt: Date
  readonly endedAt: Date
  readonly request: HttpBytes
  readonly answer: HttpAnswer | NoAnswer
  readonly tls: TlsFacts | null
  readonly documents: readonly CarriedDocument[]
  /** What the authority needs to find the call in its own logs (nonce, operator, NRE, …). */
  readonly facts: Readonly<Record<string, string>>
  /** Only where the application made it, through our proxy: its end of the connection. `tls` is the other end. */
  readonly client?: ClientFacts
  /** Only where the simulator answered. */
  readonly simulator?: SimulatorNote
}
