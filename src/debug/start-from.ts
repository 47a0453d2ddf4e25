import { join } from 'node:path'

import { HarnessError } from '../errors/harness-error.ts'
import { readExchange } from '../evidence/read-exchange.ts'
import { readRun, runNames } from '../evidence/run-file.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import type { CaseRecord, RunRecord, StepRecord } from '../model/run-record.ts'
import type { PlanCase, PlanStep } from '../plan/plan.ts'
import { findLastCase, type Comparable, type FoundCase } from './find-run.ts'

const indexOfStep = ({ head, steps }: PlanCase, from: string): number => {
  const index = steps.findIndex(({ id }) => id === from)
  const ids = steps.map(({ id }) => id)
  if (index < 0) {
    const near = nearest(from, ids)
    throw new HarnessError('COMMAND_INVALID', t`il caso ${head.id} non ha il passo «${from}»`, {
      hint: near === undefined ? t`ci sono: ${ids.join(', ')}` : t`forse si intendeva «${near}»`,
    })
  }
  if (index === 0)
    throw new HarnessError('COMMAND_INVALID', t`«${from}» è il primo passo di ${head.id}`, {
      hint: t`togliere --from: il caso si esegue intero`,
    })
  return index
}

/** A step that sends again the bytes of one that would not run: those bytes are not at hand. */
const checkResends = (steps: readonly PlanStep[], index: number): void => {
  const skipped = new Set(steps.slice(0, index).map(({ id }) => id))
  for (const step of steps.slice(index))
    if (step.kind === 'resend' && skipped.has(step.of))
      throw new HarnessError(
        'COMMAND_INVALID',
        t`il passo «${step.id}» rispedisce i byte di «${step.of}», che non verrebbe eseguito`,
        { hint: t`partire da «${step.of}» o da prima` },
      )
}

const recorded = (record: CaseRecord, id: string): StepRecord | undefined =>
  record.steps.find((step) => step.id === id && (step.phase ?? 'steps') === 'steps')

/** What a record lacks for the case to go on from it; undefined when it has everything. */
const lacking = (planCase: PlanCase, index: number, record: CaseRecord): string | undefined => {
  for (const { id } of planCase.steps.slice(0, index)) {
    const step = recorded(record, id)
    if (step === undefined) return t`il passo «${id}» non vi è stato eseguito`
    if (step.outcome.status !== 'passed') return t`il passo «${id}» non vi è riuscito`
  }
  return undefined
}

const neededValues = (planCase: PlanCase, run: RunRecord): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const need of planCase.needs) {
    const exported = run.cases.find(({ id }) => id === need.case)?.exports ?? {}
    for (const name of need.take) {
      const value = exported[name]
      if (value === undefined)
        throw new HarnessError(
          'RUN_NOT_FOUND',
          t`nell'esecuzione ${run.run} il caso ${need.case} non ha dato «${name}»`,
          { hint: t`eseguire il caso intero, senza --from` },
        )
      values[name] = value
    }
  }
  return values
}

const namedRun = (
  { reports, plan, environment }: Comparable,
  planCase: PlanCase,
  index: number,
  name: string,
): FoundCase => {
  const refuse = (
    why: string,
    hint = t`--captures last prende quella giusta più recente`,
  ): never => {
    throw new HarnessError('RUN_NOT_FOUND', t`da ${name} non si può proseguire: ${why}`, { hint })
  }
  const names = runNames(reports)
  if (!names.includes(name)) {
    const near = nearest(name, names)
    return refuse(
      t`l'esecuzione non esiste`,
      near === undefined ? '--captures last' : t`forse si intendeva «${near}»`,
    )
  }
  const runFolder = join(reports, name)
  const run = readRun(runFolder)
  if (run.plan.name !== plan) return refuse(t`è del piano ${run.plan.name}`)
  if (run.environment.name !== environment)
    return refuse(t`è dell'ambiente ${run.environment.name}`)
  const record = run.cases.find(({ id }) => id === planCase.head.id)
  if (record === undefined) return refuse(t`il caso ${planCase.head.id} non vi è stato eseguito`)
  const why = lacking(planCase, index, record)
  return why === undefined ? { run, runFolder, record } : refuse(why)
}

const lastRun = (comparable: Comparable, planCase: PlanCase, index: number): FoundCase => {
  const found = findLastCase(
    comparable,
    planCase.head.id,
    (record) => lacking(planCase, index, record) === undefined,
  )
  if (found !== undefined) return found
  const ids = planCase.steps.slice(0, index).map(({ id }) => t`«${id}»`)
  throw new HarnessError(
    'RUN_NOT_FOUND',
    t`nessuna esecuzione di ${comparable.plan} su ${comparable.environment} ha superato ${ids.join(', ')} di ${planCase.head.id}: non ci sono valori da cui proseguire`,
    { hint: t`eseguire prima il caso intero, senza --from` },
  )
}

/**
 * The case from that step on, with the values and the calls that an earlier run of it had by then. It needs
 * no other case: what it took from them is taken from that run too. Throws where something is absent.
 */
export const startFrom = (
  planCase: PlanCase,
  from: string,
  captures: string,
  comparable: Comparable,
): PlanCase => {
  const index = indexOfStep(planCase, from)
  checkResends(planCase.steps, index)
  const { run, runFolder, record } =
    captures === 'last'
      ? lastRun(comparable, planCase, index)
      : namedRun(comparable, planCase, index, captures)
  const steps = planCase.steps.slice(0, index).flatMap(({ id }) => recorded(record, id) ?? [])
  // Now, where the mistake can be told: the bytes of those calls are still there.
  for (const { exchanges } of steps)
    for (const exchange of exchanges.slice(-1)) readExchange(runFolder, exchange)
  return {
    ...planCase,
    needs: [],
    steps: planCase.steps.slice(index),
    start: {
      from,
      run: run.run,
      runFolder,
      values: {
        ...neededValues(planCase, run),
        ...Object.assign({}, ...steps.map(({ captured }) => captured)),
      },
      steps,
    },
  }
}
