import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import type { RunSummary } from '../../evidence/run-summary.ts'
import { t } from '../../lib/language/t.ts'
import { romeDay } from '../../lib/rome-time.ts'
import type { RunRecord } from '../../model/run-record.ts'
import { arrangeResults } from './arrange.ts'
import { generatePage } from './generate-page.ts'
import { offlinePage } from './offline-page.ts'
import { packPage } from './pack-page.ts'
import { inOrder } from './page-order.ts'
import { rewriteProgram } from './page-program.ts'
import { originText } from '../origin-text.ts'
import { verdictWord } from '../outcome-text.ts'
import type { CaseNotes } from '../case-notes.ts'
import type { JudgedTraffic } from '../cover/traffic-part.ts'
import { coverMarkup } from '../cover/cover.ts'
import { caseName } from './case-name.ts'

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

export interface ReportContent {
  readonly resultsDir: string
  readonly outputFile: string
  readonly record: RunRecord
  /** What came to the results since; the results were told of the same. */
  readonly notes?: Readonly<Record<string, CaseNotes>>
  /** Runs of the same plan, application and environment, oldest first. */
  readonly earlier?: readonly RunSummary[]
  /** What the rules for all traffic say, where the application made the calls. */
  readonly traffic?: JudgedTraffic | null
  /** The day on which the page is made, in Europe/Rome. */
  readonly today?: string
}

/**
 * Writes the report of a run as one HTML file that opens from the disk, offline, in the language of the process, with what
 * is too large for it in `report-files/` beside. `resultsDir` is what allure-vitest wrote for the same run. The file
 * appears whole or not at all.
 */
export const renderReport = async ({
  resultsDir,
  outputFile,
  record,
  notes = {},
  earlier = [],
  traffic = null,
  today = romeDay(new Date()),
}: ReportContent): Promise<void> => {
  const folder = dirname(outputFile)
  await mkdir(folder, { recursive: true })
  const arranged = await arrangeResults(resultsDir, folder)
  let page: string
  try {
    await checkSize(arranged.folder)
    page = await generatePage(arranged.folder, reportName(record), earlier)
  } finally {
    await arranged.remove()
  }
  const names = record.cases.map((one) => caseName(one, notes[one.id]))
  const { html: sorted, nodeByName } = inOrder(page, names)
  const nodes = new Map(
    record.cases.flatMap(({ id }, index) => {
      const node = nodeByName.get(names[index] ?? '')
      return node === undefined ? [] : [[id, node]]
    }),
  )
  const worded = rewriteProgram(packPage(sorted))
  const finished = offlinePage(worded, {
    simulator: record.environment.simulator,
    cover: coverMarkup({ record, notes, earlier, today, nodes, traffic }),
  })
  const unfinished = `${outputFile}.${process.pid}.tmp`
  try {
    await writeFile(unfinished, finished)
    await rename(unfinished, outputFile)
  } finally {
    await rm(unfinished, { force: true })
  }
}
