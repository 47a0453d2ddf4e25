import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { readRun } from '../../evidence/run-file.ts'
import { earlierRuns } from '../../evidence/run-summary.ts'
import { hasTraffic, readTraffic } from '../../evidence/traffic-file.ts'
import { t } from '../../lib/language/t.ts'
import { romeDay } from '../../lib/rome-time.ts'
import type { RunRecord } from '../../model/run-record.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { renderReport } from '../../report/allure/render.ts'
import { historyLimit } from '../../report/allure/history.ts'
import { notesOf, staleText, type CaseNotes } from '../../report/case-notes.ts'
import { reviewText } from '../../report/review-text.ts'
import { runHistory, runHistoryLines } from '../../report/run-history.ts'
import { findStale } from '../../session/find-stale.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { adaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { openFile } from '../open-file.ts'
import { printSummary } from '../progress.ts'
import { findRun } from './find-run.ts'

export interface ReportOptions {
  readonly open?: boolean
  readonly history?: boolean
  readonly pseudonymise?: boolean
  readonly out?: string
  readonly json?: boolean
}

const printNotes = (
  io: Io,
  { cases }: RunRecord,
  notes: Readonly<Record<string, CaseNotes>>,
): void => {
  for (const { id } of cases) {
    const { stale = null, reviews = [] } = notes[id] ?? {}
    if (stale !== null) io.out(t`  ${id}: ${staleText[stale]}, va rieseguito\n`)
    for (const one of reviews) io.out(t`  ${id}: riesame: ${reviewText(one)}\n`)
  }
}

/** A copy of the run without anybody in it, and the report of the copy. */
const reportPseudonymised = async (
  runFolder: string,
  record: RunRecord,
  target: string,
  io: Io,
): Promise<number> => {
  if (existsSync(target))
    throw new HarnessError('COMMAND_INVALID', t`${target} esiste già`, {
      hint: t`toglierla, o indicare un'altra cartella con --out`,
    })
  const { pseudonymiseRun, refusePeople } = await import('../../pseudonyms/pseudonymise-run.ts')
  const copy = pseudonymiseRun(runFolder, record, target)
  const notes = notesOf(copy.record, [], romeDay(new Date()))
  const resultsDir = await replayRun(target, copy.record, notes)
  const outputFile = join(target, 'report.html')
  await renderReport({ resultsDir, outputFile, record: copy.record, notes })
  refusePeople(target, copy.pseudonyms)
  const { replaced = {}, withheld = {} } = copy.record.pseudonymised ?? {}
  const shown = relative(io.cwd, outputFile)
  const counts = { replaced: Object.keys(replaced).length, withheld: Object.keys(withheld).length }
  if (io.json)
    io.out(
      `${JSON.stringify({ run: record.run, folder: relative(io.cwd, target), report: shown, ...counts }, null, 2)}\n`,
    )
  else {
    printSummary(io, copy.record, shown)
    io.out(
      t`  Pseudonimi: ${counts.replaced} file cambiati, ${counts.withheld} lasciati fuori perché non si possono esaminare. Di questi la copia porta l'impronta dell'originale: le loro firme si verificano solo su quello.\n`,
    )
  }
  return exitCodes.passed
}

/** Makes the report of a run anew from its record, without a call to anyone. */
export const report = async (
  name: string | undefined,
  options: ReportOptions,
  io: Io,
): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const runFolder = findRun(join(workspace.folder, 'reports'), io.cwd, name)
  const record = readRun(runFolder)
  if (options.history === true) {
    const steps = runHistory([...earlierRuns(dirname(runFolder), record, historyLimit), record])
    if (options.json === true)
      io.out(`${JSON.stringify({ run: record.run, history: steps }, null, 2)}\n`)
    else for (const line of runHistoryLines(steps)) io.out(`${line}\n`)
    return exitCodes.passed
  }
  if (options.pseudonymise === true) {
    const target = resolve(io.cwd, options.out ?? `${runFolder}-pseudonimi`)
    return reportPseudonymised(runFolder, record, target, io)
  }
  const stale = await findStale(workspace, record, await adaptersOf(workspace))
  const notes = notesOf(record, stale ?? [], romeDay(new Date()))
  const resultsDir = await replayRun(runFolder, record, notes)
  const outputFile = join(runFolder, 'report.html')
  const earlier = earlierRuns(dirname(runFolder), record, historyLimit)
  const traffic = hasTraffic(runFolder) ? readTraffic(runFolder) : null
  await renderReport({ resultsDir, outputFile, record, notes, earlier, traffic })
  const shown = relative(io.cwd, outputFile)
  if (options.json === true)
    io.out(
      `${JSON.stringify({ run: record.run, verdict: record.verdict, counts: record.counts, notRun: record.notRun, interrupted: record.interrupted, stale, reviews: record.reviews ?? [], report: shown }, null, 2)}\n`,
    )
  else {
    printNotes(io, record, notes)
    printSummary(io, record, shown)
  }
  if (options.open === true) await openFile(outputFile, io)
  return exitCodes.passed
}
