import type { RunSummary } from '../evidence/run-summary.ts'
import { t } from '../lib/language/t.ts'
import type { CaseRecord, RunRecord } from '../model/run-record.ts'
import { outcomeReason, statusText, verdictWord } from './outcome-text.ts'

type Ran = Pick<
  RunSummary['cases'][number],
  'id' | 'title' | 'outcome' | 'fileSha256' | 'wordsSha256' | 'contentSha256'
>

/** What differs between a run and the one before it. */
export interface RunStep {
  readonly run: string
  readonly startedAt: string
  readonly verdict: RunRecord['verdict']
  readonly interrupted: boolean
  /** Facts of the run that are not as before: versions, switches, contracts. */
  readonly changed: readonly {
    readonly what: string
    readonly before: string
    readonly now: string
  }[]
  readonly cases: readonly {
    readonly id: string
    readonly title: string
    /** The outcome then; null: the case did not run. */
    readonly before: string | null
    readonly now: string | null
    /** Whether the case itself was another: its words, its file or what it is made of. */
    readonly isOther: boolean
  }[]
  readonly unchanged: number
}

type Facts = Readonly<Record<string, string>>

const factsOf = ({ plan, application, environment, harness }: RunSummary): Facts => ({
  [t`versione del piano`]: plan.version,
  [t`versione dell'applicazione`]: application.version,
  [t`difetti`]: application.defects.join(', ') || t`nessuno`,
  ...(environment.simulator ? {} : environment.endpoints),
  ...environment.switches,
  ...Object.fromEntries(
    Object.entries(environment.contracts ?? {}).map(([name, { sha256 }]) => [
      t`contratto ${name}`,
      sha256,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(harness.ownAdapters ?? {}).map(([name, { sha256 }]) => [
      t`adattatore ${name}`,
      sha256,
    ]),
  ),
  Collaudo: harness.version,
  Node: harness.node,
})

const changedFacts = (before: Facts, now: Facts): RunStep['changed'] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].flatMap((what) => {
    const [one = '', other = ''] = [before[what], now[what]]
    return one === other ? [] : [{ what, before: one, now: other }]
  })

const isOther = (one: Ran, other: Ran): boolean =>
  one.fileSha256 !== other.fileSha256 ||
  (one.wordsSha256 !== undefined && one.wordsSha256 !== other.wordsSha256) ||
  (one.contentSha256 !== undefined && one.contentSha256 !== other.contentSha256)

const endText = ({ outcome }: Pick<CaseRecord, 'outcome'>): string => {
  const reason = outcomeReason(outcome)
  return reason === undefined
    ? statusText[outcome.status]
    : `${statusText[outcome.status]} (${reason})`
}

const stepOf = (before: RunSummary | undefined, now: RunSummary): RunStep => {
  const then = new Map<string, Ran>((before ?? now).cases.map((one) => [one.id, one]))
  const today = new Map<string, Ran>(now.cases.map((one) => [one.id, one]))
  const cases = [...new Set([...then.keys(), ...today.keys()])].map((id) => {
    const [one, other] = [then.get(id), today.get(id)]
    return {
      id,
      title: (other ?? one)?.title ?? '',
      before: one === undefined ? null : endText(one),
      now: other === undefined ? null : endText(other),
      isOther: one !== undefined && other !== undefined && isOther(one, other),
    }
  })
  const changed = cases.filter((one) => one.before !== one.now || one.isOther)
  return {
    run: now.run,
    startedAt: now.startedAt,
    verdict: now.verdict,
    interrupted: now.interrupted,
    changed: before === undefined ? [] : changedFacts(factsOf(before), factsOf(now)),
    cases: changed,
    unchanged: cases.length - changed.length,
  }
}

/** What changed from each of the runs to the next, oldest first; of the first there is nothing to say. */
export const runHistory = (runs: readonly RunSummary[]): readonly RunStep[] =>
  runs.map((run, index) => stepOf(runs[index - 1], run))

const caseLine = ({ id, title, before, now, isOther: other }: RunStep['cases'][number]): string => {
  const none = t`non c'era`
  const outcome = before === now ? (now ?? none) : `${before ?? none} → ${now ?? none}`
  return t`    ${id} ${title}: ${outcome}${other ? t` [il caso è cambiato]` : ''}`
}

/** The history as lines for a terminal. */
export const runHistoryLines = (steps: readonly RunStep[]): readonly string[] =>
  steps.flatMap((step, index) => [
    t`  ${step.run}: ${verdictWord[step.verdict]}${step.interrupted ? t` (interrotto)` : ''}`,
    ...step.changed.map(
      ({ what, before, now }) => t`    ${what}: ${before || t`niente`} → ${now || t`niente`}`,
    ),
    ...step.cases.map(caseLine),
    index === 0 ? t`    casi: ${step.unchanged}` : t`    casi come prima: ${step.unchanged}`,
  ])
