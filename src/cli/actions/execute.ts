import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import type { Adapter } from '../../adapter/define-adapter.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { earlierRuns } from '../../evidence/run-summary.ts'
import { scanSecrets } from '../../evidence/scan-secrets.ts'
import { t } from '../../lib/language/t.ts'
import { ownFile } from '../../lib/own-file.ts'
import { romeDay } from '../../lib/rome-time.ts'
import type { RunEvent } from '../../model/event.ts'
import type { CaseRecord, RunHeader } from '../../model/run-record.ts'
import type { Answers } from '../../plan/answers-schema.ts'
import type { TrafficRule } from '../../plan/load-traffic-rules.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Workspace } from '../../plan/workspace.ts'
import { makeHeader } from '../../session/make-header.ts'
import { judgedElsewhere, openJudge } from '../../session/open-judge.ts'
import type { OpenEnvironment } from '../../session/open-environment.ts'
import { runName } from '../../session/run-name.ts'
import { withSupplied, type SuppliedParts } from '../../session/supply.ts'
import { notesOf } from '../../report/case-notes.ts'
import { historyLimit } from '../../report/allure/history.ts'
import { runOrder } from '../../suite/card-order.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { usualLimits, type RunLimits } from '../../suite/run-input.ts'
import { allureResults, runPlan } from '../../suite/run-plan.ts'
import { keepThread } from '../../suite/warm-worker.ts'
import { runJson } from './run-json.ts'
import { tellsOfCases } from './debug-options.ts'
import { findingsSummary } from '../findings-text.ts'
import { exitCodeOf } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { holdable } from '../holdable.ts'
import { openMainDesk } from '../main-desk.ts'
import { openFile } from '../open-file.ts'
import { writableFile } from '../writable-file.ts'
import { makeProgress, printSummary } from '../progress.ts'
import { secretsOf } from '../secrets.ts'
import type { RunOptions } from './run.ts'

/** A run whose every file has been read and found right, in an environment that is open. */
export interface PreparedRun {
  readonly workspace: Workspace
  readonly open: OpenEnvironment
  /** With only the selected cases. */
  readonly plan: Plan
  readonly suite: string | null
  /** What manual steps are answered beforehand. */
  readonly answers: Answers
  /** Those that there are, installed and of the workspace, before anything is supplied for them. */
  readonly adapters: readonly Adapter[]
  /** What the vendor supplies for the adapters. */
  readonly supplied: SuppliedParts
  /** What every call of the application is held to, where it makes them. */
  readonly rules: readonly TrafficRule[]
  /** Where only a part of a selection runs: which, and of what. */
  readonly shard?: NonNullable<RunHeader['shard']>
  /** The usual ones, unless they are given. */
  readonly limits?: RunLimits
  /** The run that goes on, with the cases that it keeps; a new run begins without it. */
  readonly resumed?: {
    readonly runFolder: string
    readonly header: RunHeader
    readonly kept: readonly CaseRecord[]
  }
}

/** The folder and the header of a new run. */
const begin = (
  { workspace, open, plan, suite, shard }: PreparedRun,
  by: RunOptions['by'],
): NonNullable<PreparedRun['resumed']> => {
  const startedAt = new Date()
  const reports = join(workspace.folder, 'reports')
  const id = runName(reports, startedAt, suite ?? plan.name, open.environment.name)
  const runFolder = join(reports, id)
  mkdirSync(runFolder, { recursive: true })
  const header: RunHeader = {
    ...makeHeader(id, plan, suite, open, startedAt),
    ...(by === undefined ? {} : { by }),
    ...(shard === undefined ? {} : { shard }),
  }
  return { runFolder, header, kept: [] }
}

/** How many cases of each area are still to run. */
const casesByArea = ({ cases }: Plan, kept: readonly CaseRecord[]): ReadonlyMap<string, number> => {
  const finished = new Set(kept.map(({ id }) => id))
  const areas = new Map<string, number>()
  for (const { head } of cases)
    if (!finished.has(head.id)) areas.set(head.area, (areas.get(head.area) ?? 0) + 1)
  return areas
}

const counted = (count: number): string => (count === 1 ? t`1 caso` : t`${count} casi`)

