import type { DeclaredEnvironment } from '../environment/environment.ts'
import { compareCommunicated } from '../environment/compare-communicated.ts'
import type { Workspace } from '../plan/workspace.ts'
import type { Io } from './io.ts'
import { printFindings, printProblems } from './print-error.ts'

/** What is about to run, and where. */
interface Subject {
  readonly workspace: Workspace
  readonly application: string
  readonly environment: DeclaredEnvironment
  /** The operators that may act. */
  readonly employed: ReadonlySet<string>
  /** Whether anything will be sent: where nothing is, what differs is only told. */
  readonly sends: boolean
}

/** Tells in what a run differs from what the authority was told; false where it must not begin. */
export const isAsCommunicated = (
  { workspace, application, environment, employed, sends }: Subject,
  io: Io,
): boolean => {
  const findings = compareCommunicated(workspace, application, environment, {
    employed,
    env: io.env,
  })
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length === 0 || !sends) {
    printFindings(
      io,
      findings.map((one) => ({ ...one, level: 'warning' })),
    )
    return true
  }
  if (io.json) printProblems(io, errors)
  else printFindings(io, findings)
  return false
}
