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
  | { readonly kind: 'dropped' }
  | { readonly kind: 'refused-by-tls'; readonly reason: string }
  | { readonly kind: 'not-http'; readonly reason: string }

/** One line of the simulator's journal. `at` is ISO 8601 in UTC. */
export interface JournalLine {
  readonly at: string
  readonly service: string | null
  readonly method: string | null
  readonly path: string | null
  /** What the call asked for: the SOAPAction, unless the service says it better. */
  readonly operation: string | null
  readonly clientFingerprint256: string | null
  /** SHA-256 of the body that arrived: with it a call finds its line; null where no request was read. */
  readonly requestSha256: string | null
  readonly outcome: JournalOutcome
}

export interface Journal {
  readonly add: (line: JournalLine) => void
  readonly lines: () => readonly JournalLine[]
}

/** A journal in memory that keeps the newest lines, so that a long load run cannot exhaust it. */
export const createJournal = (
  onExchange: (line: JournalLine) => void = () => {},
  capacity = 20_000,
): Journal => {
  const lines: JournalLine[] = []
  return {
    add: (line) => {
      lines.push(line)
      if (lines.length > capacity) lines.splice(0, lines.length - capacity)
      onExchange(line)
    },
    lines: () => [...lines],
  }
}
