import { HarnessError } from '../errors/harness-error.ts'
import { problemText, type Problem } from '../plan/problem.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { makePaint } from '../lib/paint.ts'

// What is not the user's mistake.
const ours = new Set<string>([
  'INTERNAL',
  'REPORT_FAILED',
  'SIMULATOR_FAILED',
  'CONTRACT_UNREADABLE',
  'SECRET_LEAKED',
])

const exitCodeOfError = ({ code }: HarnessError): number =>
  ours.has(code) ? exitCodes.broken : exitCodes.wrong

/** Every problem, in file order, and how many there are. */
export const printProblems = (io: Io, problems: readonly Problem[]): void => {
  if (io.json) {
    io.out(`${JSON.stringify({ problems }, null, 2)}\n`)
    return
  }
  const paint = makePaint(io.colour)
  for (const problem of problems) {
    const [first, ...rest] = problemText(problem).split('\n')
    io.error(paint('red', first ?? ''))
    for (const line of rest) io.error(paint('dim', line))
  }
  io.error(
    problems.length === 1
      ? '1 errore: non è stato inviato niente'
      : `${problems.length} errori: non è stato inviato niente`,
  )
}

/** Explains an error and says how to exit. Only a bug of ours shows its stack. */
export const printError = (io: Io, error: unknown, version: string): number => {
  const paint = makePaint(io.colour)
  if (error instanceof HarnessError && error.code !== 'INTERNAL') {
    if (io.json) {
      const { code, message, hint } = error
      io.out(`${JSON.stringify({ error: { code, message, hint: hint ?? null } }, null, 2)}\n`)
      return exitCodeOfError(error)
    }
    io.error(paint('red', `errore ${error.code}: ${error.message}`))
    if (error.hint !== undefined) io.error(paint('dim', `rimedio: ${error.hint}`))
    return exitCodeOfError(error)
  }
  io.error(paint('red', `errore interno di collaudo ${version} (Node ${process.versions.node})`))
  io.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  io.error('Segnalare questo testo, con il comando che lo ha prodotto.')
  return exitCodes.broken
}
