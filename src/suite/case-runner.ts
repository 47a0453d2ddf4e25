import type { Adapter } from '../adapter/define-adapter.ts'
import { readJournal } from '../evidence/journal.ts'
import { t } from '../lib/language/t.ts'
import type { Outcome } from '../model/outcome.ts'
import type { CaseRecord } from '../model/run-record.ts'
import { isAnswered, type PlanCase } from '../plan/plan.ts'
import type { RunContext } from '../run/context.ts'
import { createDirector } from '../run/direct.ts'
import { createGate, paced } from '../run/pace.ts'
import { probeEndpoint } from '../run/probe-endpoint.ts'
import { finishedOf } from '../run/needs.ts'
import { runCase } from '../run/run-case.ts'
import { createSchedule, type Direction, type Schedule } from '../run/schedule.ts'
import { orderedCases, type RunInput } from './run-input.ts'
import { openTransport } from '../transport/open-transport.ts'
import { makeWorkerContext } from './worker-context.ts'

/** Runs the cases of one run as they are asked for. */
export interface CaseRunner extends Schedule {
  /** Closes the connections. */
  readonly close: () => Promise<void>
}

/** The origins that a case called without an answer; every address of the environment when it called none. */
const silentOrigins = (record: CaseRecord, context: RunContext): string[] => {
  const called = record.steps
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ answer }) => answer.kind === 'none')
    .map(({ url }) => url)
  const all = called.length > 0 ? called : Object.values(context.endpoints)
  return [...new Set(all.map((url) => new URL(url).origin))]
}

/** Why a case cannot use what an earlier part of the run did: that simulator ended with it. */
const lost = ({ head, needs, start, steps }: PlanCase, input: RunInput): string | undefined => {
  if (input.environment.control === null) return undefined
  const again = `collaudo run ${head.plan} --case ${head.id}`
  const need = needs.find((one) => input.kept.some(({ id }) => id === one.case))
  if (need !== undefined)
    return t`serve ${need.case}, eseguito su un simulatore che non c'è più: ${again} li rifà insieme`
  return start?.isSameRun === true && start.steps.length > 0 && steps.some(isAnswered)
    ? t`i passi già eseguiti erano su un simulatore che non c'è più: ${again} rifà il caso intero`
    : undefined
}

/** The record of a case that has ended, from the journal. */
const recordedCase = (runFolder: string, id: string): CaseRecord | null => {
  for (const event of readJournal(runFolder).toReversed())
    if (event.event === 'case-end' && event.record.id === id) return event.record
  return null
}

/**
 * Runs the cases of a run, each place with connections of its own. Those that the run kept from an earlier
 * part count as finished.
 */
export const createCaseRunner = (input: RunInput, adapters: readonly Adapter[]): CaseRunner => {
  const { environment, limits } = input
  const base = makeWorkerContext(input, adapters)
  const gate = limits.pace === null ? null : createGate(limits.pace)
  const contexts = Array.from({ length: limits.jobs }, (_, place): RunContext => {
    const transport =
      place === 0 ? base.transport : openTransport(base.identity, environment.timeoutMs)
    return {
      ...base,
      transport: gate === null ? transport : paced(transport, gate),
      ...(limits.jobs === 1 ? {} : { place: place + 1 }),
    }
  })
  const finished = new Map(input.kept.map((record) => [record.id, finishedOf(record)]))

  const probe = async (record: CaseRecord): Promise<string | null> => {
    for (const origin of silentOrigins(record, base)) {
      const found = await probeEndpoint(origin, base.identity, environment.timeoutMs)
      if (!found.reached)
        return t`una prova di connessione a ${origin} non riesce (${found.reason})`
    }
    return null
  }

  const skip = (planCase: PlanCase, reason: string): CaseRecord => {
    const { head } = planCase
    const at = base.clock().toISOString()
    const outcome: Outcome =
      planCase.skip === null
        ? { status: 'skipped', cause: 'environment', reason }
        : { status: 'skipped', ...planCase.skip }
    const record: CaseRecord = {
      ...head,
      startedAt: at,
      endedAt: at,
      outcome,
      steps: planCase.start?.isSameRun === true ? [...planCase.start.steps] : [],
      exports: {},
    }
    base.emit({ event: 'case-start', at, case: head.id, title: head.title })
    base.emit({ event: 'case-end', at, record })
    finished.set(head.id, finishedOf(record))
    return record
  }

  const run = async (
    planCase: PlanCase,
    place: number,
    signal: AbortSignal,
  ): Promise<CaseRecord> => {
    const reason = lost(planCase, input)
    if (reason !== undefined) return skip(planCase, reason)
    const record = await runCase(planCase, contexts[place] ?? base, finished, signal)
    finished.set(record.id, finishedOf(record))
    return record
  }

  const director = createDirector(limits, probe)
  let isStopped = false
  const ended = async (planCase: PlanCase, record: CaseRecord): Promise<Direction> => {
    const direction = await director(planCase, record)
    if (direction.kind !== 'go-on' && !isStopped) {
      isStopped = true
      base.emit({ event: 'run-stop', at: base.clock().toISOString(), reason: direction.reason })
    }
    return direction
  }

  const schedule = createSchedule({
    cases: orderedCases(input).filter(({ head }) => !finished.has(head.id)),
    jobs: limits.jobs,
    run,
    skip,
    ended,
    recall: (id) => recordedCase(input.runFolder, id),
  })
  return {
    ...schedule,
    close: async () => {
      await Promise.all(contexts.map(({ transport }) => transport.close()))
      await base.cards.close()
    },
  }
}
