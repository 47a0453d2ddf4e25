import { diagnose, type Diagnosis } from '../../doctor/diagnose.ts'
import { isReady, type DoctorLine, type Result } from '../../doctor/line.ts'
import { t } from '../../lib/language/t.ts'
import { makePaint, type Paint } from '../../lib/paint.ts'
import { shown } from '../../lib/shown.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { installedAdapters, loadAdaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'

export interface DoctorOptions {
  readonly env?: string
  readonly application?: string
  readonly json?: boolean
}

const labels: Readonly<Record<Result, string>> = {
  ok: t`[ok]`,
  warning: t`[avviso]`,
  failed: t`[no]`,
  'not-determined': t`[non determinato]`,
  'not-applicable': t`[non serve]`,
}

const styles = {
  ok: 'green',
  warning: 'yellow',
  failed: 'red',
  'not-determined': 'red',
  'not-applicable': 'dim',
} as const satisfies Record<Result, Parameters<Paint>[0]>

const width = Math.max(...Object.values(labels).map((label) => label.length))

/** The most that a line says: whose certificates a server shows is for it to say. */
const longest = 2000

const printed = (one: DoctorLine, paint: Paint): string[] => {
  const indent = ' '.repeat(width + 4)
  const label = paint(styles[one.result], labels[one.result].padEnd(width))
  const what = one.id === 'operator' || one.id === 'card' ? '' : (one.subject ?? '')
  const title = what === '' ? one.title : t`${one.title} (${what})`
  return [
    `  ${label}  ${title}: ${shown(one.found, longest)}`,
    ...(one.todo === null ? [] : [t`${indent}rimedio: ${shown(one.todo, longest)}`]),
  ]
}

const summary = (lines: readonly DoctorLine[]): string => {
  const count = (result: Result): number => lines.filter((one) => one.result === result).length
  const [failed, unknown, warnings] = [count('failed'), count('not-determined'), count('warning')]
  if (isReady(lines))
    return warnings === 0 ? t`Tutto pronto.` : t`Si può cominciare; avvisi: ${warnings}.`
  return t`Non è tutto pronto: non superati ${failed}, non determinati ${unknown}. Nessuna operazione è stata chiamata.`
}

const print = (
  environment: string,
  { application, lines }: Diagnosis,
  { out, colour }: Io,
): void => {
  const paint = makePaint(colour)
  out(
    application === null
      ? t`Ambiente ${environment}\n`
      : t`Ambiente ${environment}, applicazione ${application}\n`,
  )
  for (const one of lines) for (const text of printed(one, paint)) out(`${text}\n`)
  out(`${summary(lines)}\n`)
}

/** Says what stands in the way of a run, before anything is sent. */
export const doctor = async (options: DoctorOptions, io: Io): Promise<number> => {
  const environment = options.env ?? 'simulator'
  const workspace = findWorkspace(io.cwd)
  const found = await diagnose({
    workspace,
    environment,
    application: options.application,
    installed: installedAdapters,
    adapters: await loadAdaptersOf(workspace),
    env: io.env,
    cwd: io.cwd,
    now: new Date(),
    signal: io.signal,
  })
  const { simulator, application, lines } = found
  if (options.json === true)
    io.out(
      `${JSON.stringify({ environment, simulator, application, ready: isReady(lines), checks: lines }, null, 2)}\n`,
    )
  else print(environment, found, io)
  if (io.signal.aborted) return exitCodes.stopped
  return isReady(lines) ? exitCodes.passed : exitCodes.broken
}
