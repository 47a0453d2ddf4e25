import { mkdirSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

import { adapters } from '../../../adapters/index.ts'
import { declareEnvironment } from '../../environment/declare-environment.ts'
import { resolveApplication } from '../../environment/resolve-application.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { scanSecrets } from '../../evidence/scan-secrets.ts'
import { nearest } from '../../lib/nearest.ts'
import type { RunRecord } from '../../model/run-record.ts'
import type { Plan } from '../../plan/plan.ts'
import { selectCases, type Selection } from '../../plan/select-cases.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { renderReport } from '../../report/allure/render.ts'
import { makeHeader } from '../../session/make-header.ts'
import { openEnvironment } from '../../session/open-environment.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { allureResults, runPlan } from '../../suite/run-plan.ts'
import { chooseApplication } from '../../session/choose-application.ts'
import { exitCodeOf, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { openFile } from '../open-file.ts'
import { printProblems } from '../print-error.ts'
import { makeProgress, printSummary } from '../progress.ts'
import { runName } from '../../session/run-name.ts'
import { secretsOf } from '../secrets.ts'
import { findTarget, loadPlanFor, type Target } from '../../session/load-target.ts'

export interface RunOptions {
  readonly case?: readonly string[]
  readonly tag?: readonly string[]
  readonly env?: string
  readonly application?: string
  readonly json?: boolean
  readonly open?: boolean
  readonly allowIncomplete?: boolean
}

/** The file that lists the installed adapters: compiled beside compiled, source beside source. */
const adaptersFile = (): string => {
  const here = fileURLToPath(import.meta.url)
  return join(here, '..', '..', '..', '..', 'adapters', `index${extname(here)}`)
}

const checkCasesExist = (plan: Plan, asked: readonly string[] | undefined): void => {
  const known = plan.cases.map(({ head }) => head.id)
  for (const id of asked ?? [])
    if (!known.includes(id)) {
      const near = nearest(id, known)
      throw new HarnessError('SELECTION_EMPTY', `il caso «${id}» non è nel piano ${plan.name}`, {
        hint: near === undefined ? 'collaudo list li elenca' : `forse si intendeva «${near}»`,
      })
    }
}

const select = (plan: Plan, target: Target, options: RunOptions): Plan => {
  checkCasesExist(plan, options.case)
  const asked: Selection = { cases: options.case, tags: options.tag }
  const cases = selectCases(plan, [
    asked,
    ...(target.suite === null ? [] : [target.suite.selection]),
  ])
  if (cases.length === 0)
    throw new HarnessError('SELECTION_EMPTY', 'nessun caso corrisponde alla selezione', {
      hint: `etichette del piano: ${[...new Set(plan.cases.flatMap(({ head }) => head.tags))].join(', ')}`,
    })
  return { ...plan, cases }
}

const toJson = (record: RunRecord, report: string | null, errors: readonly string[]): unknown => ({
  run: record.run,
  plan: record.plan,
  suite: record.suite,
  application: record.application,
  environment: record.environment,
  verdict: record.verdict,
  interrupted: record.interrupted,
  counts: record.counts,
  cases: record.cases.map(({ id, title, outcome }) => ({
    id,
    title,
    status: outcome.status,
    cause:
      outcome.status === 'skipped'
        ? outcome.cause
        : outcome.status === 'passed'
          ? null
          : outcome.trouble,
    message:
      outcome.status === 'skipped'
        ? outcome.reason
        : outcome.status === 'passed'
          ? null
          : outcome.message,
  })),
  notRun: record.notRun,
  errors,
  report,
})

/** Runs a plan or a suite against an environment, and writes the record, the evidence and the report. */
export const run = async (
  name: string | undefined,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const target = findTarget(workspace, name)
  if (!target.ok) return fail(io, target.problems)
  const environmentName = options.env ?? target.value.suite?.environment ?? 'simulator'
  const declared = declareEnvironment(workspace, environmentName, io.env)
  if (!declared.ok) return fail(io, declared.problems)
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
  const plan = select(loaded.value, target.value, options)

  await using open = await openEnvironment(declared.value, application.value, adapters)
  const startedAt = new Date()
  const reports = join(workspace.folder, 'reports')
  const id = runName(reports, startedAt, target.value.suite?.name ?? plan.name, declared.value.name)
  const runFolder = join(reports, id)
  mkdirSync(runFolder, { recursive: true })
  const header = makeHeader(id, plan, target.value.suite?.name ?? null, open, startedAt)
  if (options.json !== true)
    io.out(
      `\n  ${plan.title} (${plan.cases.length === 1 ? '1 caso' : `${plan.cases.length} casi`})\n  Applicazione: ${header.application.title} ${header.application.version}\n  Ambiente:     ${open.environment.title}\n\n`,
    )
  const progress = makeProgress(io, plan.cases.length)
  const { record, errors } = await runPlan({
    input: {
      runFolder,
      header,
      environment: open.environment,
      application: open.application,
      plan,
      allure: true,
    },
    workspaceFolder: workspace.folder,
    adaptersFile: adaptersFile(),
    onEvent: options.json === true ? () => undefined : progress.onEvent,
    signal: io.signal,
  })
  progress.clear()
  // A stopped Vitest tells Allure of every case that never ran: only the record knows what finished.
  const resultsDir = record.interrupted
    ? await replayRun(runFolder, record)
    : join(runFolder, allureResults)
  const report = join(runFolder, 'report.html')
  await renderReport({ resultsDir, outputFile: report, record })
  const shown = relative(io.cwd, report)
  const leaks = scanSecrets(runFolder, secretsOf(open))
  if (leaks.length > 0)
    throw new HarnessError(
      'SECRET_LEAKED',
      `un segreto è finito tra i file dell'esecuzione: ${leaks.join('; ')}`,
      {
        hint: 'non diffondere questa cartella e cambiare il segreto',
      },
    )
  if (options.json === true) io.out(`${JSON.stringify(toJson(record, shown, errors), null, 2)}\n`)
  else printSummary(io, record, shown)
  for (const error of errors) io.error(`errore fuori dai casi: ${error}`)
  if (options.open === true && !record.interrupted) await openFile(report, io)
  return exitCodeOf(record, { allowIncomplete: options.allowIncomplete ?? false, errors })
}

const fail = (io: Io, problems: Parameters<typeof printProblems>[1]): number => {
  printProblems(io, problems)
  return exitCodes.wrong
}
