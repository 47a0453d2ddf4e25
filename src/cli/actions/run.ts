import { join } from 'node:path'

import { adapters as installed } from '../../../adapters/index.ts'
import { declareEnvironment } from '../../environment/declare-environment.ts'
import { resolveApplication } from '../../environment/resolve-application.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import { nearest } from '../../lib/nearest.ts'
import type { Plan } from '../../plan/plan.ts'
import { selectCases, type Selection } from '../../plan/select-cases.ts'
import { shardCases } from '../../plan/shard-cases.ts'
import { startFrom } from '../../debug/start-from.ts'
import { findWorkspace, type Workspace } from '../../plan/workspace.ts'
import { contentOf } from '../../run/resume.ts'
import { chooseApplication } from '../../session/choose-application.ts'
import { isAsCommunicated } from '../as-communicated.ts'
import { withCardConditions } from '../card-conditions.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { readAnswers, type ManualOptions } from './manual-options.ts'
import { checkDebugOptions, type DebugOptions } from './debug-options.ts'
import { failedCases } from './failed-cases.ts'
import { checkByOptions, rulesFor } from './by-options.ts'
import { checkManyOptions, limitsOf, shardOf, type ManyOptions } from './many-options.ts'
import { openEnvironment } from '../../session/open-environment.ts'
import { findTarget, loadPlanFor, type Target } from '../../session/load-target.ts'
import { supply } from '../../session/supply.ts'
import type { PreparedRun } from './execute.ts'
import type { WatchSurroundings } from './watch.ts'

export interface RunOptions extends DebugOptions, ManyOptions, ManualOptions {
  readonly case?: readonly string[]
  readonly tag?: readonly string[]
  readonly env?: string
  /** Who makes the calls that a step also has observed. */
  readonly by?: 'harness' | 'application' | 'file'
  /** With `file`: where the calls are. */
  readonly recorded?: string
  readonly proxyPort?: number
  /** Where the simulator's keys are written, for an application that is to use them. */
  readonly simulatorKeys?: string
  readonly application?: string
  readonly json?: boolean
  /** Everything as it happens, a JSON object for each line. */
  readonly events?: boolean
  readonly open?: boolean
  readonly brief?: boolean
  readonly allowIncomplete?: boolean
}

const checkCasesExist = (plan: Plan, asked: readonly string[] | undefined): void => {
  const known = plan.cases.map(({ head }) => head.id)
  for (const id of asked ?? [])
    if (!known.includes(id)) {
      const near = nearest(id, known)
      throw new HarnessError('SELECTION_EMPTY', t`il caso «${id}» non è nel piano ${plan.name}`, {
        hint: near === undefined ? t`collaudo list li elenca` : t`forse si intendeva «${near}»`,
      })
    }
}

const select = (
  plan: Plan,
  target: Target,
  options: RunOptions,
  failed: readonly string[] | undefined,
): Plan => {
  checkCasesExist(plan, options.case)
  const asked: Selection = { cases: options.case, tags: options.tag }
  const cases = selectCases(plan, [
    asked,
    { cases: failed },
    ...(target.suite === null ? [] : [target.suite.selection]),
  ])
  if (cases.length === 0)
    throw new HarnessError('SELECTION_EMPTY', t`nessun caso corrisponde alla selezione`, {
      hint: t`etichette del piano: ${[...new Set(plan.cases.flatMap(({ head }) => head.tags))].join(', ')}`,
    })
  return { ...plan, cases }
}

/** The plan with only the case that goes on from a step, as an earlier run left it. */
const onwards = (
  plan: Plan,
  from: string,
  around: {
    readonly workspace: Workspace
    readonly environmentName: string
    readonly options: RunOptions
    readonly io: Io
  },
): Plan => {
  const { workspace, environmentName, options, io } = around
  const cases = plan.cases
    .filter(({ head }) => options.case?.includes(head.id) === true)
    .map((planCase) =>
      startFrom(planCase, from, options.captures ?? 'last', {
        reports: join(workspace.folder, 'reports'),
        plan: plan.name,
        environment: environmentName,
      }),
    )
  for (const { head, start } of cases)
    io.error(
      t`${head.id} parte da «${from}» con i valori di ${start?.run ?? ''}: è un'esecuzione parziale, non vale come prova${environmentName === 'simulator' ? t`; il simulatore è nuovo e non ricorda le chiamate di allora` : ''}`,
    )
  return { ...plan, cases }
}

