import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import type { RunRecord } from '../../model/run-record.ts'
import { generatePage } from './generate-page.ts'
import { offlinePage } from './offline-page.ts'
import { inOrder } from './page-order.ts'
import { rewriteProgram } from './page-program.ts'
import { wordsOfLanguage } from './page-words.ts'
import { originText } from '../origin-text.ts'
import { verdictWord } from '../outcome-text.ts'
import { caseName } from './report-case.ts'
import { leaveRoomForBanner } from './simulator-banner.ts'

// One page is one string of V8, of at most 512 MiB, in which every byte of the results takes 4/3.
const largestResults = 300 * 1024 * 1024

const sizeOf = async (folder: string): Promise<number> => {
  const names = await readdir(folder)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const checkSize = async (resultsDir: string): Promise<void> => {
  const size = await sizeOf(resultsDir)
  if (size <= largestResults) return
  throw new HarnessError(
    'REPORT_FAILED',
    t`I risultati in ${resultsDir} (${Math.ceil(size / 1024 / 1024)} MiB) non stanno in una pagina sola`,
    { hint: t`Dividere il piano in più suite: collaudo run <suite>.` },
  )
}

/** The report's name: plan, application, whose the calls were, verdict, and whether it was made on the simulator. */
export const reportName = (record: RunRecord): string => {
  const origins = originText(record)
  return [
    ...(record.environment.simulator ? [t`SIMULATORE`] : []),
    record.plan.title,
    `${record.application.title} ${record.application.version}`,
    ...(origins === undefined ? [] : [t`chiamate: ${origins}`]),
    t`esito ${verdictWord[record.verdict].toUpperCase()}${record.interrupted ? t` (interrotto)` : ''}`,
  ].join(' · ')
}

/**
 * Writes the report of a run as one HTML file that opens from the disk, offline, in the language of the process. `resultsDir` is
 * what allure-vitest wrote for the same run. The file appears whole or not at all.
 */
export const renderReport = async ({
  resultsDir,
  outputFile,
  record,
}: {
  readonly resultsDir: string
  readonly outputFile: string
  readonly record: RunRecord
}): Promise<void> => {
  await checkSize(resultsDir)
  const page = await generatePage(resultsDir, reportName(record))
  const sorted = inOrder(page, record.cases.map(caseName))
  const worded = rewriteProgram(sorted, (program) => leaveRoomForBanner(wordsOfLanguage(program)))
  const finished = offlinePage(worded, { simulator: record.environment.simulator })
  const unfinished = `${outputFile}.${process.pid}.tmp`
  await mkdir(dirname(outputFile), { recursive: true })
  try {
    await writeFile(unfinished, finished)
    await rename(unfinished, outputFile)
  } finally {
    await rm(unfinished, { force: true })
  }
}
