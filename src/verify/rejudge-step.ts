import { z } from 'zod'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { CheckSubject } from '../check/check.ts'
import { check, parseExpectation, type CheckKinds, type Expectation } from '../check/expectation.ts'
import { readEvidence, readExchange } from '../evidence/read-exchange.ts'
import { t } from '../lib/language/t.ts'
import { asRead } from '../model/as-read.ts'
import type { CheckResult } from '../model/check-result.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Outcome } from '../model/outcome.ts'
import type { ExchangeRecord, RunRecord, StepRecord } from '../model/run-record.ts'
import type { CaptureSource, ManualStep, Watch } from '../plan/plan.ts'
import { capture } from '../run/capture.ts'
import { judgeCall } from '../run/judge-call.ts'
import { checkAnswer, checkFiles, manualOutcome } from '../run/judge-manual.ts'
import { countCheck, judgeObserved } from '../run/judge-observed.ts'
import { judgePages } from '../run/judge-pages.ts'
import { summarise } from '../run/summarise.ts'

/** What a step comes to when it is judged again, or why it cannot be. */
export type Rejudged =
  | {
      readonly kind: 'judged'
      readonly checks: readonly CheckResult[]
      readonly outcome: Outcome
      readonly captured: Readonly<Record<string, string>>
    }
  /** There is nothing to judge: no call, no answer of a person. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'impossible'; readonly reason: string }

/** With what the steps of a run are judged again. */
export interface Bench {
  readonly runFolder: string
  readonly record: RunRecord
  readonly adapterOf: (id: string) => Adapter | undefined
  readonly kindsOf: (adapter: Adapter, step: StepRecord) => CheckKinds
}

const impossible = (reason: string): Rejudged => ({ kind: 'impossible', reason })

const Source = z.strictObject({
  xpath: z.string().optional(),
  namespaces: z.record(z.string(), z.string()).optional(),
  jsonpath: z.string().optional(),
  header: z.string().optional(),
  regex: z.string().optional(),
  on: z.enum(['request', 'response']).optional(),
  optional: z.boolean(),
})
const Sources = z.record(z.string(), Source)

const Watched = z.object({
  observe: z.object({
    do: z.string().nullable(),
    operation: z.string(),
    match: z.array(z.unknown()),
    withinMs: z.number(),
    times: z.int(),
    order: z.enum(['given', 'any']),
  }),
})

const Asked = z.array(
  z.union([
    z.object({
      name: z.string(),
      ask: z.string(),
      comparison: z.record(z.string(), z.unknown()),
    }),
    z.object({ name: z.string(), types: z.array(z.string()), min: z.int() }),
  ]),
)

const isAllRead = <Value>(read: readonly (Value | null)[]): read is readonly Value[] =>
  read.every((one) => one !== null)

const parsed = (
  entries: readonly unknown[],
  kinds: CheckKinds,
  on?: 'request',
): readonly Expectation[] | null => {
  const read = entries.map((entry) => {
    const found = parseExpectation(entry, kinds, on)
    return found.ok ? found.value : null
  })
  return isAllRead(read) ? read : null
}

const unreadable = impossible(t`le attese del registro non si leggono`)

/** An exchange as it was judged: what the application's calls carry packed is read unpacked. */
export const readJudged = (runFolder: string, record: ExchangeRecord): Exchange => {
  const exchange = readExchange(runFolder, record)
  return record.origin === 'harness' ? exchange : asRead(exchange)
}

/** Everything that judging a call takes, read again from the record. */
const openStep = (step: StepRecord, bench: Bench) => {
  const adapter = bench.adapterOf(step.uses)
  if (adapter === undefined) return impossible(t`qui non c'è l'adattatore «${step.uses}»`)
  if (step.judged === undefined)
    return impossible(
      t`il registro è di una versione che non conservava con che cosa si valutano le verifiche`,
    )
  const sources = Sources.safeParse(step.judged.capture)
  const kinds = bench.kindsOf(adapter, step)
  const expectations = parsed(step.expect, kinds)
  const until = parsed(step.judged.until, kinds)
  if (!sources.success || expectations === null || until === null) return unreadable
  const { judged } = step
  const subjectWith =
    (variables: Readonly<Record<string, string>>) =>
    (exchange: Exchange): CheckSubject => ({
      exchange,
      reading: adapter.read(exchange),
      variables,
      namespaces: adapter.namespaces,
    })
  return {
    kind: 'open' as const,
    adapter,
    kinds,
    judged,
    expectations,
    until,
    sources: sources.data as Readonly<Record<string, CaptureSource>>,
    subjectWith,
    exchanges: step.exchanges.map((one) => readJudged(bench.runFolder, one)),
  }
}

const outcomeOf = (
  { adapter, judged, expectations }: Extract<ReturnType<typeof openStep>, { kind: 'open' }>,
  exchange: Exchange,
  checks: readonly CheckResult[],
): Outcome =>
  summarise(exchange, adapter.read(exchange), checks, {
    writes: judged.writes,
    expectsRefusedConnection: expectations.some((one) => one.refusesConnection),
    explain: (code) => adapter.explain(code),
  })

