import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

import type { Adapter } from '../adapter/define-adapter.ts'
import { declareEnvironment } from '../environment/declare-environment.ts'
import { resolveApplication } from '../environment/resolve-application.ts'
import { foldEvents } from '../evidence/fold.ts'
import { appendEvent, readJournal } from '../evidence/journal.ts'
import { writeRun } from '../evidence/run-file.ts'
import { planNames, findWorkspace, type Workspace } from '../plan/workspace.ts'
import { problemText, type Loaded } from '../plan/problem.ts'
import { chooseApplication } from '../session/choose-application.ts'
import { loadPlanFor } from '../session/load-target.ts'
import { makeHeader } from '../session/make-header.ts'
import { openEnvironment, type OpenEnvironment } from '../session/open-environment.ts'
import { runName } from '../session/run-name.ts'
import type { DeclaredEnvironment } from '../environment/environment.ts'
import { supply, type SuppliedAdapters } from '../session/supply.ts'
import { loadOwnAdapters } from '../own-adapters/load-own-adapters.ts'
import { refuseUncommunicated } from './refuse-uncommunicated.ts'
import { openPlanCards } from './plan-cards.ts'
import { usualLimits, type CardMeans, type RunInput } from './run-input.ts'

const given = <Value>(loaded: Loaded<Value>): Value => {
  if (loaded.ok) return loaded.value
  throw new Error(loaded.problems.map((problem) => problemText(problem)).join('\n'))
}

/** The inputs of all plans that can be read; one with mistakes fails in its own case files. */
const loadInputs = async (
  workspace: Workspace,
  declared: DeclaredEnvironment,
  open: OpenEnvironment,
  cards: CardMeans | undefined,
  { adapters, supplied }: SuppliedAdapters,
  earlier: Readonly<Record<string, RunInput>>,
): Promise<Record<string, RunInput>> => {
  const inputs: Record<string, RunInput> = {}
  for (const name of planNames(workspace)) {
    const loaded = await loadPlanFor(workspace, name, declared, adapters)
    if (!loaded.ok) continue
    const plan = loaded.value
    const known = earlier[name]
    if (known !== undefined) {
      inputs[name] = { ...known, plan }
      continue
    }
    const startedAt = new Date()
    const reports = join(workspace.folder, 'reports')
    const run = runName(reports, startedAt, `vitest-${name}`, declared.name)
    const runFolder = join(reports, run)
    const header = makeHeader(run, plan, null, open, startedAt)
    mkdirSync(runFolder, { recursive: true })
    appendEvent(runFolder, {
      event: 'run-start',
      at: header.startedAt,
      header,
      planned: plan.cases.map(({ head }) => head),
    })
    inputs[name] = {
      runFolder,
      header,
      environment: open.environment,
      application: open.application,
      plan,
      limits: usualLimits,
      kept: [],
      ...(cards === undefined ? {} : { cards }),
      supplied,
      ownFrom: workspace.folder,
      allure: false,
    }
  }
  return inputs
}

/** Opens the environment for the plans' project of Vitest, and closes it with the runs' records. */
export const openPlans = async (
  project: TestProject,
  installed: readonly Adapter[],
): Promise<() => Promise<void>> => {
  const workspace = findWorkspace(project.config.root)
  const own = given(await loadOwnAdapters(workspace.folder, installed))
  const parts = await supply([...installed, ...own], process.env, process.cwd())
  const { adapters } = parts
  const declared = given(
    declareEnvironment(workspace, process.env['COLLAUDO_ENV'] ?? 'simulator', process.env),
  )
  const application = given(
    resolveApplication(
      workspace,
      chooseApplication(workspace, process.env['COLLAUDO_APPLICATION']),
      {
        simulator: declared.simulator,
        env: process.env,
        knownDefects: adapters.flatMap((adapter) => Object.keys(adapter.defects)),
      },
    ),
  )
  refuseUncommunicated(workspace, application.name, declared, process.env)
  const { cards, close } = openPlanCards(project.config, declared)
  const open = await openEnvironment(declared, application, adapters)
  let inputs = await loadInputs(workspace, declared, open, cards, parts, {})
  let pass = 0
  project.provide('collaudo', inputs)
  project.provide('collaudoPass', pass)
  project.onTestsRerun(async () => {
    inputs = await loadInputs(workspace, declared, open, cards, parts, inputs)
    pass += 1
    project.provide('collaudo', inputs)
    project.provide('collaudoPass', pass)
  })
  return async () => {
    close()
    await open[Symbol.asyncDispose]()
    for (const { runFolder } of Object.values(inputs)) {
      // Tests were only listed, or none was of this plan: there is nothing to keep.
      if (!readJournal(runFolder).some(({ event }) => event === 'case-start')) {
        rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 })
        continue
      }
      appendEvent(runFolder, { event: 'run-end', at: new Date().toISOString(), interrupted: false })
      writeRun(runFolder, foldEvents(readJournal(runFolder)))
    }
  }
}
