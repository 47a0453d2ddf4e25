import type { TestProjectConfiguration } from 'vitest/config'

import type { Adapter } from '../adapter/define-adapter.ts'
import { declareEnvironment } from '../environment/declare-environment.ts'
import { ownFile } from '../lib/own-file.ts'
import type { Plan } from '../plan/plan.ts'
import type { Loaded } from '../plan/problem.ts'
import { findWorkspace } from '../plan/workspace.ts'
import { supply } from '../session/supply.ts'
import { openPlans } from './open-plans.ts'
import { moduleOfCaseFile, planLoader } from './plan-files.ts'
import { setPlanOpener } from './plan-opener.ts'

export interface PlanProjectOptions {
  readonly root: string
  readonly adapters: readonly Adapter[]
  /** The file that exports `adapters`: the worker imports it. */
  readonly adaptersFile: string
}

/**
 * The plans as a project of Vitest: each case file is a test module, so that `vitest run <file>`, watch
 * mode, `-t` and the editor's run button work. The environment is COLLAUDO_ENV, else the simulator.
 */
export const planProject = ({
  root,
  adapters,
  adaptersFile,
}: PlanProjectOptions): TestProjectConfiguration => {
  setPlanOpener((project) => openPlans(project, adapters))
  const workspace = findWorkspace(root)
  const environment = process.env['COLLAUDO_ENV'] ?? 'simulator'
  const declared = declareEnvironment(workspace, environment, process.env)
  const open = async (): Promise<(name: string) => Promise<Loaded<Plan>>> => {
    if (!declared.ok) return () => Promise.resolve(declared)
    const given = await supply(adapters, process.env, process.cwd())
    return planLoader(workspace, declared.value, given.adapters)
  }
  // What is supplied is read once, when the first case is asked for.
  let opened: ReturnType<typeof open> | undefined
  const load = async (name: string): Promise<Loaded<Plan>> => (await (opened ??= open()))(name)
  return {
    plugins: [
      {
        name: 'collaudo:cases',
        enforce: 'pre',
        transform: async (_code: string, id: string) => {
          const file = id.split('?')[0] ?? id
          if (!file.endsWith('.case.yaml')) return undefined
          const { code, map } = await moduleOfCaseFile(file, load, adaptersFile)
          return { code, map: { ...map, file: null } as never }
        },
      },
    ],
    test: {
      name: 'piani',
      root,
      include: ['plans/*/cases/*.case.yaml'],
      globalSetup: [ownFile('src/suite/plan-setup')],
      // One worker without isolation: needs are shared, connections are kept, one case at a time.
      pool: 'threads',
      isolate: false,
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: 0,
      hookTimeout: 0,
      sequence: { groupOrder: 1, concurrent: false },
      includeTaskLocation: true,
    },
  }
}
