import { t } from '../lib/language/t.ts'
import type { Problem } from '../plan/problem.ts'
import { line, type DoctorLine } from './line.ts'

const placed = ({ file, line: row, column, message }: Problem): string =>
  `${file}:${row}:${column} ${message}`

const hints = (problems: readonly Problem[]): string | null => {
  const all = problems.flatMap(({ hint }) => hint ?? [])
  return all.length === 0 ? null : [...new Set(all)].join('; ')
}

/** Mistakes of files, in one line. */
export const problemsLine = (
  check: ReturnType<typeof line>,
  problems: readonly Problem[],
): DoctorLine => check.failed(problems.map((one) => placed(one)).join('; '), hints(problems))

const isOfValue = ({ code }: Problem): boolean => code === 'ENVIRONMENT_VALUE_MISSING'
const isOfProduction = ({ code }: Problem): boolean => code === 'PRODUCTION_REFUSED'

const files = line('files', t`File, certificati e chiavi dell'ambiente`)

/** An environment whose own file cannot be read. */
export const unreadableEnvironment = (problems: readonly Problem[]): DoctorLine =>
  problemsLine(files, problems)

/** Whether the files that an environment names can be read: certificates, keys, certification authorities. */
const filesLine = (problems: readonly Problem[]): DoctorLine => {
  const others = problems.filter((one) => !isOfValue(one) && !isOfProduction(one))
  if (others.length > 0) return problemsLine(files, others)
  const values = problems.filter(isOfValue).length
  return values === 0
    ? files.ok(t`si leggono`)
    : files.unknown(
        t`i valori che mancano (${values}) non lasciano leggere tutto`,
        t`dare i valori, e ripetere`,
      )
}

const guardLine = (
  problems: readonly Problem[],
  endpoints: Readonly<Record<string, string>>,
  declared: readonly string[],
): DoctorLine => {
  const check = line('production', t`Guardia sulla produzione`)
  const refused = problems.filter(isOfProduction)
  if (refused.length > 0) return problemsLine(check, refused)
  const unread = declared.filter((name) => endpoints[name] === undefined)
  return unread.length > 0
    ? check.unknown(t`l'indirizzo di ${unread.join(', ')} non si legge`)
    : check.ok(t`nessun indirizzo noto di produzione`)
}

/** What the files of an environment are worth, and whether they lead to production. */
export const environmentFiles = (
  problems: readonly Problem[],
  endpoints: Readonly<Record<string, string>>,
  /** The adapters whose address the environment gives. */
  declared: readonly string[],
): DoctorLine[] => [filesLine(problems), guardLine(problems, endpoints, declared)]
