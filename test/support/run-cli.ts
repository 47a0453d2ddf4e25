import type { CliOptions, CliResult } from './cli-process.ts'
import { runCli, runEnglishCli, startInSession } from './cli-session.ts'

export { freshCli, startCli, startNode } from './cli-process.ts'
export type { CliOptions, CliResult, RunningCli } from './cli-process.ts'
export { runCli, runEnglishCli, startInSession }

/** What `run --json` prints. */
export interface RunJson {
  readonly run: string
  readonly plan: { readonly name: string; readonly title: string; readonly version: string }
  readonly suite: string | null
  readonly application: { readonly name: string; readonly defects: readonly string[] }
  readonly environment: { readonly name: string; readonly simulator: boolean }
  readonly verdict: string
  readonly interrupted: boolean
  readonly counts: Readonly<Record<'passed' | 'failed' | 'broken' | 'skipped', number>>
  readonly cases: readonly {
    readonly id: string
    readonly title: string
    readonly status: 'passed' | 'failed' | 'broken' | 'skipped'
    readonly cause: string | null
    readonly message: string | null
  }[]
  readonly notRun: readonly string[]
  readonly errors: readonly string[]
  readonly report: string | null
}

/** The one JSON object that a command printed; its whole output when it printed none. */
export const jsonOf = <Value>({ code, out, error }: CliResult): Value => {
  try {
    return JSON.parse(out) as Value
  } catch {
    throw new Error(`no JSON on standard output (exit ${code}):\n${out}\n${error}`)
  }
}

export const runJson = async (
  args: readonly string[],
  options: CliOptions,
  cli = runCli,
): Promise<{ readonly result: CliResult; readonly json: RunJson }> => {
  const result = await cli(['run', ...args, '--json'], options)
  return { result, json: jsonOf<RunJson>(result) }
}
