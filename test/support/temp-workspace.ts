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
  for (const name of ['plans', 'suites', 'applications'])
    cpSync(join(packageRoot, name), workspace.path(name), { recursive: true })
  return workspace
}
