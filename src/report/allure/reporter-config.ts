import { ReporterRuntime } from 'allure-js-commons/sdk/reporter'
import AllureVitestReporter from 'allure-vitest/reporter'
import type { RunnerTask } from 'vitest'
import type { Reporter } from 'vitest/node'

import { t } from '../../lib/language/t.ts'
import type { CaseHead, RunHeader } from '../../model/run-record.ts'
import { categories } from './categories.ts'
import { createResultListener } from './restore.ts'
import { resultsWriter } from './results-writer.ts'

const listOr = (values: readonly string[], none: string): string =>
  values.length === 0 ? none : values.join(', ')

type Leaning = Pick<CaseHead, 'id' | 'switches'>

/** How each open question was answered, and the cases whose verdict leans on the answer. */
const switchTexts = (
  { switches }: RunHeader['environment'],
  cases: readonly Leaning[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(switches).map(([name, value]) => {
      const leaning = cases.filter((one) => one.switches.includes(name)).map(({ id }) => id)
      return [name, leaning.length === 0 ? value : t`${value} (ne dipende ${leaning.join(', ')})`]
    }),
  )

/** What the report's page on the environment says of a run, in Italian: the first eight are seen at once. */
export const environmentFacts = (
  header: RunHeader,
  cases: readonly Leaning[],
): Readonly<Record<string, string>> => {
  const { application, environment, harness, plan } = header
  return {
    [t`Applicazione`]: application.title,
    [t`Versione`]: application.version,
    [t`Produttore`]: application.producer,
    [t`Profilo`]: application.profile,
    [t`Piano`]: plan.title,
    [t`Versione piano`]: plan.version,
    [t`Ambiente`]: environment.simulator
      ? t`SIMULATORE incorporato (non vale come prova verso l'autorità)`
      : environment.name,
    [t`Inizio (UTC)`]: header.startedAt,
    [t`Difetti`]: listOr(application.defects, t`nessuno`),
    ...(plan.note === undefined ? {} : { [t`Nota sul piano`]: plan.note }),
    ...(header.suite === null ? {} : { Suite: header.suite }),
    ...prefixed(t`Indirizzo`, environment.endpoints),
    ...prefixed(t`Interruttore`, switchTexts(environment, cases)),
    ...(environment.rulesOff === undefined
      ? {}
      : { [t`Regole spente`]: environment.rulesOff.join(', ') }),
    ...prefixed(t`Contratto`, contractTexts(environment)),
    ...(environment.conditions === undefined
      ? {}
      : { [t`Condizioni ordinate`]: environment.conditions.join(', ') }),
    Collaudo: harness.version,
    Node: harness.node,
    [t`Piattaforma`]: harness.platform,
    [t`Prova`]: header.run,
  }
}

const contractTexts = ({
  contracts = {},
}: RunHeader['environment']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(contracts).map(([adapter, { name, sha256, isSupplied }]) => [
      adapter,
      isSupplied
        ? t`${name}, copia fornita dal produttore (SHA-256 ${sha256})`
        : t`${name}, incluso (SHA-256 ${sha256})`,
    ]),
  )

const prefixed = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, value]))

/** Allure's reporter works on what is behind Vitest's reported tasks. */
const taskOf = (reported: object): RunnerTask => Reflect.get(reported, 'task') as RunnerTask

/**
 * allure-vitest for Vitest's `reporters`: the only one that tells results, into `resultsDir`, which must be new.
 * Cases tell their results with `reportCase`.
 */
export const allureReporter = ({
  resultsDir,
  header,
  cases,
}: {
  readonly resultsDir: string
  readonly header: RunHeader
  readonly cases: readonly Leaning[]
}): Reporter => {
  const listeners = [createResultListener()]
  const reporter = new AllureVitestReporter({
    resultsDir,
    environmentInfo: environmentFacts(header, cases),
    categories: categories.map((category) => ({ ...category })),
    listeners,
    reportMatchers: false,
  })
  let begin = (): void => undefined
  const told = new WeakSet<RunnerTask>()
  /** Writes the result of each test under a task that is not written yet, and lets go of what it was made of. */
  const tell = (task: RunnerTask): void => {
    if (task.type === 'suite') {
      for (const inner of task.tasks) tell(inner)
      // For the errors of its hooks.
      reporter.handleTask({ ...task, tasks: [] })
    } else if (!told.has(task)) {
      told.add(task)
      begin()
      reporter.handleTask(task)
      task.meta = {}
    }
  }
  return {
    onInit: (vitest) => {
      reporter.onInit(vitest)
      const runtime: unknown = Reflect.get(reporter, 'allureReporterRuntime')
      if (!(runtime instanceof ReporterRuntime)) return
      const writer = resultsWriter(resultsDir)
      // A new one for each test: it keeps every step that it was ever told of.
      begin = () => {
        Reflect.set(reporter, 'allureReporterRuntime', new ReporterRuntime({ writer, listeners }))
      }
      begin()
    },
    // As each ends: what thousands of them attach has no room in memory together.
    onTestCaseResult: (test) => tell(taskOf(test)),
    onTestRunEnd: (modules) => {
      for (const module of modules) tell(taskOf(module))
      reporter.onTestRunEnd([])
    },
  }
}
