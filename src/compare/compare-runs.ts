import type { Adapter, AnswerPair, SwitchHint } from '../adapter/define-adapter.ts'
import { exchangesOf } from '../debug/exchange-text.ts'
import type { Outcome } from '../model/outcome.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'
import {
  answerDifferences,
  answerSides,
  countRequestDifferences,
  type AnswerSide,
} from './compare-answers.ts'
import type {
  AnswerComparison,
  CaseComparison,
  Difference,
  Ending,
  Hint,
  RunComparison,
  RunFacts,
} from './comparison.ts'

/** A run and where its evidence is. */
export interface ComparedRun {
  readonly record: RunRecord
  readonly folder: string
}

type Switches = Readonly<Record<string, string>>

const endingOf = (outcome: Outcome): Ending => {
  switch (outcome.status) {
    case 'passed':
      return { status: 'passed', reason: null }
    case 'failed':
    case 'broken':
      return { status: outcome.status, reason: outcome.trouble }
    case 'skipped':
      return { status: 'skipped', reason: outcome.cause }
  }
}

const factsOf = ({ record }: ComparedRun): RunFacts => ({
  run: record.run,
  environment: record.environment.name,
  simulator: record.environment.simulator,
  application: `${record.application.title} ${record.application.version}`,
  harness: record.harness.version,
  planVersion: record.plan.version,
  startedAt: record.startedAt,
  interrupted: record.interrupted,
})

/** The switches that were set otherwise in two runs on a simulator. */
const switchDifferences = (left: Switches, right: Switches): RunComparison['switches'] =>
  [...new Set([...Object.keys(left), ...Object.keys(right)])].toSorted().flatMap((name) => {
    const [one, other] = [left[name] ?? '', right[name] ?? '']
    return one === other ? [] : [{ name, left: one, right: other }]
  })

/** Which switches may be why, whichever side the simulator is on. */
const hintsOf = (
  adapter: Adapter | undefined,
  { left, right }: { readonly left: ComparedRun; readonly right: ComparedRun },
  sides: readonly [AnswerSide, AnswerSide],
  leanedOn: readonly string[],
): Hint[] => {
  const [one, other] = [left.record.environment, right.record.environment]
  if (!one.simulator && !other.simulator) return []
  const [first, second] = sides
  const pair: AnswerPair = one.simulator
    ? { simulated: first.exchange, other: second.exchange }
    : { simulated: second.exchange, other: first.exchange }
  const set = one.simulator ? one.switches : other.switches
  const behind: readonly SwitchHint[] = adapter?.switchesBehind?.(pair) ?? []
  // Where the answers do not tell, the case says on which switches it leans.
  return (behind.length > 0 ? behind : leanedOn.map((name): SwitchHint => ({ name })))
    .filter(({ name }) => set[name] !== undefined)
    .flatMap((hint) => {
      const value = set[hint.name] ?? ''
      if (!one.simulator || !other.simulator) return [{ ...hint, set: value }]
      // Two simulators: only what was set otherwise can be why, and both values are known.
      const theirs = other.switches[hint.name] ?? ''
      return theirs === value ? [] : [{ name: hint.name, set: value, value: theirs }]
    })
}

const codesIn = (differences: readonly Difference[]): string[] => [
  ...new Set(
    differences
      .filter(({ kind }) => kind === 'fault' || kind === 'reading' || kind === 'gist')
      .flatMap(
        ({ left, right }) => `${left ?? ''} ${right ?? ''}`.match(/\b(?:\d{6}|\d{4})\b/g) ?? [],
      ),
  ),
]

const compareAnswer = (
  adapter: Adapter | undefined,
  call: string,
  runs: { readonly left: ComparedRun; readonly right: ComparedRun },
  sides: readonly [AnswerSide, AnswerSide],
  leanedOn: readonly string[],
): AnswerComparison => {
  const [left, right] = sides
  const differences = answerDifferences(adapter, left, right)
  return {
    call,
    operation: left.exchange.operation,
    differences,
    requestDifferences: countRequestDifferences(left, right),
    hints: differences.length === 0 ? [] : hintsOf(adapter, runs, sides, leanedOn),
    codes: codesIn(differences).flatMap((code) => {
      const meaning = adapter?.explain(code)
      return meaning === undefined ? [] : [{ code, meaning }]
    }),
  }
}

/** The answers of a case by the name of their call. */
const sidesOf = (record: CaseRecord, folder: string): ReadonlyMap<string, AnswerSide> => {
  const named = [...exchangesOf(record)]
  const sides = answerSides(
    record,
    folder,
    named.map(([, { exchange }]) => exchange),
  )
  return new Map(named.flatMap(([name], index) => (sides[index] ? [[name, sides[index]]] : [])))
}

const compareCase = (
  left: CaseRecord | undefined,
  right: CaseRecord | undefined,
  runs: { readonly left: ComparedRun; readonly right: ComparedRun },
  adapters: readonly Adapter[],
): CaseComparison => {
  const one = left === undefined ? new Map() : sidesOf(left, runs.left.folder)
  const other = right === undefined ? new Map() : sidesOf(right, runs.right.folder)
  const head = left ?? right
  const leanedOn = [...new Set([...(left?.switches ?? []), ...(right?.switches ?? [])])]
  const answers: AnswerComparison[] = []
  for (const [call, side] of one as ReadonlyMap<string, AnswerSide>) {
    const fellow = (other as ReadonlyMap<string, AnswerSide>).get(call)
    const adapter = adapters.find(({ id }) => id === side.exchange.adapter)
    if (fellow !== undefined)
      answers.push(compareAnswer(adapter, call, runs, [side, fellow], leanedOn))
  }
  return {
    id: head?.id ?? '',
    title: head?.title ?? '',
    left: left === undefined ? null : endingOf(left.outcome),
    right: right === undefined ? null : endingOf(right.outcome),
    changed: left !== undefined && right !== undefined && left.fileSha256 !== right.fileSha256,
    answers,
    // Of a case that ran once there is nothing to set side by side.
    onlyLeft: right === undefined ? [] : [...one.keys()].filter((call) => !other.has(call)),
    onlyRight: left === undefined ? [] : [...other.keys()].filter((call) => !one.has(call)),
  }
}

/** Two runs of a plan, from their records and their evidence alone; only some of the cases where `only` says so. */
export const compareRuns = (
  left: ComparedRun,
  right: ComparedRun,
  adapters: readonly Adapter[],
  only: readonly string[] | undefined,
): RunComparison => {
  const cases = ({ record }: ComparedRun): ReadonlyMap<string, CaseRecord> =>
    new Map(record.cases.map((one) => [one.id, one]))
  const [one, other] = [cases(left), cases(right)]
  const ids = [...new Set([...one.keys(), ...other.keys()])].filter(
    (id) => only === undefined || only.includes(id),
  )
  const { environment: first } = left.record
  const { environment: second } = right.record
  return {
    plan: left.record.plan.name,
    left: factsOf(left),
    right: factsOf(right),
    switches:
      first.simulator && second.simulator ? switchDifferences(first.switches, second.switches) : [],
    cases: ids.map((id) => compareCase(one.get(id), other.get(id), { left, right }, adapters)),
  }
}
