import { createHash } from 'node:crypto'

import type { RunSummary } from '../../evidence/run-summary.ts'
import { t } from '../../lib/language/t.ts'
import type { RunHeader } from '../../model/run-record.ts'
import { outcomeText } from '../outcome-text.ts'
import { caseName, fullNameOf } from './case-name.ts'

/** How many runs the report looks back at: more would be a report of its own. */
export const historyLimit = 20

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** The parameters that tell the histories of a case apart; any other is said to Allure as excluded. */
export const historyParameters = ({
  application,
  environment,
}: Pick<RunHeader, 'application' | 'environment'>): readonly (readonly [string, string])[] => [
  [t`applicazione`, application.name],
  [t`ambiente`, environment.simulator ? t`simulatore incorporato` : environment.name],
]

/** The name under which Allure keeps the history of a case: it is made as Allure makes it. */
const historyId = (fullName: string, run: RunSummary): string => {
  const parameters = historyParameters(run)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => `${name}:${value}`)
    .join(',')
  return `${md5(fullName)}.${md5(parameters)}`
}

const resultOf = (run: RunSummary, one: RunSummary['cases'][number], url: string) => {
  const fullName = fullNameOf(one)
  const message = outcomeText(one.outcome)
  const [start, stop] = [Date.parse(one.startedAt), Date.parse(one.endedAt)]
  return {
    id: md5(`${run.run}/${fullName}`),
    name: caseName(one),
    fullName,
    historyId: historyId(fullName, run),
    status: one.outcome.status,
    ...(message === undefined ? {} : { message, error: { message } }),
    start,
    stop,
    duration: stop - start,
    labels: [],
    url,
    reportLinks: [],
  }
}

/**
 * The earlier runs as Allure's history: a line of JSON for each, oldest first. The page of each is looked for beside
 * this one's folder.
 */
export const historyLines = (runs: readonly RunSummary[]): string =>
  runs
    .map((run) => {
      const url = `../${encodeURIComponent(run.run)}/report.html`
      const results = run.cases.map((one) => resultOf(run, one, url))
      return `${JSON.stringify({
        uuid: run.run,
        name: run.run,
        timestamp: Date.parse(run.startedAt),
        knownTestCaseIds: run.cases.map((one) => md5(fullNameOf(one))),
        testResults: Object.fromEntries(results.map((one) => [one.historyId, one])),
        metrics: {},
        url,
      })}\n`
    })
    .join('')
