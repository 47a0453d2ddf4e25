import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { AllureReport } from '@allurereport/core'
import AwesomePlugin from '@allurereport/plugin-awesome'
import { Status } from 'allure-js-commons'

import { HarnessError } from '../../errors/harness-error.ts'
import { language, t } from '../../lib/language/t.ts'
import type { RunSummary } from '../../evidence/run-summary.ts'
import { categories, troubleLabel } from './categories.ts'
import { charts } from './charts.ts'
import { historyLines } from './history.ts'
import { openPageData, type DataFile, type PageData } from './page-data.ts'

type FullConfig = ConstructorParameters<typeof AllureReport>[0]
type Plugin = NonNullable<FullConfig['plugins']>[number]['plugin']

const options = {
  singleFile: true,
  reportLanguage: language,
  // Not by story (the kind) too: within an area the cases stay in the authority's order.
  groupBy: ['epic', 'feature'],
  defaultSortBy: 'order,asc',
  // A case that took no time ran nevertheless.
  timeline: { minDuration: 0 },
  charts: charts as never,
}

type Start = Parameters<NonNullable<Plugin['start']>>
type Store = Start[1]

/** Allure's results, whose attachments are told by where they are. */
const withStandIns = (store: Store, data: PageData): Store =>
  new Proxy(store, {
    get: (target, name) => {
      if (name !== 'attachmentContentById') {
        const found: unknown = Reflect.get(target, name)
        return typeof found === 'function' ? (found.bind(target) as unknown) : found
      }
      return async (id: string) => {
        const file = await target.attachmentContentById(id)
        const size = file?.getContentLength()
        const path: unknown = file === undefined ? undefined : Reflect.get(file, 'path')
        if (typeof path !== 'string' || size === undefined) return file
        return { asBuffer: () => Promise.resolve(data.standInFor(path, size)) }
      }
    },
  })

/** The plugin without what it would add from the machine: a CI job's name in the title, links to it. */
const createPlugin = (reportName: string, data: PageData): Plugin => {
  const own = { ...options, singleFile: false }
  const awesome = new AwesomePlugin(own)
  return {
    start: async (context) => {
      // For a single file Allure keeps all data in memory, several times over. As several files it tells them one after
      // another, and then asks us, as it would ask itself, for those that are to stand in the page.
      await awesome.start({
        ...context,
        reportFiles: Object.assign(() => data.inPage(), {
          addFile: (path: string, bytes: Buffer) => {
            data.add(path, bytes)
            return Promise.resolve(path)
          },
        }),
      })
      own.singleFile = true
    },
    done: (context, store) => {
      const { ci: _, ...rest } = context
      // The pages of earlier runs lie beside this one: their addresses are relative, which Allure would refuse.
      const history =
        rest.history === undefined
          ? {}
          : {
              history: {
                ...rest.history,
                readHistory: () => store.allHistoryDataPoints(),
                resolveTestResultUrl: (url: string) => url,
              },
            }
      return awesome.done({ ...rest, ...history, reportName }, withStandIns(store, data))
    },
  }
}

/** Allure's page, as Allure makes it: it still calls home. */
export interface GeneratedPage {
  /** In UTF-8. Most of it is a program, which nobody needs as text. */
  readonly html: Buffer
  /** Data that a large page has no room for: they are read from the results, and from a file that `remove` removes. */
  readonly later: readonly DataFile[]
  readonly remove: () => Promise<void>
}

/** The results of a folder as Allure's single HTML page. `earlier` are the runs that its history and trends tell of. */
export const generatePage = async (
  resultsDir: string,
  reportName: string,
  earlier: readonly RunSummary[],
  unpackedUpTo?: number,
): Promise<GeneratedPage> => {
  const output = await mkdtemp(join(tmpdir(), 'collaudo-report-'))
  const data = openPageData(output, unpackedUpTo)
  const remove = async (): Promise<void> => {
    data.close()
    await rm(output, { recursive: true, force: true })
  }
  try {
    const html = await runAllure(resultsDir, reportName, earlier, output, data)
    return { html, later: data.later(), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

const runAllure = async (
  resultsDir: string,
  reportName: string,
  earlier: readonly RunSummary[],
  output: string,
  data: PageData,
): Promise<Buffer> => {
  const historyPath = join(output, 'history.jsonl')
  await writeFile(historyPath, historyLines(earlier))
  const files = new Map<string, Buffer>()
  try {
    const report = new AllureReport({
      name: reportName,
      output,
      open: false,
      port: undefined,
      historyPath,
      appendHistory: false,
      categories: categories.map(({ name, messageRegex, matchedStatuses }) => ({
        name,
        matchers: { statuses: matchedStatuses, message: messageRegex },
        ...(matchedStatuses.includes(Status.SKIPPED) ? {} : { groupBy: [{ label: troubleLabel }] }),
      })),
      reportFiles: {
        addFile: (path, bytes) => {
          files.set(path, bytes)
          return Promise.resolve(path)
        },
      },
      plugins: [{ id: 'awesome', enabled: true, options, plugin: createPlugin(reportName, data) }],
    })
    await report.start()
    await report.readDirectory(resultsDir)
    await report.done()
  } catch (cause) {
    throw new HarnessError('REPORT_FAILED', t`Allure non ha letto i risultati in ${resultsDir}`, {
      cause,
    })
  }
  const page = [...files].find(([path]) => path.endsWith('index.html'))?.[1]
  if (page === undefined) {
    throw new HarnessError('REPORT_FAILED', t`Allure non ha generato la pagina da ${resultsDir}`)
  }
  return page
}
