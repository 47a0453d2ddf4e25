import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { RunEvent } from '../model/event.ts'
import type { Review } from '../model/review.ts'
import type { CaseHead, CaseRecord, Counts, RunRecord, Verdict } from '../model/run-record.ts'

const count = (cases: readonly CaseRecord[]): Counts => ({
  passed: cases.filter((one) => one.outcome.status === 'passed').length,
  failed: cases.filter((one) => one.outcome.status === 'failed').length,
  broken: cases.filter((one) => one.outcome.status === 'broken').length,
  skipped: cases.filter((one) => one.outcome.status === 'skipped').length,
})

/**
 * `positivo`: at least one case passed, and every applicable one. `negativo`: one failed or broke.
 * `incompleto`: anything else, and whenever a case did not start at its first step.
 */
export const verdictOf = (cases: readonly CaseRecord[], notRun: readonly string[]): Verdict => {
  const counts = count(cases)
  if (counts.failed + counts.broken > 0) return 'negativo'
  const waiting = cases.some(
    ({ outcome }) => outcome.status === 'skipped' && outcome.cause !== 'not-applicable',
  )
  const partial = cases.some((one) => one.partial !== undefined)
  return waiting || partial || notRun.length > 0 || counts.passed === 0 ? 'incompleto' : 'positivo'
}

type Sending = Extract<RunEvent, { event: 'sending' }>

/** A case that has begun and not ended. */
interface OpenCase {
  readonly at: string
  /** The call that writes whose step has not ended. */
  sending: Sending | null
  /** The last call that wrote and came back. */
  sent: Sending | null
}

/**
 * A case that was stopped after it began to write. While it was writing, nobody knows what happened on the
 * other side; afterwards that is known, but the case was not ended, and must not be repeated by itself.
 */
const stopped = (head: CaseHead, { at, sending, sent }: OpenCase): CaseRecord | undefined => {
  const last = sending ?? sent
  if (last === null) return undefined
  const where = t`${last.operation} (passo ${last.step})`
  return {
    ...head,
    startedAt: at,
    endedAt: last.at,
    outcome:
      sending === null
        ? {
            status: 'skipped',
            cause: 'environment',
            reason: t`esecuzione interrotta dopo ${where}, che ha scritto: il caso non si ripete da sé`,
          }
        : {
            status: 'broken',
            trouble: 'unknown-state',
            code: 'STATE_UNKNOWN',
            message: t`l'esecuzione è stata interrotta durante ${where}`,
            hint: t`verificare presso l'autorità se l'operazione è avvenuta, prima di ripeterla`,
          },
    steps: [],
    exports: {},
  }
}

/** A case as it ended, with how it ended before. */
const after = (before: CaseRecord | undefined, record: CaseRecord): CaseRecord => {
  if (before === undefined) return record
  const { earlier = [], startedAt, endedAt, outcome } = before
  return { ...record, earlier: [...earlier, { startedAt, endedAt, outcome }] }
}

/** The record of a run, from its journal alone. */
export const foldEvents = (events: readonly RunEvent[]): RunRecord => {
  const start = events.find((event) => event.event === 'run-start')
  if (start?.event !== 'run-start')
    throw new HarnessError('RUN_UNREADABLE', t`il giornale non contiene l'inizio dell'esecuzione`, {
      hint: t`l'esecuzione non è mai partita: rieseguire il piano`,
    })
  const finished = new Map<string, CaseRecord>()
  const open = new Map<string, OpenCase>()
  const resumed: string[] = []
  const reviews: Review[] = []
  let end: Extract<RunEvent, { event: 'run-end' }> | null = null
  let stop: Extract<RunEvent, { event: 'run-stop' }> | null = null
  const closeOpen = (): void => {
    for (const head of start.planned) {
      const started = open.get(head.id)
      const record = started === undefined ? undefined : stopped(head, started)
      if (record !== undefined) finished.set(head.id, after(finished.get(head.id), record))
    }
    open.clear()
  }
  for (const event of events) {
    switch (event.event) {
      case 'case-start':
        open.set(event.case, { at: event.at, sending: null, sent: null })
        break
      case 'sending': {
        const started = open.get(event.case)
        if (started !== undefined) started.sending = event
        break
      }
      case 'step-end': {
        const started = open.get(event.case)
        if (started === undefined) break
        started.sent = started.sending ?? started.sent
        started.sending = null
        break
      }
      case 'case-end':
        finished.set(event.record.id, after(finished.get(event.record.id), event.record))
        open.delete(event.record.id)
        break
      case 'reviewed':
        reviews.push(event.review)
        break
      case 'run-resume':
        closeOpen()
        resumed.push(event.at)
        end = null
        stop = null
        break
      case 'run-stop':
        stop = event
        break
      case 'run-end':
        end = event
        break
      case 'run-start':
      case 'observing':
      case 'observed':
      case 'attached':
        break
    }
  }
  closeOpen()
  const cases = start.planned.flatMap((head) => finished.get(head.id) ?? [])
  const notRun = start.planned.map((head) => head.id).filter((id) => !finished.has(id))
  return {
    ...start.header,
    endedAt: end?.at ?? null,
    interrupted: end?.interrupted ?? true,
    ...(stop === null ? {} : { stopped: stop.reason }),
    ...(resumed.length === 0 ? {} : { resumed }),
    notRun,
    verdict: verdictOf(cases, notRun),
    counts: count(cases),
    cases,
    ...(reviews.length === 0 ? {} : { reviews }),
  }
}
