import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'

import { parse, stringify } from 'yaml'

import { packageRoot } from '../../src/lib/package-root.ts'
import { RunRecord } from '../../src/model/run-record.ts'

/** A folder of its own with plans, applications and environments, gone when the test run ends. */
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
  }
}

const samplePlans = readdirSync(join(packageRoot, 'plans')).filter((name) =>
  existsSync(join(packageRoot, 'plans', name, 'plan.yaml')),
)

/** Which file of the repository a test wants in its copy; its folder is asked for first. */
type Wanted = (file: string) => boolean

const copySample = (
  plans: readonly string[],
  folders: readonly string[],
  wanted: Wanted,
): TempWorkspace => {
  const workspace = makeWorkspace()
  const others = samplePlans.filter((name) => !plans.includes(name))
  const isOfOther = (file: string): boolean =>
    others.some((name) => file === join(packageRoot, 'plans', name)) ||
    (file.endsWith('.suite.yaml') &&
      !plans.some((name) => readFileSync(file, 'utf8').includes(`\nplan: ${name}\n`)))
  for (const name of folders)
    cpSync(join(packageRoot, name), workspace.path(name), {
      recursive: true,
      filter: (file) => !isOfOther(file) && wanted(file),
    })
  return workspace
}

/** A workspace with a copy of sample plans, all unless named, their suites and the applications. */
export const copySamplePlan = (...plans: readonly string[]): TempWorkspace =>
  copySample(
    plans.length === 0 ? samplePlans : plans,
    ['plans', 'suites', 'applications', 'contracts'],
    () => true,
  )

/** The same with only these cases of the plan cvp, for a test that does not mind how many there are. */
export const copySampleCases = (...ids: readonly string[]): TempWorkspace => {
  const from = join(packageRoot, 'plans', 'cvp')
  const caseFile = (id: string): string => join(from, 'cases', `${id}.case.yaml`)
  const kept = ids.map((id) => readFileSync(caseFile(id), 'utf8')).join('')
  // What only the other cases prove or use goes with them: `check` has nothing to say of the rest.
  const wanted: Wanted = (file) => {
    switch (relative(from, dirname(file))) {
      case 'cases':
        return ids.some((id) => file === caseFile(id))
      case 'payloads':
        return kept.includes(`base: ${basename(file, '.yaml')}\n`)
      default:
        return file !== join(from, 'requirements.csv')
    }
  }
  const workspace = copySample(['cvp'], ['plans', 'suites', 'applications'], wanted)
  const file = 'plans/cvp/plan.yaml'
  const plan = parse(workspace.read(file)) as { areas: { name: string; cases: string[] }[] }
  const areas = plan.areas
    .map((area) => ({ ...area, cases: area.cases.filter((id) => ids.includes(id)) }))
    .filter(({ cases }) => cases.length > 0)
  workspace.write(file, stringify({ ...plan, areas }))
  return workspace
}
