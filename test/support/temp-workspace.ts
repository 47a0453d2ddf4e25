import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { parse, stringify } from 'yaml'

import { packageRoot } from '../../src/lib/package-root.ts'
import { RunRecord } from '../../src/model/run-record.ts'

/** A folder of its own with plans, applications and environments, gone when the test file ends. */
export interface TempWorkspace {
  readonly folder: string
  readonly path: (...names: string[]) => string
  readonly write: (path: string, text: string, mode?: number) => void
  readonly read: (path: string) => string
  /** Puts other text in the place of a text that is there exactly once. */
  readonly edit: (path: string, before: string, after: string) => void
  /** Names of the run folders under `reports/`, oldest first. */
  readonly runs: () => string[]
  readonly record: (run: string) => RunRecord
  readonly remove: () => void
}

export const makeWorkspace = (files: Readonly<Record<string, string>> = {}): TempWorkspace => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-e2e-'))
  const path = (...names: string[]): string => join(folder, ...names)
  const write: TempWorkspace['write'] = (name, text, mode = 0o644) => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), text, { mode })
  }
  const read = (name: string): string => readFileSync(path(name), 'utf8')
  for (const [name, text] of Object.entries(files)) write(name, text)
  return {
    folder,
    path,
    write,
    read,
    edit: (name, before, after) => {
      const parts = read(name).split(before)
      if (parts.length !== 2) throw new Error(`${name} holds ${parts.length - 1} times: ${before}`)
      write(name, parts.join(after))
    },
    runs: () => {
      mkdirSync(path('reports'), { recursive: true })
      return readdirSync(path('reports')).toSorted()
    },
    record: (run) => RunRecord.parse(JSON.parse(read(`reports/${run}/run.json`))),
    // Windows keeps a file busy for a moment after the process that wrote it has gone.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** A workspace with a copy of the sample plan, its suites and its applications. */
export const copySamplePlan = (): TempWorkspace => {
  const workspace = makeWorkspace()
  for (const name of ['plans', 'suites', 'applications', 'contracts'])
    cpSync(join(packageRoot, name), workspace.path(name), { recursive: true })
  return workspace
}

/** The same with only these cases of the plan, for a test that does not mind how many there are. */
export const copySampleCases = (...ids: readonly string[]): TempWorkspace => {
  const workspace = copySamplePlan()
  // No other plan, and no suite over another.
  for (const other of ['sicurezza', 'fse-gateway', 'fse-xds'])
    rmSync(workspace.path('plans', other), { recursive: true })
  rmSync(workspace.path('contracts'), { recursive: true })
  for (const other of ['firme', 'gateway', 'fse', 'saml'])
    rmSync(workspace.path('suites', `${other}.suite.yaml`))
  const file = 'plans/cvp/plan.yaml'
  const plan = parse(workspace.read(file)) as { areas: { name: string; cases: string[] }[] }
  const areas = plan.areas
    .map((area) => ({ ...area, cases: area.cases.filter((id) => ids.includes(id)) }))
    .filter(({ cases }) => cases.length > 0)
  // What only the other cases prove or use goes with them: `check` has nothing to say of the rest.
  workspace.write(file, stringify({ ...plan, areas }))
  rmSync(workspace.path('plans', 'cvp', 'requirements.csv'))
  const cases = workspace.path('plans', 'cvp', 'cases')
  for (const name of readdirSync(cases))
    if (!ids.includes(name.replace('.case.yaml', ''))) rmSync(join(cases, name))
  const kept = ids.map((id) => workspace.read(`plans/cvp/cases/${id}.case.yaml`)).join('')
  const payloads = workspace.path('plans', 'cvp', 'payloads')
  for (const name of readdirSync(payloads))
    if (!kept.includes(`base: ${name.replace('.yaml', '')}\n`)) rmSync(join(payloads, name))
  return workspace
}
