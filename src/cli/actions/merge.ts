import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { mergeRuns } from '../../evidence/merge-runs.ts'
import { earlierRuns } from '../../evidence/run-summary.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { historyLimit } from '../../report/allure/history.ts'
import { renderReport } from '../../report/allure/render.ts'
import { toJunit } from '../../report/junit/to-junit.ts'
import { runName } from '../../session/run-name.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { exitCodeOf } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printSummary } from '../progress.ts'
import { writableFile } from '../writable-file.ts'
import { findRun } from './find-run.ts'

export interface MergeOptions {
  readonly junit?: string
  readonly allowIncomplete?: boolean
  readonly json?: boolean
}

/** Puts runs together into one, with its report: nobody is called. */
export const merge = async (
  names: readonly string[],
  options: MergeOptions,
  io: Io,
): Promise<number> => {
  const { folder } = findWorkspace(io.cwd)
  const reports = join(folder, 'reports')
  const junit = options.junit === undefined ? null : writableFile(io.cwd, '--junit', options.junit)
  const { runFolder, record, planned } = mergeRuns(
    names.map((name) => findRun(reports, io.cwd, name)),
    ({ startedAt, suite, plan, environment }) => {
      const name = runName(
        reports,
        new Date(startedAt),
        suite ?? plan.name,
        `${environment.name}-merge`,
      )
      return { name, folder: join(reports, name) }
    },
  )
  const resultsDir = await replayRun(runFolder, record)
  const outputFile = join(runFolder, 'report.html')
  const earlier = earlierRuns(reports, record, historyLimit)
  await renderReport({ resultsDir, outputFile, record, earlier })
  if (junit !== null) writeFileSync(junit, toJunit(record, planned))
  const shown = relative(io.cwd, outputFile)
  if (io.json)
    io.out(
      `${JSON.stringify({ run: record.run, merged: record.merged, verdict: record.verdict, counts: record.counts, notRun: record.notRun, report: shown }, null, 2)}\n`,
    )
  else printSummary(io, record, shown)
  return exitCodeOf(record, { allowIncomplete: options.allowIncomplete ?? false, errors: [] })
}
