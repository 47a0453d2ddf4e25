import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import type { RunSummary } from '../../evidence/run-summary.ts'
import { t } from '../../lib/language/t.ts'
import { romeDay } from '../../lib/rome-time.ts'
import type { RunRecord } from '../../model/run-record.ts'
import { arrangeResults } from './arrange.ts'
import { generatePage, type GeneratedPage } from './generate-page.ts'
import { offlinePage } from './offline-page.ts'
import { packPage, withLater } from './pack-page.ts'
import { inOrder } from './page-order.ts'
import { putProgram, takeProgram } from './page-program.ts'
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
  try {
    await checkSize(arranged.folder)
    const page = await generatePage(arranged.folder, reportName(record), earlier)
    try {
      const finished = finish(page, { record, notes, earlier, traffic, today })
      await writeWhole(outputFile, partsWithLater(finished, page.later))
    } finally {
      await page.remove()
    }
  } finally {
    await arranged.remove()
  }
}

type Parts = ReturnType<typeof putProgram>

/** The page as it is written, part after part. What comes later stands after the program. */
function* partsWithLater(
  [before, program, after]: Parts,
  later: GeneratedPage['later'],
): Generator<string | Buffer> {
  yield before
  yield program
  if (later.length === 0) yield after
  else yield* withLater(after, later)
}

/** Writes a file part after part: it appears whole or not at all. */
const writeWhole = async (file: string, parts: Iterable<string | Buffer>): Promise<void> => {
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    await writeFile(unfinished, parts)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Allure's page as ours, but for the data that come later. */
const finish = (
  { html, later }: GeneratedPage,
  {
    record,
    notes,
    earlier,
    traffic,
    today,
  }: Required<Omit<ReportContent, 'resultsDir' | 'outputFile'>>,
): Parts => {
  const names = record.cases.map((one) => caseName(one, notes[one.id]))
  const taken = takeProgram(html)
  const { html: sorted, nodeByName } = inOrder(taken.page, names)
  const nodes = new Map(
    record.cases.flatMap(({ id }, index) => {
      const node = nodeByName.get(names[index] ?? '')
      return node === undefined ? [] : [[id, node]]
    }),
  )
  const page = offlinePage(later.length === 0 ? sorted : packPage(sorted), {
    simulator: record.environment.simulator,
    cover: coverMarkup({ record, notes, earlier, today, nodes, traffic }),
  })
  return putProgram({ page, program: taken.program })
}