/** Runs the cases, and writes the record, the evidence and the report. */
export const execute = async (
  prepared: PreparedRun,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  const { workspace, open, plan, resumed, adapters } = prepared
  const kept = resumed?.kept ?? []
  const total = plan.cases.length - kept.length
  const progress = makeProgress(io, total, options.brief === true ? casesByArea(plan, kept) : null)
  const junit = options.junit === undefined ? null : writableFile(io.cwd, '--junit', options.junit)
  const desk = openMainDesk(
    { plan, answers: prepared.answers, environment: open.environment },
    io,
    {
      write: io.out,
      hold: () => {
        progress.clear()
        told.hold()
      },
      release: () => told.release(),
    },
  )
  const { runFolder, header } = resumed ?? begin(prepared, options.by)
  // For another front end, each event as it happens, a line each.
  const isForPeople = !io.json && options.events !== true
  const relay = (event: object): void => {
    if (options.events === true) io.out(`${JSON.stringify(event)}\n`)
  }
  if (isForPeople)
    io.out(
      t`\n  ${plan.title} (${counted(total)}${resumed === undefined ? '' : t` ancora, di ${header.run}; finiti prima: ${kept.length}`})\n  Applicazione: ${header.application.title} ${header.application.version}\n  Ambiente:     ${open.environment.title}\n\n`,
    )
  const tell = tellsOfCases(options)
    ? (await import('./debugging.ts')).makeDebugging(
        options,
        { workspace, header, runFolder, adapters },
        io,
      )
    : () => undefined
  const told = holdable((event: RunEvent) => {
    if (isForPeople) progress.onEvent(event)
    relay(event)
    tell(event)
  })
  const show = (text: string): void => {
    if (!isForPeople) return
    progress.clear()
    io.out(`${text}\n`)
  }
  await using traffic =
    header.by === 'application'
      ? await (
          await import('./observing.ts')
        ).openObserving(
          open,
          {
            workspace,
            folder: runFolder,
            name: header.run,
            rules: prepared.rules,
            adapters: withSupplied(adapters, prepared.supplied),
            onEvent: relay,
          },
          options,
          io,
          show,
        )
      : null
  const recorded =
    options.recorded === undefined
      ? null
      : (await import('./take-recorded.ts')).takeRecorded(io.cwd, options.recorded, {
          runFolder,
          header,
          judge: await openJudge(judgedElsewhere(open), prepared.rules, adapters),
          adapters: withSupplied(adapters, prepared.supplied),
        })
  // Loaded while the first case waits for its answer, not while Vitest starts.
  const loadRenderer = () => import('../../report/allure/render.ts')
  let loading: ReturnType<typeof loadRenderer> | undefined
  const renderer = () => (loading ??= loadRenderer())
  // What Allure is told again at the end, it is told by the same thread.
  const endThread = keepThread()
  const running = runPlan({
    input: {
      runFolder,
      header,
      environment: open.environment,
      application: open.application,
      plan,
      limits: prepared.limits ?? usualLimits,
      kept,
      supplied: prepared.supplied,
      ownFrom: workspace.folder,
      // What an earlier part of the run did is told to Allure too, afterwards.
      allure: resumed === undefined,
      manual: desk.manual,
      ...(desk.cards === undefined ? {} : { cards: desk.cards }),
      order: runOrder(open.environment, plan.cases, adapters).map(({ head }) => head.id),
      isOneModule: true,
    },
    isResumed: resumed !== undefined,
    workspaceFolder: workspace.folder,
    adaptersFile: ownFile('adapters/index'),
    onEvent: (event) => {
      void renderer()
      told.take(event)
    },
    signal: io.signal,
  }).finally(desk.close)
  const finish = async () => {
    try {
      const { record, errors } = await running
      const seen = recorded ?? (await traffic?.close())
      told.release()
      progress.clear()
      // A stopped Vitest tells Allure of every case that never ran: only the record knows what finished.
      const isPartOfIt = record.interrupted || record.notRun.length > 0 || resumed !== undefined
      const notes = notesOf(record, [], romeDay(new Date()))
      const resultsDir = isPartOfIt
        ? await replayRun(runFolder, record, notes)
        : join(runFolder, allureResults)
      return { record, errors, seen, notes, resultsDir }
    } finally {
      // The page wants the memory of the thread.
      await endThread()
    }
  }
  const { record, errors, seen, notes, resultsDir } = await finish()
  const { renderReport } = await renderer()
  const report = join(runFolder, 'report.html')
  try {
    const earlier = earlierRuns(dirname(runFolder), record, historyLimit)
    await renderReport({
      resultsDir,
      outputFile: report,
      record,
      notes,
      earlier,
      traffic: seen ?? null,
    })
  } catch (error) {
    // The verdict does not depend on the page: it is told before the page's trouble.
    if (isForPeople) printSummary(io, record, null)
    throw error
  }
  const shown = relative(io.cwd, report)
  const leaks = scanSecrets(runFolder, [...secretsOf(open), ...desk.pins()])
  if (leaks.length > 0)
    throw new HarnessError(
      'SECRET_LEAKED',
      t`un segreto è finito tra i file dell'esecuzione: ${leaks.join('; ')}`,
      {
        hint: t`non diffondere questa cartella e cambiare il segreto`,
      },
    )
  if (junit !== null) {
    const { toJunit } = await import('../../report/junit/to-junit.ts')
    writeFileSync(
      junit,
      toJunit(
        record,
        plan.cases.map(({ head }) => head),
      ),
    )
  }
  const json = runJson(record, shown, errors, seen)
  if (options.events === true) relay({ event: 'result', ...json })
  else if (io.json) io.out(`${JSON.stringify(json, null, 2)}\n`)
  else {
    if (seen !== undefined) io.out(`\n${findingsSummary(seen)}`)
    printSummary(io, record, shown)
  }
  for (const error of errors) io.error(t`errore fuori dai casi: ${error}`)
  if (options.open === true && !record.interrupted) await openFile(report, io)
  return exitCodeOf(record, { allowIncomplete: options.allowIncomplete ?? false, errors })
}
