import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { Finding } from '../plan/lint/finding.ts'
import { problemText, type Problem } from '../plan/problem.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { makePaint } from '../lib/paint.ts'

// What is not a mistake in what the user wrote.
const ours = new Set<string>([
  'INTERNAL',
  'REPORT_FAILED',
  'SIMULATOR_FAILED',
  'PROXY_FAILED',
  'CONTRACT_UNREADABLE',
  'SECRET_LEAKED',
  'FILE_REFUSED',
])

const exitCodeOfError = ({ code }: HarnessError): number =>
  ours.has(code) ? exitCodes.broken : exitCodes.wrong

const printProblem = (io: Io, problem: Problem, isWarning: boolean): void => {
  const paint = makePaint(io.colour)
  const [first, ...rest] = problemText(problem).split('\n')
  io.error(paint(isWarning ? 'yellow' : 'red', `${first ?? ''}${isWarning ? t` (avviso)` : ''}`))
  for (const line of rest) io.error(paint('dim', line))
}

const countText = (errors: number): string =>
  t`${errors === 1 ? t`1 errore` : t`${errors} errori`}: non è stato inviato niente`

/** What the linter found, in file order, and how many errors there are. */
export const printFindings = (io: Io, findings: readonly Finding[]): void => {
  for (const finding of findings) printProblem(io, finding, finding.level === 'warning')
  const errors = findings.filter(({ level }) => level === 'error').length
  if (errors > 0) io.error(countText(errors))
}

const printJson = (io: Io, told: object): void =>
  io.out(
    io.events === true
      ? `${JSON.stringify({ event: 'error', ...told })}\n`
      : `${JSON.stringify(told, null, 2)}\n`,
  )

const asJson = ({ code, message, hint }: HarnessError): object => ({
  error: { code, message, hint: hint ?? null },
})

/** Every problem, in file order, and how many there are. */
export const printProblems = (io: Io, problems: readonly Problem[]): void => {
  if (io.json) {
    printJson(io, { problems })
    return
  }
  for (const problem of problems) printProblem(io, problem, false)
  io.error(countText(problems.length))
}

/** What a disk may refuse to anybody; a file that is not there where we look for it would be our own mistake. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: t`manca il permesso`,
  EPERM: t`manca il permesso`,
  EROFS: t`il disco è di sola lettura`,
  ENOSPC: t`il disco è pieno`,
  EDQUOT: t`lo spazio concesso è finito`,
  EISDIR: t`è una cartella, non un file`,
  EEXIST: t`è un file, non una cartella`,
  ENOTDIR: t`una parte del percorso è un file, non una cartella`,
  ENAMETOOLONG: t`il nome è troppo lungo`,
  EMFILE: t`troppi file sono aperti`,
  EBUSY: t`un altro programma lo tiene occupato`,
}

/** The refusal of a file system as an error that can be explained; anything else as it is. */
const explained = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const { code, path } = error as NodeJS.ErrnoException
  // A write that finds no room does not say where.
  if (path === undefined && (code === 'ENOSPC' || code === 'EDQUOT'))
    return new HarnessError(
      'FILE_REFUSED',
      t`${refusals[code] ?? code}: un file non si può scrivere`,
      {
        cause: error,
        hint: t`liberare spazio, poi collaudo run --resume: i casi finiti restano, e niente si ripete`,
      },
    )
  const reason = code === undefined || path === undefined ? undefined : refusals[code]
  return reason === undefined
    ? error
    : new HarnessError('FILE_REFUSED', t`non si può usare ${path}: ${reason}`, {
        cause: error,
        hint: t`controllare la cartella, i permessi e lo spazio, poi ripetere il comando`,
      })
}

/** Explains an error and says how to exit. Only a bug of ours shows its stack. */
export const printError = (io: Io, thrown: unknown, version: string): number => {
  const paint = makePaint(io.colour)
  const error = explained(thrown)
  if (error instanceof HarnessError && error.code !== 'INTERNAL') {
    if (io.json) {
      printJson(io, asJson(error))
      return exitCodeOfError(error)
    }
    io.error(paint('red', t`errore ${error.code}: ${error.message}`))
    if (error.hint !== undefined) io.error(paint('dim', t`rimedio: ${error.hint}`))
    return exitCodeOfError(error)
  }
  const what = t`errore interno di collaudo ${version} (Node ${process.versions.node})`
  const hint = t`Segnalare questo testo, con il comando che lo ha prodotto.`
  if (io.json) {
    const message = `${what}: ${error instanceof Error ? error.message : String(error)}`
    printJson(io, asJson(new HarnessError('INTERNAL', message, { hint })))
  }
  io.error(paint('red', what))
  io.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  io.error(hint)
  return exitCodes.broken
}
