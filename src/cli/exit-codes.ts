import type { RunRecord } from '../model/run-record.ts'

/** What a command says to the shell: the gravest of what happened. */
export const exitCodes = { passed: 0, failed: 1, wrong: 2, broken: 3, stopped: 130 } as const

/** The exit code of a finished run. */
export const exitCodeOf = (
  record: RunRecord,
  options: { readonly allowIncomplete: boolean; readonly errors: readonly string[] },
): number => {
  if (record.interrupted) return exitCodes.stopped
  if (record.counts.broken > 0 || options.errors.length > 0) return exitCodes.broken
  if (record.counts.failed > 0) return exitCodes.failed
  // A case that did not start at its first step proves nothing, whatever was asked for.
  if (record.cases.some(({ partial }) => partial !== undefined)) return exitCodes.failed
  if (record.verdict === 'incompleto' && !options.allowIncomplete) return exitCodes.failed
  return exitCodes.passed
}
