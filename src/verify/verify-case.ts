import { isDeepStrictEqual } from 'node:util'

import { t } from '../lib/language/t.ts'
import type { Outcome } from '../model/outcome.ts'
import type { CaseRecord, StepRecord } from '../model/run-record.ts'
import { checkPlace, compareChecks, compareOutcomes } from './compare-checks.ts'
import { nothingLooked, together, type Finding, type Verification } from './finding.ts'
import { readJudged, rejudgeStep, type Bench } from './rejudge-step.ts'

/** A step of a case, as a person finds it in the report. */
const placeOf = (record: CaseRecord, step: StepRecord): string =>
  t`${record.id}, passo «${step.id}»`

const verdictProblem = (place: string, message: string): Verification => ({
  problems: [{ kind: 'verdict', place, message }],
  notes: [],
  looked: nothingLooked,
})

/** What keeps a step from being looked at again: it matters only where the verdict leans on it. */
const notVerifiable = (place: string, step: StepRecord, reason: string): Verification => {
  const finding: Finding = { kind: 'not-verifiable', place, message: reason }
  const matters = step.outcome.status === 'passed' || step.outcome.status === 'failed'
  return {
    problems: matters ? [finding] : [],
    notes: matters ? [] : [finding],
    looked: nothingLooked,
  }
}

/** A check that fails no case may be one that cannot be evaluated here. */
const isMinor = (at: string, step: StepRecord, { kind, place }: Finding): boolean =>
  kind === 'not-verifiable' &&
  step.checks.some((one) => one.level === 'warning' && place === checkPlace(at, one))

const verifyStep = (
  record: CaseRecord,
  step: StepRecord,
  bench: Bench & { readonly sameWords: boolean },
): Verification => {
  const place = placeOf(record, step)
  const again = ((): ReturnType<typeof rejudgeStep> => {
    try {
      return rejudgeStep(step, bench)
    } catch (error) {
      return {
        kind: 'impossible',
        reason: t`le prove non si leggono: ${error instanceof Error ? error.message : String(error)}`,
      }
    }
  })()
  switch (again.kind) {
    case 'impossible':
      return notVerifiable(place, step, again.reason)
    case 'nothing': {
      const proves = step.kind === 'wait' || step.outcome.status !== 'passed'
      return proves
        ? { problems: [], notes: [], looked: nothingLooked }
        : verdictProblem(place, t`è dato per superato, e nessuna prova lo dice`)
    }
    case 'judged': {
      const found = [
        ...compareChecks({
          place,
          recorded: step.checks,
          again: again.checks,
          sameWords: bench.sameWords,
        }),
        ...(isDeepStrictEqual({ ...step.captured }, { ...again.captured })
          ? []
          : [
              {
                kind: 'verdict' as const,
                place,
                message: t`i valori presi dalla risposta non sono quelli del registro`,
              },
            ]),
      ]
      const missing = found.some(
        (one) => one.kind === 'not-verifiable' && !isMinor(place, step, one),
      )
      const outcomes = missing ? [] : compareOutcomes(place, step.outcome, again.outcome)
      return {
        problems: [...found.filter((one) => !isMinor(place, step, one)), ...outcomes],
        notes: found.filter((one) => isMinor(place, step, one)),
        looked: { ...nothingLooked, checks: again.checks.length },
      }
    }
  }
}

/** What the steps of a case come to together. */
const outcomeOfSteps = ({ steps }: CaseRecord): Outcome | undefined => {
  const own = steps.filter(({ phase }) => (phase ?? 'steps') === 'steps')
  const [first] = own
  return first === undefined
    ? undefined
    : (own.find(({ outcome }) => outcome.status !== 'passed')?.outcome ?? first.outcome)
}

const verifyOutcome = (record: CaseRecord): Verification => {
  const { id, outcome } = record
  const ofSteps = outcomeOfSteps(record)
  if (outcome.status === 'passed' && ofSteps?.status !== 'passed')
    return verdictProblem(id, t`è dato per superato, e i suoi passi non lo sono`)
  if (outcome.status === 'failed' && ofSteps?.status !== 'failed')
    return verdictProblem(id, t`è dato per non superato, e nessun suo passo lo dice`)
  return { problems: [], notes: [], looked: nothingLooked }
}

/** A call on purpose otherwise than it should be may be signed otherwise; of the application's we only tell. */
const isMeantToHold = (record: CaseRecord, step: StepRecord): boolean =>
  record.kind === 'positive' && step.deviate === undefined

const verifySignatures = async (
  record: CaseRecord,
  step: StepRecord,
  bench: Bench,
): Promise<Verification> => {
  const found: Verification[] = []
  const adapter = bench.adapterOf(step.uses)
  if (adapter?.signatures === undefined || step.kind === 'resend') return together([])
  for (const exchange of step.exchanges) {
    const results = await (async () => {
      try {
        return (await adapter.signatures?.(readJudged(bench.runFolder, exchange))) ?? []
      } catch {
        // What cannot be read is told of as evidence.
        return []
      }
    })()
    const bad = results
      .filter(({ valid }) => valid === false)
      .map(({ title, description }): Finding => ({
        kind: 'signature',
        place: placeOf(record, step),
        message:
          step.deviate === undefined
            ? `${title}: ${description}`
            : t`${title}, che il passo cambia di proposito: ${description}`,
      }))
    const untold = results
      .filter(({ valid }) => valid === null)
      .map(({ title, description }): Finding => ({
        kind: 'not-verifiable',
        place: placeOf(record, step),
        message: `${title}: ${description}`,
      }))
    const isProblem = exchange.origin === 'harness' && isMeantToHold(record, step)
    found.push({
      problems: isProblem ? bad : [],
      notes: [...(isProblem ? [] : bad), ...untold],
      looked: {
        ...nothingLooked,
        signatures: results.length - untold.length,
        untold: untold.length,
      },
    })
  }
  return together(found)
}

/** Judges every step of a case again, and every signature that its messages carry. */
export const verifyCase = async (
  record: CaseRecord,
  bench: Bench & { readonly sameWords: boolean },
): Promise<Verification> => {
  const steps: Verification[] = []
  for (const step of record.steps)
    steps.push(verifyStep(record, step, bench), await verifySignatures(record, step, bench))
  return together([
    ...steps,
    verifyOutcome(record),
    { problems: [], notes: [], looked: { ...nothingLooked, cases: 1 } },
  ])
}
