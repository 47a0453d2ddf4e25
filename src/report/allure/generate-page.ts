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

/** The plugin without what it would add from the machine: a CI job's name in the title, links to it. */
const createPlugin = (reportName: string): Plugin => {
  const awesome = new AwesomePlugin(options)
  return {
    start: (context) => awesome.start(context),
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
      return awesome.done({ ...rest, ...history, reportName }, store)
    },
  }
}

/**
 * The results of a folder as Allure's single HTML page, as Allure makes it: it still calls home. `earlier` are the runs
 * that its history and trends tell of.
 */
export const generatePage = async (
  resultsDir: string,
  reportName: string,
  earlier: readonly RunSummary[],
): Promise<string> => {
  const output = await mkdtemp(join(tmpdir(), 'collaudo-report-'))
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
        addFile: (path, data) => {
          files.set(path, data)
          return Promise.resolve(path)
        },
      },
      plugins: [{ id: 'awesome', enabled: true, options, plugin: createPlugin(reportName) }],
    })
    await report.start()
    await report.readDirectory(resultsDir)
    await report.done()
  } catch (cause) {
    throw new HarnessError('REPORT_FAILED', t`Allure non ha letto i risultati in ${resultsDir}`, {
      cause,
    })
  } finally {
    await rm(output, { recursive: true, force: true })
  }
  const page = [...files].find(([path]) => path.endsWith('index.html'))?.[1]
  if (page === undefined) {
    throw new HarnessError('REPORT_FAILED', t`Allure non ha generato la pagina da ${resultsDir}`)
  }
  return page.toString('utf8')
}
