import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Reporter } from 'vitest/node'

import { mendStore } from '../evidence/create-store.ts'
import { holdRun } from '../evidence/hold-run.ts'
import { appendEvent, followJournal, readJournal } from '../evidence/journal.ts'
import { mendJournal } from '../evidence/mend-journal.ts'
import { removeRun, writeRun } from '../evidence/run-file.ts'
import { foldEvents } from '../evidence/fold.ts'
import type { RunEvent } from '../model/event.ts'
import type { RunRecord } from '../model/run-record.ts'
import { allureReporter } from '../report/allure/reporter-config.ts'
import { contentOf } from '../run/resume.ts'
import { caseModule } from './case-module.ts'
import { runInVitest } from './host.ts'
import { offerModuleToOpenSsl } from './openssl-module.ts'
import { orderedCases, type RunInput } from './run-input.ts'

export const allureResults = 'allure-results'

const everyMs = 200

export interface RunPlanOptions {
  readonly input: RunInput
  /** Whether the run goes on from what is in its folder; else it begins. */
  readonly isResumed: boolean
  readonly workspaceFolder: string
  readonly adaptersFile: string
  /** Told of each event of the journal as it is seen. */
  readonly onEvent: (event: RunEvent) => void
  readonly signal: AbortSignal
}

export interface RunPlanResult {
  readonly record: RunRecord
  /** Errors outside of any case: never swallowed by a verdict. */
  readonly errors: readonly string[]
}

/** Shows new lines of the journal whenever a test starts or ends. */
const journalReporter = (
  { input: { runFolder }, isResumed }: RunPlanOptions,
  onEvent: (event: RunEvent) => void,
) => {
  const next = followJournal(runFolder)
  // What an earlier part of the run did was told then.
  if (isResumed) next()
  const show = (): void => {
    for (const event of next()) onEvent(event)
  }
  const reporter: Reporter = { onTestCaseReady: show, onTestCaseResult: show, onTestRunEnd: show }
  return { reporter, show }
}

/** Runs the cases of a plan in Vitest and writes the record of the run, which nobody else goes on with meanwhile. */
export const runPlan = async (options: RunPlanOptions): Promise<RunPlanResult> => {
  const { runFolder } = options.input
  mkdirSync(runFolder, { recursive: true })
  const release = holdRun(runFolder)
  try {
    return await runHeld(options)
  } finally {
    release()
  }
}

const runHeld = async (options: RunPlanOptions): Promise<RunPlanResult> => {
  const { input } = options
  const { plan, runFolder, header } = input
  const now = (): string => new Date().toISOString()
  const kept = new Set(input.kept.map(({ id }) => id))
  const cases = orderedCases(input).filter(({ head }) => !kept.has(head.id))
  if (options.isResumed) {
    mendJournal(runFolder)
    mendStore(runFolder)
    // It is of the run as it was: whoever reads now must fold the journal.
    removeRun(runFolder)
    appendEvent(runFolder, {
      event: 'run-resume',
      at: now(),
      cases: cases.map(({ head }) => head.id),
    })
  } else {
    appendEvent(runFolder, {
      event: 'run-start',
      at: header.startedAt,
      header,
      planned: plan.cases.map(({ head }) => head),
      contentSha256: contentOf(plan),
    })
  }
  const file = join(options.workspaceFolder, 'plans', plan.name, 'plan.yaml')
  const journal = journalReporter(options, options.onEvent)
  // A case that waits for a person goes on for minutes, and says meanwhile what it waits for.
  const live = header.by === 'application' ? setInterval(journal.show, everyMs).unref() : undefined
  offerModuleToOpenSsl(input.environment.client)
  const { errors } = await runInVitest({
    root: options.workspaceFolder,
    file,
    generated: caseModule(file, cases, options.adaptersFile),
    reporters: [
      journal.reporter,
      ...(input.allure
        ? [
            allureReporter({
              resultsDir: join(runFolder, allureResults),
              header,
              cases: cases.map(({ head }) => head),
            }),
          ]
        : []),
    ],
    atOnce: input.limits.jobs > 1,
    provide: (vitest) => {
      vitest.provide('collaudo', { [plan.name]: input })
      vitest.provide('collaudoPass', 0)
    },
    signal: options.signal,
  }).finally(() => clearInterval(live))
  appendEvent(runFolder, {
    event: 'run-end',
    at: now(),
    interrupted: options.signal.aborted,
  })
  const record = foldEvents(readJournal(runFolder))
  writeRun(runFolder, record)
  return { record, errors }
}
