import type { Adapter } from '../adapter/define-adapter.ts'
import type {
  Breach,
  JudgedWorld,
  Judgement,
  SimulatedRequest,
  TrafficJudge,
} from '../adapter/simulated.ts'
import type { CheckSubject } from '../check/check.ts'
import { check, type Expectation } from '../check/expectation.ts'
import { headersIn, joinHeaders } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import type { CheckResult } from '../model/check-result.ts'
import { asRead } from '../model/as-read.ts'
import type { Exchange } from '../model/exchange.ts'
import type { JudgedRule, TrafficFinding } from '../model/traffic.ts'
import type { TrafficRule } from '../plan/load-traffic-rules.ts'

/** A call with its number in the recorded traffic. */
export interface NumberedCall {
  readonly number: number
  readonly exchange: Exchange
}

/** A call of which only its record is known. */
export interface UnreadCall {
  readonly number: number
  readonly operation: string
}

/** Holds every call to the rules for all traffic, in the order in which the calls ended. */
export interface CallJudge {
  readonly judge: (call: NumberedCall) => readonly TrafficFinding[]
  /** Of a call that cannot even be read: it is not well judged. */
  readonly fail: (call: UnreadCall, cause: unknown) => TrafficFinding
  /** What can be said only once no more calls come. */
  readonly end: () => readonly TrafficFinding[]
  /** Every rule, with how often it judged. */
  readonly rules: () => readonly JudgedRule[]
}

export interface JudgeOptions {
  readonly rules: readonly TrafficRule[]
  readonly adapters: readonly Adapter[]
  readonly world: Omit<JudgedWorld, 'suppliedSchema'>
  readonly suppliedSchema?: (adapter: Adapter) => JudgedWorld['suppliedSchema']
  readonly clock: () => Date
}

// Pairs of files say what was sent, and neither when nor for how long.
const isTimed = ({ origin, startedAt, endedAt }: Exchange): boolean =>
  origin !== 'file' || endedAt > startedAt

const toRequest = ({ method, url, request, startedAt }: Exchange): SimulatedRequest => {
  const { pathname, search } = new URL(url)
  return {
    method,
    path: `${pathname}${search}`,
    headers: joinHeaders(headersIn(request.head)),
    body: request.body,
    clientCertificate: null,
    receivedAt: startedAt,
    conditions: new Map(),
  }
}

const breachText = (failed: readonly CheckResult[]): string =>
  failed
    .map(({ title, expected, actual, status, reason }) =>
      status === 'not-evaluated'
        ? t`${title}: non valutabile: ${reason ?? ''}`
        : t`${title}: atteso ${expected}, trovato ${actual}`,
    )
    .join('; ')

const isMet = (expectation: Expectation, subject: CheckSubject): boolean =>
  check(expectation, subject).status === 'met'

/** A rule made of checks, of one call; undefined where it has nothing to judge. */
const judgeByChecks = (rule: TrafficRule, subject: CheckSubject): string | null | undefined => {
  if (rule.body.kind !== 'checks') return undefined
  const { operations, when, expect } = rule.body
  const { operation } = subject.exchange
  if (operation === '' || operations?.includes(operation) === false) return undefined
  if (!when.every((one) => isMet(one, subject))) return undefined
  const failed = expect.map((one) => check(one, subject)).filter(({ status }) => status !== 'met')
  return failed.length === 0 ? null : breachText(failed)
}

const judgesOf = async ({
  adapters,
  world,
  suppliedSchema,
}: JudgeOptions): Promise<ReadonlyMap<string, TrafficJudge>> => {
  const judges = new Map<string, TrafficJudge>()
  for (const adapter of adapters) {
    const schema = suppliedSchema?.(adapter)
    const judge = await adapter.simulator?.traffic?.create({
      ...world,
      ...(schema === undefined ? {} : { suppliedSchema: schema }),
    })
    if (judge !== undefined) judges.set(adapter.id, judge)
  }
  return judges
}

/** The rule that a call does not keep which could not be judged. */
const judgement = {
  id: 'judgement',
  title: t`La chiamata si può giudicare`,
  source: null,
  level: 'required',
} as const

