/** How a check ended. What cannot be determined is never taken for good. */
export type Result = 'ok' | 'warning' | 'failed' | 'not-determined' | 'not-applicable'

/** One check: what it is about, how it ended, what was found and what to do. */
export interface DoctorLine {
  /** Stable: match on it, never on the text. */
  readonly id: string
  /** The operator or the address that it is about; null where there is one for all. */
  readonly subject: string | null
  readonly title: string
  readonly result: Result
  /** What was found, or why nothing can be said. */
  readonly found: string
  /** What to do; null where there is nothing to be done. */
  readonly todo: string | null
}

/** The ways in which one check may end. */
export interface Ending {
  readonly ok: (found: string) => DoctorLine
  readonly warning: (found: string, todo: string) => DoctorLine
  readonly failed: (found: string, todo: string | null) => DoctorLine
  readonly unknown: (reason: string, todo?: string | null) => DoctorLine
  readonly idle: (reason: string) => DoctorLine
}

export const line = (id: string, title: string, subject: string | null = null): Ending => {
  const end = (result: Result, found: string, todo: string | null): DoctorLine => ({
    id,
    subject,
    title,
    result,
    found,
    todo,
  })
  return {
    ok: (found) => end('ok', found, null),
    warning: (found, todo) => end('warning', found, todo),
    failed: (found, todo) => end('failed', found, todo),
    unknown: (reason, todo = null) => end('not-determined', reason, todo),
    idle: (reason) => end('not-applicable', reason, null),
  }
}

/** Whether nothing stands in the way: warnings do not, what was not determined does. */
export const isReady = (lines: readonly DoctorLine[]): boolean =>
  lines.every(({ result }) => result !== 'failed' && result !== 'not-determined')
