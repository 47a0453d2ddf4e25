import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { AllureReport } from '@allurereport/core'
import AwesomePlugin from '@allurereport/plugin-awesome'

import { HarnessError } from '../../errors/harness-error.ts'
import { language, t } from '../../lib/language/t.ts'
import { categories } from './categories.ts'

type FullConfig = ConstructorParameters<typeof AllureReport>[0]
type Plugin = NonNullable<FullConfig['plugins']>[number]['plugin']

const options = {
  singleFile: true,
  reportLanguage: language,
  // Not by story (the kind) too: within an area the cases stay in the authority's order.
  groupBy: ['epic', 'feature'],
  defaultSortBy: 'order,asc',
}

/** The plugin without what it would add from the machine: a CI job's name in the title, links to it. */
const createPlugin = (reportName: string): Plugin => {
  const awesome = new AwesomePlugin(options)
  return {
    start: (context) => awesome.start(context),
    done: (context, store) => {
      const { ci: _, ...rest } = context
      return awesome.done({ ...rest, reportName }, store)
    },
  }
}

/** The results of a folder as Allure's single HTML page, as Allure makes it: it still calls home. */
export const generatePage = async (resultsDir: string, reportName: string): Promise<string> => {
  const output = await mkdtemp(join(tmpdir(), 'collaudo-report-'))
  const files = new Map<string, Buffer>()
  try {
    const report = new AllureReport({
      name: reportName,
      output,
      open: false,
      port: undefined,
      categories: categories.map(({ name, messageRegex, matchedStatuses }) => ({
        name,
        matchers: { statuses: matchedStatuses, message: messageRegex },
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