const rejudgeCall = (step: StepRecord, bench: Bench): Rejudged => {
  // Nothing travelled, or it ended before anything was judged.
  if (step.exchanges.length === 0 || step.checks.length === 0) return { kind: 'nothing' }
  const open = openStep(step, bench)
  if (open.kind !== 'open') return open
  const last = open.exchanges.at(-1)
  if (last === undefined) return { kind: 'nothing' }
  const { adapter, judged } = open
  const subjectOf = open.subjectWith(judged.variables)
  const criteria = { expectations: open.expectations, until: open.until, capture: open.sources }
  const { pages } = judged
  if (pages === undefined) {
    const judgement = judgeCall(criteria, subjectOf(last), open.exchanges.length)
    return { kind: 'judged', ...judgement, outcome: outcomeOf(open, last, judgement.checks) }
  }
  const whole = parsed(pages.whole, open.kinds)
  const send = adapter.request.safeParse(step.send)
  if (whole === null || !send.success) return unreadable
  const judgement = judgePages(
    { ...criteria, whole },
    pages,
    adapter,
    send.data,
    open.exchanges.map(subjectOf),
  )
  return { kind: 'judged', ...judgement, outcome: outcomeOf(open, last, judgement.checks) }
}

const rejudgeObserved = (step: StepRecord, bench: Bench): Rejudged => {
  if (step.checks.length === 0) return { kind: 'nothing' }
  const open = openStep(step, bench)
  if (open.kind !== 'open') return open
  const watched = Watched.safeParse(step.send)
  if (!watched.success) return unreadable
  const watch = watched.data.observe as Watch
  const match = parsed(watch.match, open.kinds, 'request')
  if (match === null) return unreadable
  const { exchanges, subjectWith, judged } = open
  const subjectOf = subjectWith(judged.variables)
  const isOther = (exchange: Exchange): boolean =>
    exchange.operation !== watch.operation ||
    match.some((one) => check(one, subjectOf(exchange)).status !== 'met')
  const taken = exchanges.filter((exchange) => !isOther(exchange))
  const counted = countCheck(watch, taken.length, step.apart ?? [], bench.record.by === 'file')
  const last = taken.at(-1)
  if (last === undefined || counted.status !== 'met')
    return {
      kind: 'judged',
      checks: [counted],
      captured: {},
      outcome:
        counted.status === 'met'
          ? { status: 'passed' }
          : {
              status: 'failed',
              trouble: 'unmet-check',
              message: t`${counted.title}: atteso ${counted.expected}, ottenuto ${counted.actual}`,
            },
    }
  const captured = capture(open.sources, subjectOf(last))
  const checks = [
    counted,
    ...judgeObserved(
      open.expectations,
      taken.map(subjectWith({ ...judged.variables, ...captured.values })),
    ),
    ...captured.checks,
  ]
  return {
    kind: 'judged',
    checks,
    captured: captured.values,
    outcome: outcomeOf(open, last, checks),
  }
}

const rejudgeManual = (step: StepRecord, { runFolder }: Bench): Rejudged => {
  const { manual } = step
  if (manual === undefined) return { kind: 'nothing' }
  const asked = Asked.safeParse(step.expect)
  if (!asked.success) return unreadable
  const checks = asked.data.map((entry) => {
    if ('ask' in entry)
      return checkAnswer(
        entry as ManualStep['answers'][number],
        manual.answers.find(({ name }) => name === entry.name)?.value ?? '',
      )
    return checkFiles(
      entry,
      manual.files
        .filter(({ name }) => name === entry.name)
        .map(({ name, file }) => ({
          fileName: file.name.slice(`${name}: `.length),
          bytes: readEvidence(runFolder, file),
        })),
    )
  })
  return { kind: 'judged', checks, captured: {}, outcome: manualOutcome(checks) }
}

/** A vendor's own description is what it is: it must be there, and say what the record says. */
const rejudgeDeclared = (step: StepRecord, { runFolder }: Bench): Rejudged => {
  const [file] = step.manual?.files ?? []
  const [first] = step.checks
  if (file === undefined || first === undefined)
    return impossible(t`la descrizione del produttore non è tra le prove`)
  const text = readEvidence(runFolder, file.file).toString('utf8').trim()
  return {
    kind: 'judged',
    checks: [
      {
        ...first,
        status: text === '' ? 'unmet' : 'met',
        actual: text.length > 200 ? `${text.slice(0, 200)}…` : text,
      },
    ],
    captured: {},
    outcome: { status: 'passed' },
  }
}

/** Judges a step again, from the bytes that were kept and nothing else. */
export const rejudgeStep = (step: StepRecord, bench: Bench): Rejudged => {
  switch (step.kind) {
    case undefined:
      return step.exchanges.length === 0 ? { kind: 'nothing' } : rejudgeCall(step, bench)
    case 'call':
    case 'again':
    case 'resend':
      return rejudgeCall(step, bench)
    case 'observe':
      return rejudgeObserved(step, bench)
    case 'manual':
      return rejudgeManual(step, bench)
    case 'declared':
      return rejudgeDeclared(step, bench)
    case 'wait':
      return { kind: 'nothing' }
  }
}
