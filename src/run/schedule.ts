import { t } from '../lib/language/t.ts'
import type { CaseRecord } from '../model/run-record.ts'
import type { PlanCase } from '../plan/plan.ts'

/** What the order of the cases depends on. */
export type ScheduledCase = Pick<PlanCase, 'head' | 'needs' | 'requires' | 'locks'>

/** Where a case runs: of those that run at the same time, no two are in the same place. */
export type Place = number

/** What is to be done with the cases that have not begun. */
export type Direction =
  | { readonly kind: 'go-on' }
  /** They are left out: no record is made of them. */
  | { readonly kind: 'stop'; readonly reason: string }
  /** Each of them ends without a call. */
  | { readonly kind: 'skip'; readonly reason: string }

export interface ScheduleOptions<Case extends ScheduledCase> {
  /** All cases that may be asked for, in the authority's order. */
  readonly cases: readonly Case[]
  /** How many cases run at the same time, at most. */
  readonly jobs: number
  readonly run: (planCase: Case, place: Place, signal: AbortSignal) => Promise<CaseRecord>
  /** Ends a case that does not run any more. */
  readonly skip: (planCase: Case, reason: string) => CaseRecord
  /** Told of each case that ran; nothing new begins until it has answered. */
  readonly ended: (planCase: Case, record: CaseRecord) => Promise<Direction>
  /** The record of a case that has been told already: it is not kept here. Null when there is none. */
  readonly recall: (id: string) => CaseRecord | null
}

export interface Schedule {
  /**
   * The record of a case, run now or earlier; what it needs runs first. Null when the case was left out:
   * the run was stopped before it.
   */
  readonly run: (id: string, signal: AbortSignal) => Promise<CaseRecord | null>
  /** Resolves when nothing runs any more. */
  readonly idle: () => Promise<void>
}

interface Entry<Case> {
  readonly planCase: Case
  readonly signal: AbortSignal
  readonly settle: (record: CaseRecord | null) => void
  readonly fail: (error: unknown) => void
  readonly done: Promise<CaseRecord | null>
  state: 'waiting' | 'running' | 'ended'
}

/** Conditions of the simulator hold for everyone who calls it: a case that orders one runs alone. */
const runsAlone = ({ requires }: ScheduledCase): boolean => requires !== null

/**
 * Runs the cases that are asked for, up to `jobs` at the same time: each after those that it needs, never
 * beside another with the same lock, as near to the order of `cases` as that allows. A case that must wait
 * takes no place, and keeps its locks from those that come after it.
 */
export const createSchedule = <Case extends ScheduledCase>(
  options: ScheduleOptions<Case>,
): Schedule => {
  const position = new Map(options.cases.map(({ head }, index) => [head.id, index]))
  const entries = new Map<string, Entry<Case>>()
  // A run may have thousands of cases: of those whose end was told, the name is enough.
  const told = new Set<string>()
  const places = new Set(Array.from({ length: options.jobs }, (_, place): Place => place))
  let direction: Direction = { kind: 'go-on' }
  let deciding = 0
  let running = 0
  let watchers: (() => void)[] = []

  const entryOf = (planCase: Case, signal: AbortSignal): Entry<Case> => {
    const known = entries.get(planCase.head.id)
    if (known !== undefined) return known
    for (const need of planCase.needs) {
      const needed = caseOf(need.case)
      if (needed !== undefined && !told.has(need.case)) entryOf(needed, signal)
    }
    let settle: Entry<Case>['settle'] = () => undefined
    let fail: Entry<Case>['fail'] = () => undefined
    const done = new Promise<CaseRecord | null>((resolve, reject) => {
      settle = resolve
      fail = reject
    })
    // Nobody may be waiting for a case that only another needs.
    done.catch(() => undefined)
    const entry: Entry<Case> = { planCase, signal, settle, fail, done, state: 'waiting' }
    entries.set(planCase.head.id, entry)
    // The same listener for all: a signal that many cases share has it once.
    signal.addEventListener('abort', pump, { once: true })
    return entry
  }

  const caseOf = (id: string): Case | undefined => {
    const index = position.get(id)
    return index === undefined ? undefined : options.cases[index]
  }

  const inOrder = (): Entry<Case>[] =>
    [...entries.values()].toSorted(
      (a, b) => (position.get(a.planCase.head.id) ?? 0) - (position.get(b.planCase.head.id) ?? 0),
    )

  const end = (entry: Entry<Case>, record: CaseRecord | null): void => {
    entry.state = 'ended'
    entry.settle(record)
  }

  /** What was told to whoever asked is not needed any more; trouble of our own is told again and again. */
  const forget = ({ planCase: { head } }: Entry<Case>): void => {
    entries.delete(head.id)
    told.add(head.id)
  }

  /** Ends what will not begin any more. */
  const clear = (waiting: readonly Entry<Case>[]): void => {
    for (const entry of waiting) {
      if (entry.signal.aborted || direction.kind === 'stop') end(entry, null)
      else if (direction.kind === 'skip') end(entry, options.skip(entry.planCase, direction.reason))
    }
  }

  const needsEnded = ({ planCase }: Entry<Case>): boolean =>
    planCase.needs.every((need) => (entries.get(need.case)?.state ?? 'ended') === 'ended')

  const start = (entry: Entry<Case>, place: Place): void => {
    entry.state = 'running'
    places.delete(place)
    running += 1
    void conclude(entry, place).finally(() => {
      places.add(place)
      running -= 1
      pump()
    })
  }

  const conclude = async (entry: Entry<Case>, place: Place): Promise<void> => {
    try {
      const record = await options.run(entry.planCase, place, entry.signal)
      deciding += 1
      try {
        const next = await options.ended(entry.planCase, record)
        if (direction.kind === 'go-on') direction = next
      } finally {
        deciding -= 1
      }
      end(entry, record)
    } catch (error) {
      entry.state = 'ended'
      entry.fail(error)
    }
  }

  const pump = (): void => {
    const all = inOrder()
    clear(all.filter(({ state }) => state === 'waiting'))
    const taken = new Set(
      all.filter(({ state }) => state === 'running').flatMap(({ planCase }) => planCase.locks),
    )
    let alone = all.some(({ state, planCase }) => state === 'running' && runsAlone(planCase))
    for (const entry of all) {
      if (deciding > 0 || alone) break
      if (entry.state !== 'waiting' || !needsEnded(entry)) continue
      const [place] = [...places].toSorted((a, b) => a - b)
      if (place === undefined) break
      const { locks } = entry.planCase
      const mustBeAlone = runsAlone(entry.planCase)
      if (mustBeAlone && running > 0) break
      const free = locks.every((name) => !taken.has(name))
      for (const name of locks) taken.add(name)
      if (!free) continue
      alone = mustBeAlone
      start(entry, place)
    }
    if (running > 0) return
    const waiting = watchers
    watchers = []
    for (const watcher of waiting) watcher()
  }

  return {
    run: (id, signal) => {
      const planCase = caseOf(id)
      if (planCase === undefined)
        throw new Error(t`il caso ${id} non è tra quelli di questa esecuzione`)
      if (told.has(id)) return Promise.resolve(options.recall(id))
      const entry = entryOf(planCase, signal)
      void entry.done.then(
        () => forget(entry),
        () => undefined,
      )
      pump()
      return entry.done
    },
    idle: () =>
      running === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            watchers.push(resolve)
          }),
  }
}
