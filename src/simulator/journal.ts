import type { ReplyNote } from '../adapter/simulated.ts'

/** How a request ended, as the authority's side saw it. */
export type JournalOutcome =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** The authority's code, when the answer was a refusal. */
      readonly fault: string | null
      /** The rule that refused. */
      readonly rule: string | null
    }
  /** The connection was closed, or half of the answer was sent; `executed` says whether the request had been. */
  | { readonly kind: 'dropped'; readonly executed: boolean }
  /** The request was executed, and nothing was ever said. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'refused-by-tls'; readonly reason: string }
  | { readonly kind: 'not-http'; readonly reason: string }

/** One line of the simulator's journal. `at` is ISO 8601 in UTC. What a peer wrote is shortened. */
export interface JournalLine {
  readonly at: string
  readonly service: string | null
  readonly method: string | null
  readonly path: string | null
  /** What the call asked for: the SOAPAction, unless the service says it better. */
  readonly operation: string | null
  /** The certificate of the TLS client: subject, and SHA-256 fingerprint. */
  readonly client: string | null
  readonly clientFingerprint256: string | null
  /** The codice fiscale of whoever the call says that it is from. */
  readonly operator: string | null
  /** The application that the call names, with its version. */
  readonly application: string | null
  /** Identifiers (NRE, IUP) that the call was about. */
  readonly identifiers: readonly string[]
  /** What came of it, where it was not refused. */
  readonly result: string | null
  /** Conditions that were in force for it, as they are ordered. */
  readonly conditions: readonly string[]
  /** Bytes of the body that arrived. */
  readonly requestBytes: number | null
  /** SHA-256 of the body that arrived: with it a call finds its line; null where it was not read whole. */
  readonly requestSha256: string | null
  readonly outcome: JournalOutcome
}

export interface Journal {
  readonly add: (line: JournalLine) => void
  /** The newest lines, oldest first; all that are kept, unless said. */
  readonly lines: (last?: number) => readonly JournalLine[]
  readonly clear: () => void
}

const longestText = 200
const mostIdentifiers = 20

const shortened = <Text extends string | null>(text: Text): Text | string =>
  text !== null && text.length > longestText ? `${text.slice(0, longestText)}…` : text

const nothing = {
  service: null,
  method: null,
  path: null,
  operation: null,
  client: null,
  clientFingerprint256: null,
  operator: null,
  application: null,
  identifiers: [],
  result: null,
  conditions: [],
  requestBytes: null,
  requestSha256: null,
} satisfies Omit<JournalLine, 'at' | 'outcome'>

/** A line of which only some facts are known. */
export const journalLine = (
  facts: Pick<JournalLine, 'at' | 'outcome'> & Partial<JournalLine>,
): JournalLine => ({ ...nothing, ...facts })

/** What a service said of its own answer. */
export const notedFacts = (
  note: ReplyNote | undefined,
): Pick<JournalLine, 'operator' | 'application' | 'identifiers' | 'result'> => ({
  operator: note?.operator ?? null,
  application: note?.application ?? null,
  identifiers: note?.identifiers ?? [],
  result: note?.result ?? null,
})

const bounded = (line: JournalLine): JournalLine => ({
  ...line,
  method: shortened(line.method),
  path: shortened(line.path),
  operation: shortened(line.operation),
  client: shortened(line.client),
  operator: shortened(line.operator),
  application: shortened(line.application),
  identifiers: line.identifiers.slice(0, mostIdentifiers).map(shortened),
  result: shortened(line.result),
  outcome:
    'reason' in line.outcome
      ? { ...line.outcome, reason: shortened(line.outcome.reason) }
      : line.outcome,
})

/** A journal in memory that keeps the newest lines, each bounded, so that a long load run cannot exhaust it. */
export const createJournal = (
  onExchange: (line: JournalLine) => void = () => {},
  capacity = 20_000,
): Journal => {
  let lines: JournalLine[] = []
  return {
    add: (given) => {
      const line = bounded(given)
      lines.push(line)
      // Cut in one go now and then: to move twenty thousand lines for each one that is added would be slow.
      if (lines.length > capacity * 1.25) lines = lines.slice(-capacity)
      onExchange(line)
    },
    lines: (last = capacity) => (last === 0 ? [] : lines.slice(-Math.min(last, capacity))),
    clear: () => {
      lines = []
    },
  }
}
