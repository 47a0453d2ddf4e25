import { HarnessError } from '../errors/harness-error.ts'
import type { Finding } from '../plan/lint/finding.ts'
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

const printProblem = (io: Io, problem: Problem, isWarning: boolean): void => {
  const paint = makePaint(io.colour)
  const [first, ...rest] = problemText(problem).split('\n')
  io.error(paint(isWarning ? 'yellow' : 'red', `${first ?? ''}${isWarning ? ' (avviso)' : ''}`))
  for (const line of rest) io.error(paint('dim', line))
}

const countText = (errors: number): string =>
  `${errors === 1 ? '1 errore' : `${errors} errori`}: non è stato inviato niente`

/** What the linter found, in file order, and how many errors there are. */
export const printFindings = (io: Io, findings: readonly Finding[]): void => {
  for (const finding of findings) printProblem(io, finding, finding.level === 'warning')
  const errors = findings.filter(({ level }) => level === 'error').length
  if (errors > 0) io.error(countText(errors))
}

/** Every problem, in file order, and how many there are. */
export const printProblems = (io: Io, problems: readonly Problem[]): void => {
  if (io.json) {
    io.out(`${JSON.stringify({ problems }, null, 2)}\n`)
    return
  }
  for (const problem of problems) printProblem(io, problem, false)
  io.error(countText(problems.length))
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
