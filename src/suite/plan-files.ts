import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { DeclaredEnvironment } from '../environment/environment.ts'
import { t } from '../lib/language/t.ts'
import type { Plan } from '../plan/plan.ts'
import { problemText, type Loaded } from '../plan/problem.ts'
import type { Workspace } from '../plan/workspace.ts'
import { loadPlanFor } from '../session/load-target.ts'
import { brokenModule, caseModule, type GeneratedModule } from './case-module.ts'

/** Names and times of a plan's files: when they are the same, so is the plan. */
const signature = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${file}:${statSync(file).mtimeMs}`)
    .join('\n')

/** Loads plans, each again only when one of its files has changed. */
export const planLoader = (
  workspace: Workspace,
  environment: DeclaredEnvironment,
  adapters: readonly Adapter[],
): ((name: string) => Promise<Loaded<Plan>>) => {
  const known = new Map<string, { signature: string; plan: Promise<Loaded<Plan>> }>()
  return (name) => {
    const now = signature(join(workspace.folder, 'plans', name))
    const found = known.get(name)
    if (found?.signature === now) return found.plan
    const plan = loadPlanFor(workspace, name, environment, adapters)
    known.set(name, { signature: now, plan })
    return plan
  }
}

/** Whether a case is written in the file of this name: itself, or a row of its table of examples. */
const isOfFile = (id: string, name: string): boolean => id === name || id.startsWith(`${name}[`)

/** The Vitest module of one case file. A plan with mistakes gives a test that fails with all of them. */
export const moduleOfCaseFile = async (
  file: string,
  load: (plan: string) => Promise<Loaded<Plan>>,
  adaptersFile: string,
): Promise<GeneratedModule> => {
  const id = basename(file, '.case.yaml')
  const loaded = await load(basename(dirname(dirname(file))))
  if (!loaded.ok)
    return brokenModule(file, id, loaded.problems.map((problem) => problemText(problem)).join('\n'))
  const found = loaded.value.cases.filter(({ head }) => isOfFile(head.id, id))
  return found.length > 0
    ? caseModule(file, found, adaptersFile)
    : brokenModule(file, id, t`il caso ${id} non è elencato in plan.yaml`)
}
