import { join } from 'node:path'

import { declareEnvironment } from '../../environment/declare-environment.ts'
import { resolveApplication } from '../../environment/resolve-application.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { foldEvents } from '../../evidence/fold.ts'
import { holdRun } from '../../evidence/hold-run.ts'
import { readJournal } from '../../evidence/journal.ts'
import { t } from '../../lib/language/t.ts'
import type { RunEvent } from '../../model/event.ts'
import type { RunRecord } from '../../model/run-record.ts'
import type { Plan } from '../../plan/plan.ts'
import { findWorkspace, type Workspace } from '../../plan/workspace.ts'
import { newestRun } from '../../run/earlier-run.ts'
import { changesSince, isUnfinished, keptOf, takenUp } from '../../run/resume.ts'
import { findTarget, loadPlanFor } from '../../session/load-target.ts'
import { makeHeader } from '../../session/make-header.ts'
import { openEnvironment } from '../../session/open-environment.ts'
import { supply } from '../../session/supply.ts'
import { adaptersOf } from '../adapters-of.ts'
import { isAsCommunicated } from '../as-communicated.ts'
import { withCardConditions } from '../card-conditions.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { findRun } from './find-run.ts'
import { readAnswers } from './manual-options.ts'
import { limitsOf } from './many-options.ts'
import { checkByOptions, rulesFor } from './by-options.ts'
import type { RunOptions } from './run.ts'

const runToResume = (
  workspace: Workspace,
  name: string | undefined,
  options: RunOptions,
  io: Io,
): string => {
  const reports = join(workspace.folder, 'reports')
  if (typeof options.resume === 'string') return findRun(reports, io.cwd, options.resume)
  const found = newestRun(
    reports,
    (record) =>
      isUnfinished(record) &&
      (name === undefined || (record.suite ?? record.plan.name) === name) &&
      (options.env === undefined || record.environment.name === options.env) &&
      (options.application === undefined || record.application.name === options.application),
  )
  if (found === undefined)
    throw new HarnessError('RUN_NOT_FOUND', t`nessuna esecuzione è rimasta a metà`, {
      hint: t`le esecuzioni sono in reports/; una precisa si riprende con --resume <esecuzione>`,
    })
  return found.folder
}

/** A run is resumed as it was begun: what the command says must be what the run says. */
const checkSameSubject = (
  record: RunRecord,
  name: string | undefined,
  { env, application }: RunOptions,
): void => {
  const asked: readonly (readonly [string, string | undefined, string])[] = [
    [t`piano o suite`, name, record.suite ?? record.plan.name],
    [t`ambiente`, env, record.environment.name],
    [t`applicazione`, application, record.application.name],
  ]
  for (const [what, wanted, found] of asked)
    if (wanted !== undefined && wanted !== found)
      throw new HarnessError(
        'COMMAND_INVALID',
        t`${record.run} ha ${what} «${found}», non «${wanted}»`,
        { hint: t`con --resume non serve indicarlo: vale quello dell'esecuzione` },
      )
}

/** The plan with the cases that the run was to run, each in the order and the state in which it goes on. */
const plannedCases = (plan: Plan, start: Extract<RunEvent, { event: 'run-start' }>): Plan => {
  const byId = new Map(plan.cases.map((planCase) => [planCase.head.id, planCase]))
  return { ...plan, cases: start.planned.flatMap(({ id }) => byId.get(id) ?? []) }
}

const withTakenUp = (plan: Plan, record: RunRecord, folder: string): Plan => {
  const ended = new Map(record.cases.map((one) => [one.id, one]))
  return {
    ...plan,
    cases: plan.cases.map((planCase) => {
      const found = ended.get(planCase.head.id)
      const waits =
        found?.outcome.status === 'skipped' && found.outcome.cause === 'awaiting-operator'
      return (
        (waits ? takenUp(planCase, found, { name: record.run, folder }) : undefined) ?? planCase
      )
    }),
  }
}