/** Runs a plan or a suite against an environment, and writes the record, the evidence and the report. */
export const run = async (
  name: string | undefined,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  checkDebugOptions(options)
  checkManyOptions(options)
  checkByOptions(options)
  if (options.resume !== undefined) return (await import('./resume.ts')).resume(name, options, io)
  const workspace = findWorkspace(io.cwd)
  const target = findTarget(workspace, name)
  if (!target.ok) return fail(io, target.problems)
  const environmentName = options.env ?? target.value.suite?.environment ?? 'simulator'
  const declared = declareEnvironment(workspace, environmentName, io.env)
  if (!declared.ok) return fail(io, declared.problems)
  if (options.condition !== undefined && !declared.value.simulator)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`--condition ordina una condizione al simulatore, e «${environmentName}» non lo è`,
      { hint: t`fuori dal simulatore una condizione si chiede all'autorità` },
    )
  const { adapters, supplied } = await supply(installed, io.env, io.cwd)
  const application = resolveApplication(
    workspace,
    chooseApplication(workspace, options.application),
    {
      simulator: declared.value.simulator,
      env: io.env,
      knownDefects: adapters.flatMap((adapter) => Object.keys(adapter.defects)),
    },
  )
  if (!application.ok) return fail(io, application.problems)
  const loaded = await loadPlanFor(workspace, target.value.plan, declared.value, adapters)
  if (!loaded.ok) return fail(io, loaded.problems)
  const answers = readAnswers(loaded.value, options, io)
  if (!answers.ok) return fail(io, answers.problems)
  const rules = await rulesFor(options.by, workspace, adapters)
  if (!rules.ok) return fail(io, rules.problems)
  const failed =
    options.failed === true
      ? failedCases(workspace, {
          plan: target.value.plan,
          suite: target.value.suite?.name ?? null,
          environment: environmentName,
          application: application.value.name,
        })
      : undefined
  const chosen = (from: Plan): Plan => select(from, target.value, options, failed?.cases)
  const whole = chosen(loaded.value)
  const shard = shardOf(options)
  const selected = shard === undefined ? whole : { ...whole, cases: shardCases(whole.cases, shard) }
  if (selected.cases.length === 0)
    throw new HarnessError('SELECTION_EMPTY', t`la parte ${options.shard ?? ''} non ha casi`, {
      hint: t`i casi che si servono l'uno dell'altro stanno insieme: chiedere meno parti`,
    })
  const plan =
    options.from === undefined
      ? selected
      : onwards(selected, options.from, { workspace, environmentName, options, io })

  const limits = withCardConditions(
    limitsOf(options, { suite: target.value.suite?.jobs, environment: declared.value }),
    options,
    declared.value,
    plan.cases,
  )
  const employed = new Set(plan.cases.flatMap(({ operators }) => operators))
  const mayBegin = isAsCommunicated(
    {
      workspace,
      application: application.value.name,
      environment: declared.value,
      // While files are watched, who acts may change.
      employed: options.watch === true ? new Set(Object.keys(declared.value.operators)) : employed,
      sends: options.dryRun === undefined,
    },
    io,
  )
  if (!mayBegin) return exitCodes.wrong

  // Vitest and Allure are loaded only now, while keys are made: a mistake is told without waiting.
  const opening = openEnvironment(declared.value, application.value, adapters, {
    ...(options.watch === true ? {} : { employed }),
    ordered: options.condition ?? [],
  })
  const performing = performerOf(options, io)
  // Told below, once what is being opened can be closed again.
  performing.catch(() => undefined)
  await using open = await opening
  const perform = await performing
  return await perform(
    {
      workspace,
      open,
      plan,
      suite: target.value.suite?.name ?? null,
      answers: answers.value,
      limits,
      supplied,
      rules: rules.value,
      ...(shard === undefined
        ? {}
        : {
            shard: {
              ...shard,
              cases: whole.cases.map(({ head }) => head.id),
              contentSha256: contentOf(whole),
            },
          }),
    },
    {
      environmentFolder: declared.value.folder,
      reload: async () => {
        const again = await loadPlanFor(workspace, target.value.plan, declared.value, adapters)
        if (!again.ok) return again
        const answered = readAnswers(again.value, options, io)
        return answered.ok
          ? { ok: true, value: { plan: chosen(again.value), answers: answered.value } }
          : answered
      },
    },
  )
}

type Perform = (prepared: PreparedRun, around: WatchSurroundings) => Promise<number>

/** What is done with a run that is prepared. */
const performerOf = async (options: RunOptions, io: Io): Promise<Perform> => {
  if (options.dryRun !== undefined) {
    const { dryRun } = await import('./dry-run.ts')
    return (prepared) => dryRun(prepared, options, io)
  }
  if (options.watch === true) {
    const { watch } = await import('./watch.ts')
    return (prepared, around) => watch(prepared, around, options, io)
  }
  const { execute } = await import('./execute.ts')
  return (prepared) => execute(prepared, options, io)
}

const fail = (io: Io, problems: Parameters<typeof printProblems>[1]): number => {
  printProblems(io, problems)
  return exitCodes.wrong
}
