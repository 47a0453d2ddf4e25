import { basename, join } from 'node:path'

import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import { romeFields } from '../../lib/rome-time.ts'
import { version } from '../../lib/version.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Loaded } from '../../plan/problem.ts'
import { keepThread } from '../../suite/warm-worker.ts'
import { watchFiles } from '../../suite/watch-files.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printError, printProblems } from '../print-error.ts'
import { execute, type PreparedRun } from './execute.ts'
import type { RunOptions } from './run.ts'

const suffix = '.case.yaml'

export interface WatchSurroundings {
  /** Reads the plan and the answers anew, and selects the same cases. */
  readonly reload: () => Promise<Loaded<Pick<PreparedRun, 'plan' | 'answers'>>>
  readonly environmentFolder: string
}

/** A file of the plan matters unless it is a case that is not among those that run. */
const mattersTo =
  (plan: () => Plan) =>
  (file: string): boolean => {
    const name = basename(file)
    return !name.endsWith(suffix) || plan().cases.some(({ head }) => basename(head.file) === name)
  }

const clock = (): string => {
  const { hour, minute, second } = romeFields(new Date())
  return `${hour}:${minute}:${second}`
}

/**
 * Runs the cases, and again whenever a file of the plan or of the environment changes, in the one environment
 * that is open, until it is stopped. A mistake in a file is told, and the next change is waited for.
 */
export const watch = async (
  prepared: PreparedRun,
  around: WatchSurroundings,
  options: RunOptions,
  io: Io,
): Promise<number> => {
  const { workspace } = prepared
  const paint = makePaint(io.colour)
  let current: Pick<PreparedRun, 'plan' | 'answers'> = prepared
  const again = async (): Promise<void> => {
    try {
      await execute({ ...prepared, ...current }, options, io)
    } catch (error) {
      printError(io, error, version)
    }
  }
  const reread = async (): Promise<boolean> => {
    try {
      const loaded = await around.reload()
      if (!loaded.ok) {
        printProblems(io, loaded.problems)
        return false
      }
      current = loaded.value
      return true
    } catch (error) {
      printError(io, error, version)
      return false
    }
  }
  const waiting = (): void => {
    if (!io.signal.aborted)
      io.out(paint('dim', t`\n  ${clock()} In attesa di modifiche (Ctrl+C per finire)\n`))
  }
  const changes = watchFiles({
    folders: [
      join(workspace.folder, 'plans', current.plan.name),
      join(around.environmentFolder, 'data'),
    ],
    matters: mattersTo(() => current.plan),
    signal: io.signal,
  })
  const endThread = keepThread()
  try {
    await again()
    waiting()
    for await (const changed of changes) {
      const names = changed.map((file) => workspace.display(file)).join(', ')
      io.out(paint('bold', t`\n  ${clock()} Cambiato: ${names}\n`))
      if (await reread()) await again()
      waiting()
    }
    return exitCodes.stopped
  } finally {
    await endThread()
  }
}