const startOf = (events: readonly RunEvent[]): Extract<RunEvent, { event: 'run-start' }> => {
  const start = events.find((event) => event.event === 'run-start')
  if (start === undefined)
    throw new HarnessError('RUN_UNREADABLE', t`il giornale non contiene l'inizio dell'esecuzione`)
  return start
}

/** Goes on with a run that was interrupted: finished cases stay as they are, and no write is repeated. */
export const resume = async (
  name: string | undefined,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const runFolder = runToResume(workspace, name, options, io)
  const release = holdRun(runFolder)
  try {
    return await resumeHeld(workspace, runFolder, name, options, io)
  } finally {
    release()
  }
}

const resumeHeld = async (
  workspace: Workspace,
  runFolder: string,
  name: string | undefined,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  const events = readJournal(runFolder)
  const start = startOf(events)
  const record = foldEvents(events)
  checkSameSubject(record, name, options)
  const { resume: _, ...begun } = options
  if (start.header.by !== 'application') checkByOptions(begun)
  const kept = keptOf(record, events)
  // A run that was killed after its last case, or in it, still wants its end: the record and the report.
  if (kept.length === start.planned.length && !record.interrupted)
    throw new HarnessError('RUN_NOT_FOUND', t`in ${record.run} non c'è niente da riprendere`, {
      hint: t`per rifare i casi non superati: collaudo run --failed`,
    })
  const fail = (problems: Parameters<typeof printProblems>[1]): number => {
    printProblems(io, problems)
    return exitCodes.wrong
  }
  const target = findTarget(workspace, record.suite ?? record.plan.name)
  if (!target.ok) return fail(target.problems)
  const declared = declareEnvironment(workspace, record.environment.name, io.env)
  if (!declared.ok) return fail(declared.problems)
  const installed = await adaptersOf(workspace)
  const { adapters, supplied } = await supply(installed, io.env, io.cwd)
  const application = resolveApplication(workspace, record.application.name, {
    simulator: declared.value.simulator,
    env: io.env,
    knownDefects: adapters.flatMap((adapter) => Object.keys(adapter.defects)),
  })
  if (!application.ok) return fail(application.problems)
  const loaded = await loadPlanFor(workspace, record.plan.name, declared.value, adapters)
  if (!loaded.ok) return fail(loaded.problems)
  const answers = readAnswers(loaded.value, options, io)
  if (!answers.ok) return fail(answers.problems)
  const rules = await rulesFor(start.header.by, workspace, adapters)
  if (!rules.ok) return fail(rules.problems)
  const plan = plannedCases(loaded.value, start)
  const limits = withCardConditions(
    limitsOf(options, { suite: target.value.suite?.jobs, environment: declared.value }),
    options,
    declared.value,
    plan.cases,
    adapters,
  )
  const employed = new Set(plan.cases.flatMap(({ operators }) => operators))
  const mayBegin = isAsCommunicated(
    {
      workspace,
      application: application.value.name,
      environment: declared.value,
      employed,
      sends: true,
    },
    io,
  )
  if (!mayBegin) return exitCodes.wrong

  const opening = openEnvironment(declared.value, application.value, adapters, {
    employed,
    ordered: record.environment.conditions ?? [],
  })
  const [{ execute }] = await Promise.all([import('./execute.ts'), opening])
  await using open = await opening
  const changes = changesSince(
    start,
    plan,
    makeHeader(record.run, plan, record.suite, open, new Date()),
  )
  if (changes.length > 0)
    throw new HarnessError(
      'RUN_CHANGED',
      t`${record.run} non si può riprendere: ${changes.join('; ')}`,
      { hint: t`rimettere le cose come erano, o cominciare una nuova esecuzione con collaudo run` },
    )
  return await execute(
    {
      workspace,
      open,
      plan: withTakenUp(plan, record, runFolder),
      suite: record.suite,
      answers: answers.value,
      limits,
      adapters: installed,
      supplied,
      rules: rules.value,
      resumed: { runFolder, header: start.header, kept },
    },
    options,
    io,
  )
}
