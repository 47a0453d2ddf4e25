import { HarnessError } from '../errors/harness-error.ts'
import type { RunEvent } from '../model/event.ts'
import type { CaseHead, CaseRecord, Counts, RunRecord, Verdict } from '../model/run-record.ts'

const count = (cases: readonly CaseRecord[]): Counts => ({
  passed: cases.filter((one) => one.outcome.status === 'passed').length,
  failed: cases.filter((one) => one.outcome.status === 'failed').length,
  broken: cases.filter((one) => one.outcome.status === 'broken').length,
  skipped: cases.filter((one) => one.outcome.status === 'skipped').length,
})

/**
 * `positivo`: at least one case passed, and every applicable one. `negativo`: one failed or broke.
 * `incompleto`: anything else.
 */
export const verdictOf = (cases: readonly CaseRecord[], notRun: readonly string[]): Verdict => {
  const counts = count(cases)
  if (counts.failed + counts.broken > 0) return 'negativo'
  const waiting = cases.some(
    ({ outcome }) => outcome.status === 'skipped' && outcome.cause !== 'not-applicable',
  )
  return waiting || notRun.length > 0 || counts.passed === 0 ? 'incompleto' : 'positivo'
}

/** A case that was stopped after it began to write: nobody knows what happened on the other side. */
const unknownState = (head: CaseHead, startedAt: string, sending: RunEvent): CaseRecord => ({
  ...head,
  startedAt,
  endedAt: sending.at,
  outcome: {
    status: 'broken',
    trouble: 'unknown-state',
    code: 'STATE_UNKNOWN',
    message:
      sending.event === 'sending'
        ? `stato ignoto: l'esecuzione è stata interrotta durante ${sending.operation} (passo ${sending.step})`
        : 'stato ignoto',
    hint: "verificare presso l'autorità se l'operazione è avvenuta, prima di ripeterla",
  },
  steps: [],
  exports: {},
})

/** The record of a run, from its journal alone. */
export const foldEvents = (events: readonly RunEvent[]): RunRecord => {
  const start = events.find((event) => event.event === 'run-start')
  if (start?.event !== 'run-start')
    throw new HarnessError('RUN_UNREADABLE', "il giornale non contiene l'inizio dell'esecuzione", {
      hint: "l'esecuzione non è mai partita: rieseguire il piano",
    })
  const finished = new Map<string, CaseRecord>()
  const open = new Map<string, { at: string; sending: RunEvent | null }>()
  for (const event of events) {
    switch (event.event) {
      case 'case-start':
        open.set(event.case, { at: event.at, sending: null })
        break
      case 'sending': {
        const started = open.get(event.case)
        if (started !== undefined) started.sending = event
        break
      }
      case 'step-end': {
        const started = open.get(event.case)
        if (started !== undefined) started.sending = null
        break
      }
      case 'case-end':
        finished.set(event.record.id, event.record)
        open.delete(event.record.id)
        break
      case 'run-start':
      case 'run-end':
        break
    }
  }
  for (const head of start.planned) {
    const interrupted = open.get(head.id)
    if (interrupted?.sending != null)
      finished.set(head.id, unknownState(head, interrupted.at, interrupted.sending))
  }
  const cases = start.planned.flatMap((head) => finished.get(head.id) ?? [])
  const notRun = start.planned.map((head) => head.id).filter((id) => !finished.has(id))
  const end = events.findLast((event) => event.event === 'run-end')
  return {
    ...start.header,
    endedAt: end?.at ?? null,
    interrupted: end?.event === 'run-end' ? end.interrupted : true,
    notRun,
    verdict: verdictOf(cases, notRun),
    counts: count(cases),
    cases,
  }
}
