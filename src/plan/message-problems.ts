import type { Adapter, MessageProblem } from '../adapter/define-adapter.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { interpolateText, type Scope } from '../template/interpolate.ts'
import type { LoadedCase } from './load-case.ts'
import { originOf } from './named-steps.ts'
import { isAnswered, isJudged, type CallStep, type PlanStep } from './plan.ts'
import type { Problem } from './problem.ts'
import type { TextValue } from './read-yaml.ts'
import { locateNearest } from './step-place.ts'

type Row = Readonly<Record<string, string>>

/** The value with what is known filled in: what is not known yet stays the expression that it is. */
const filledIn = (value: unknown, scope: Scope): unknown => {
  if (typeof value === 'string') {
    if (!value.includes('${')) return value
    try {
      return interpolateText(value, scope)
    } catch (error) {
      if (error instanceof HarnessError) return value
      throw error
    }
  }
  if (Array.isArray(value)) return value.map((item) => filledIn(item, scope))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, filledIn(item, scope)]),
  )
}

const without = (
  values: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string>,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))

const holdsExpression = (value: unknown): boolean => JSON.stringify(value ?? null).includes('${')

/** Names whose values only a run gives: they stand over data of the same name. */
const learnt = ({ case: { needs, steps, cleanup } }: LoadedCase): ReadonlySet<string> =>
  new Set([
    ...needs.flatMap(({ take }) => take),
    ...[...steps, ...cleanup].flatMap((step) =>
      isJudged(step)
        ? Object.keys(step.capture)
        : step.kind === 'manual'
          ? step.answers.map(({ name }) => name)
          : [],
    ),
  ])

const scopeOf = ({ bindings }: PlanStep, known: Scope): Scope => {
  const given = Object.entries(bindings).map(([name, value]) => [name, filledIn(value, known)])
  const unknown = new Set(
    given.flatMap(([name, value]) => (holdsExpression(value) ? [String(name)] : [])),
  )
  return {
    ...without(known, new Set(Object.keys(bindings))),
    ...without(Object.fromEntries(given) as Record<string, unknown>, unknown),
  }
}

interface Found {
  readonly problem: MessageProblem
  /** The step whose message it is, and the one into whose request the path leads. */
  readonly index: number
  readonly at: number
}

/** What the adapters say of one row of a case. */
const foundIn = (
  all: readonly PlanStep[],
  known: Scope,
  adapters: ReadonlyMap<string, Adapter>,
): Found[] => {
  const sendOf = (step: CallStep): unknown => filledIn(step.send, scopeOf(step, known))
  return all.flatMap((step, index) => {
    if (step.kind !== 'call') return []
    const adapter = adapters.get(step.uses)
    const send = adapter?.request.safeParse(sendOf(step))
    if (adapter?.messageProblems === undefined || send?.success !== true) return []
    const before = all.slice(0, index)
    const placeOf = (id: string): number => before.findLastIndex((one) => one.id === id)
    const earlier = (id: string): unknown => {
      const named = before[placeOf(id)]
      const origin = named !== undefined && isAnswered(named) ? originOf(named, before) : undefined
      return origin?.kind === 'call' ? sendOf(origin) : undefined
    }
    return adapter
      .messageProblems(send.data, { deviate: step.deviate, earlier })
      .map((problem) => ({
        problem,
        index,
        at: problem.step === null ? index : placeOf(problem.step),
      }))
  })
}

const keyOf = ({ problem, index, at }: Found): string =>
  JSON.stringify([problem.message, problem.path, index, at])

/**
 * What the adapters say of messages that several steps make together, as far as the values of the case are
 * known without sending anything: its own, those of its rows and of the plan's data.
 */
export const messageProblems = (
  loaded: LoadedCase,
  data: Readonly<Record<string, TextValue>>,
  adapters: ReadonlyMap<string, Adapter>,
): Problem[] => {
  const { case: planCase, places, rows } = loaded
  const all = [...planCase.steps, ...planCase.cleanup]
  const known = without(data, learnt(loaded))
  const each = (rows.length === 0 ? [{}] : rows).map((row: Row) =>
    foundIn(all, { ...known, ...row }, adapters),
  )
  const distinct = new Map(each.flat().map((found) => [keyOf(found), found]))
  return [...distinct].flatMap(([key, { problem, index, at }]) => {
    const place = places[at]
    const step = all[index]
    if (place === undefined || step === undefined) return []
    const inRows = each.flatMap((found, row) =>
      found.some((one) => keyOf(one) === key) ? [row + 1] : [],
    )
    const where = inRows.length === each.length ? '' : t` (riga ${inRows.join(', ')} di examples:)`
    return [
      {
        code: 'CASE_DOCUMENT',
        ...locateNearest(place, ['send', ...problem.path]),
        message: t`il documento del passo «${step.id}»: ${problem.message}${where}`,
        hint: problem.hint,
      },
    ]
  })
}
