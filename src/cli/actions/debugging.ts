import { join, relative, sep } from 'node:path'

import type { Adapter } from '../../adapter/define-adapter.ts'
import { caseLines } from '../../debug/case-lines.ts'
import { curlIdentity } from '../../debug/curl-identity.ts'
import { curlLines } from '../../debug/curl-lines.ts'
import { diffLines } from '../../debug/diff-lines.ts'
import { capturedBy } from '../../debug/exchange-text.ts'
import { findLastCase } from '../../debug/find-run.ts'
import type { Shell } from '../../debug/shell-words.ts'
import { readRun } from '../../evidence/run-file.ts'
import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import type { RunEvent } from '../../model/event.ts'
import type { CaseRecord, RunHeader } from '../../model/run-record.ts'
import type { Workspace } from '../../plan/workspace.ts'
import type { Io } from '../io.ts'
import type { DebugOptions } from './debug-options.ts'

const usualShell = (): Shell => (process.platform === 'win32' ? 'powershell' : 'posix')

/** Tells of each case as it ends what `--debug`, `--diff` and `--curl` ask for, from the run's record alone. */
export const makeDebugging = (
  options: DebugOptions,
  run: {
    readonly workspace: Workspace
    readonly header: RunHeader
    readonly runFolder: string
    readonly adapters: readonly Adapter[]
  },
  io: Io,
): ((event: RunEvent) => void) => {
  const { workspace, header, runFolder, adapters } = run
  // With --json standard output belongs to the one object.
  const write = io.json ? io.error : (line: string) => io.out(`${line}\n`)
  const paint = makePaint(io.colour && !io.json)
  const toShown = (absolute: string): string => relative(io.cwd, absolute).split(sep).join('/')
  const shown = toShown(runFolder)

  const debug = (record: CaseRecord): string[] =>
    caseLines(
      {
        paint,
        runFolder,
        shown,
        workspaceFolder: workspace.folder,
        adapters,
        switches: header.environment.switches,
      },
      record,
    )

  const inherited = ({ id, partial }: CaseRecord): Record<string, string> => {
    if (partial === undefined) return {}
    const earlier = readRun(join(workspace.folder, 'reports', partial.run))
    const found = earlier.cases.find((one) => one.id === id)
    return found === undefined ? {} : capturedBy(found)
  }

  const diff = (record: CaseRecord): string[] => {
    const then = findLastCase(
      {
        reports: join(workspace.folder, 'reports'),
        plan: header.plan.name,
        environment: header.environment.name,
      },
      record.id,
      ({ outcome, partial }) => outcome.status === 'passed' && partial === undefined,
      header.run,
    )
    return then === undefined
      ? ['', t`CONFRONTO di ${record.id}: nessuna esecuzione precedente in cui sia riuscito`, '']
      : diffLines({ record, runFolder, inherited: inherited(record) }, then, paint)
  }

  const curl = (record: CaseRecord): string[] => [
    ...curlLines(
      {
        runFolder,
        shown,
        adapters,
        shell: options.curl === undefined || options.curl === true ? usualShell() : options.curl,
        identity: curlIdentity(workspace, header.environment.name, toShown),
      },
      record,
    ),
    ...(header.environment.simulator ? ['', paint('dim', simulatorIsGone), ''] : ['']),
  ]

  return (event) => {
    if (event.event !== 'case-end') return
    const tell = (wanted: boolean, lines: (record: CaseRecord) => string[]): void => {
      if (wanted) for (const line of lines(event.record)) write(line)
    }
    try {
      tell(options.debug === true, debug)
      tell(options.diff === true, diff)
      tell(options.curl !== undefined, curl)
    } catch (error) {
      // A page that cannot be printed is no reason for the run to end otherwise.
      io.error(t`di ${event.record.id} non si può dire altro: ${String(error)}`)
    }
  }
}

const simulatorIsGone = t`Il simulatore di questa esecuzione si chiude con lei: per ripetere le chiamate tenerne aperto uno con collaudo simulate --port … --keys … e un ambiente che lo indichi.`