const nothing: Judgement = { judged: [], breaches: [] }

/** Makes a judge that has seen no call yet. */
export const createCallJudge = async (options: JudgeOptions): Promise<CallJudge> => {
  const { rules, adapters, clock } = options
  const judges = await judgesOf(options)
  const operations = new Map<number, string>()
  const counts = new Map(rules.map(({ id }) => [id, { calls: 0, breached: new Set<number>() }]))
  const named = (adapter: string, name: string): TrafficRule | undefined =>
    rules.find(
      (rule) => rule.adapter === adapter && rule.body.kind === 'named' && rule.body.name === name,
    )

  const finding = (rule: TrafficRule, number: number, text: string): TrafficFinding => {
    counts.get(rule.id)?.breached.add(number)
    const { id, title, level } = rule
    const operation = operations.get(number) ?? ''
    return { at: clock().toISOString(), number, operation, rule: id, title, level, text }
  }
  const failed: TrafficFinding[] = []
  const fail = ({ number, operation }: UnreadCall, cause: unknown): TrafficFinding => {
    const found: TrafficFinding = {
      at: clock().toISOString(),
      number,
      operation,
      rule: judgement.id,
      title: judgement.title,
      level: judgement.level,
      text: cause instanceof Error ? cause.message : String(cause),
    }
    failed.push(found)
    return found
  }
  const findingsOf = (
    adapter: string,
    number: number,
    breaches: readonly Breach[],
  ): TrafficFinding[] =>
    breaches.flatMap(({ rule: name, text, call }) => {
      const rule = named(adapter, name)
      return rule === undefined ? [] : [finding(rule, call ?? number, text)]
    })

  const byName = (adapter: Adapter, { number, exchange }: NumberedCall): TrafficFinding[] => {
    // What is read from a service, its contract for one, is no call.
    if (exchange.method !== 'POST') return []
    const { judged, breaches } =
      judges.get(adapter.id)?.judge({
        number,
        request: toRequest(exchange),
        sentAt: isTimed(exchange) ? exchange.startedAt : null,
        hasHead: exchange.request.head.length > 0,
        answer:
          exchange.answer.kind === 'none'
            ? null
            : { status: exchange.answer.status, body: exchange.answer.body },
      }) ?? nothing
    for (const name of judged) {
      const count = counts.get(named(adapter.id, name)?.id ?? '')
      if (count !== undefined) count.calls += 1
    }
    return findingsOf(adapter.id, number, breaches)
  }

  const byChecks = (adapter: Adapter, { number, exchange }: NumberedCall): TrafficFinding[] => {
    const subject: CheckSubject = {
      exchange,
      reading: adapter.read(exchange),
      variables: {},
      namespaces: adapter.namespaces,
    }
    return rules.flatMap((rule) => {
      if (rule.adapter !== adapter.id) return []
      const text = judgeByChecks(rule, subject)
      const count = counts.get(rule.id)
      if (text === undefined || count === undefined) return []
      count.calls += 1
      return text === null ? [] : [finding(rule, number, text)]
    })
  }

  return {
    judge: (call) => {
      const adapter = adapters.find(({ id }) => id === call.exchange.adapter)
      if (adapter === undefined) return []
      const { number, exchange } = call
      operations.set(number, exchange.operation)
      try {
        const read: NumberedCall = { number, exchange: asRead(exchange) }
        return [...byName(adapter, read), ...byChecks(adapter, read)]
      } catch (cause) {
        // Whatever a message holds, who records it goes on.
        return [fail({ number, operation: exchange.operation }, cause)]
      }
    },
    fail,
    end: () =>
      [...judges].flatMap(([adapter, judge]) => findingsOf(adapter, 0, judge.end().breaches)),
    rules: () => [
      ...rules.map(({ id, title, source, level }) => {
        const { calls = 0, breached } = counts.get(id) ?? {}
        return { id, title, source, level, calls, breached: breached?.size ?? 0 }
      }),
      ...(failed.length === 0
        ? []
        : [{ ...judgement, calls: failed.length, breached: failed.length }]),
    ],
  }
}
