import type { Reading } from '../check/check.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome, Trouble } from '../model/outcome.ts'

const counts = (check: CheckResult): boolean => check.level === 'required'

const blocks = (check: CheckResult): boolean =>
  (check.level === 'required' && check.status !== 'met') ||
  (check.level === 'if-available' && check.status === 'unmet')

const troubleOf = (reading: Reading): Trouble => {
  switch (reading.kind) {
    case 'fault':
      return 'unexpected-refusal'
    case 'other':
      return 'unexpected-answer'
    case 'expected':
      return 'unmet-check'
    case 'none':
      return 'environment-unreachable'
  }
}

/** In short: the first unmet check, what came instead, what the authority's code means. */
const summary = (
  unmet: readonly CheckResult[],
  reading: Reading,
  explain: (code: string) => string | undefined,
): string => {
  const others = unmet.length - 1
  const more = others === 1 ? t` (e un'altra)` : t` (e altre ${others})`
  const first = `${unmet[0]?.title ?? ''}${others === 0 ? '' : more}`
  const came = reading.kind === 'expected' ? [] : [reading.description]
  const meaning =
    reading.kind === 'fault' && reading.code !== null ? explain(reading.code) : undefined
  return [first, ...came, ...(meaning === undefined ? [] : [meaning])].join('. ')
}

/**
 * How a step ended. No answer is broken, and after a write the state is unknown; a required check that
 * could not be evaluated is broken; an unmet one fails. `explain` says what an authority's code means.
 */
export const summarise = (
  exchange: Exchange,
  reading: Reading,
  checks: readonly CheckResult[],
  options: {
    readonly writes: boolean
    /** Whether a refused connection is what one of the checks awaits. */
    readonly expectsRefusedConnection: boolean
    readonly explain: (code: string) => string | undefined
  },
): Outcome => {
  const { answer } = exchange
  // Without an answer only a refused connection can meet a check: then it is what was awaited.
  const isAwaited =
    options.expectsRefusedConnection &&
    (checks.some((check) => check.status === 'met' && check.level !== 'warning') ||
      (answer.kind === 'none' && answer.alert !== null))
  if (answer.kind === 'none' && !isAwaited) {
    const unknown =
      options.writes && answer.requestWritten && answer.phase === 'http' && answer.alert === null
    const hint = unknown
      ? t`verificare presso l'autorità se ${exchange.operation} è avvenuta, prima di ripeterla${answer.hint === undefined ? '' : `; ${answer.hint}`}`
      : answer.hint
    return {
      status: 'broken',
      trouble: unknown ? 'unknown-state' : 'environment-unreachable',
      code: unknown ? 'STATE_UNKNOWN' : answer.code,
      message: answer.message,
      ...(hint === undefined ? {} : { hint }),
    }
  }
  const unevaluated = checks.find((check) => counts(check) && check.status === 'not-evaluated')
  if (unevaluated !== undefined)
    return {
      status: 'broken',
      trouble: 'plan-error',
      code: 'CHECK_NOT_EVALUATED',
      message: t`verifica non valutabile: ${unevaluated.title}: ${unevaluated.reason ?? ''}`,
      hint: t`correggere la verifica nel caso`,
    }
  if (checks.every((check) => check.status === 'not-evaluated'))
    return {
      status: 'broken',
      trouble: 'plan-error',
      code: 'CHECK_NOT_EVALUATED',
      message: t`nessuna verifica è stata valutata: ${checks[0]?.reason ?? t`non ce ne sono`}`,
      hint: t`aggiungere al passo una verifica che si possa fare in ogni ambiente`,
    }
  const unmet = checks.filter(blocks)
  if (unmet.length === 0) return { status: 'passed' }
  return {
    status: 'failed',
    // Refused, and not as it was awaited.
    trouble: answer.kind === 'none' ? 'unexpected-refusal' : troubleOf(reading),
    message: summary(unmet, reading, options.explain),
  }
}
