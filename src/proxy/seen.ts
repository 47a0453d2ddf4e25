import type { ClientFacts } from '../model/client-facts.ts'
import type { HttpAnswer, HttpBytes, NoAnswer } from '../model/exchange.ts'
import type { TlsFacts } from '../model/tls-facts.ts'
import type { OwnCode } from './own-answer.ts'

/** One call of the application on its way through the proxy, with what came of it. */
export interface SeenCall {
  readonly adapter: string
  readonly method: string
  readonly url: string
  readonly client: ClientFacts
  readonly startedAt: Date
  readonly endedAt: Date
  /** As the application wrote it, as far as it did. */
  readonly request: HttpBytes
  readonly answer: HttpAnswer | NoAnswer
  readonly tls: TlsFacts | null
  /** What there was of an answer that did not arrive whole. */
  readonly partial: HttpBytes | null
  /** Lines after the last chunk of a body, by side. */
  readonly trailers: { readonly request: readonly string[]; readonly answer: readonly string[] }
  /** What the proxy answered in its own name, where the environment did not. */
  readonly own: OwnCode | null
  /** Whether the application's connection took the whole answer: one that was reset did not. */
  readonly isDelivered: boolean
}

/** Somebody or something that was not let through. */
export interface Refused {
  /** `no-request`: a connection that was opened and closed without a word, as by one who does not trust us. */
  readonly code: OwnCode | 'tls' | 'no-request'
  /** What it was about: the target, the host, the reason of TLS. */
  readonly detail: string
  readonly address: string
  /** The TLS alert that the client sent, by its RFC 8446 name. */
  readonly alert: string | null
}
