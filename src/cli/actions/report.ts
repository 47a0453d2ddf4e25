import { join, relative } from 'node:path'

import { readRun } from '../../evidence/run-file.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { renderReport } from '../../report/allure/render.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { openFile } from '../open-file.ts'
import { printSummary } from '../progress.ts'
import { findRun } from './find-run.ts'

export interface ReportOptions {
  readonly open?: boolean
  readonly json?: boolean
}

/** Makes the report of a run anew from its record, without a call to anyone. */
export const report = async (
  name: string | undefined,
  options: ReportOptions,
  io: Io,
): Promise<number> => {
  const { folder } = findWorkspace(io.cwd)
  const runFolder = findRun(join(folder, 'reports'), io.cwd, name)
  const record = readRun(runFolder)
  const resultsDir = await replayRun(runFolder, record)
  const outputFile = join(runFolder, 'report.html')
  await renderReport({ resultsDir, outputFile, record })
  const shown = relative(io.cwd, outputFile)
  if (options.json === true)
    io.out(
      `${JSON.stringify({ run: record.run, verdict: record.verdict, counts: record.counts, notRun: record.notRun, interrupted: record.interrupted, report: shown }, null, 2)}\n`,
    )
  else printSummary(io, record, shown)
  if (options.open === true) await openFile(outputFile, io)
  return exitCodes.passed
}
