import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { journalFile } from '../../evidence/journal.ts'
import { readRun, runNames } from '../../evidence/run-file.ts'
import { nearest } from '../../lib/nearest.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { renderReport } from '../../report/allure/render.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { openFile } from '../open-file.ts'
import { printSummary } from '../progress.ts'

export interface ReportOptions {
  readonly open?: boolean
  readonly json?: boolean
}

const findRun = (reports: string, cwd: string, name: string | undefined): string => {
  const names = runNames(reports)
  if (name === undefined) {
    const last = names.at(-1)
    if (last === undefined)
      throw new HarnessError('RUN_NOT_FOUND', 'in reports/ non ci sono esecuzioni', {
        hint: 'prima: collaudo run',
      })
    return join(reports, last)
  }
  if (names.includes(name)) return join(reports, name)
  const asPath = isAbsolute(name) ? name : resolve(cwd, name)
  if (existsSync(join(asPath, journalFile))) return asPath
  const near = nearest(name, names)
  throw new HarnessError('RUN_NOT_FOUND', `l'esecuzione «${name}» non esiste`, {
    hint:
      near === undefined
        ? `le ultime: ${names.slice(-5).join(', ') || 'nessuna'}`
        : `forse si intendeva «${near}»`,
  })
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
