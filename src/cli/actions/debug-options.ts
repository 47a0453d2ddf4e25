import type { Shell } from '../../debug/shell-words.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'

/** What `run` is asked for by whoever looks into one case. */
export interface DebugOptions {
  readonly debug?: boolean
  readonly diff?: boolean
  /** The shell for which the commands are written; true: the one of this system. */
  readonly curl?: Shell | true
  readonly from?: string
  readonly captures?: string
  /** A folder for the messages; true: one under `reports/`. */
  readonly dryRun?: string | true
  readonly watch?: boolean
}

interface Asked extends DebugOptions {
  readonly case?: readonly string[]
  readonly json?: boolean
  readonly events?: boolean
}

/** Whether something is to be told of each case as it ends. */
export const tellsOfCases = ({ debug, diff, curl }: DebugOptions): boolean =>
  debug === true || diff === true || curl !== undefined

/** Options that make no sense together: each pair with the reason. */
const conflicts = (options: Asked): string | undefined => {
  const { from, captures, dryRun, watch, json, events } = options
  if (from !== undefined && options.case?.length !== 1)
    return t`--from vale per un caso solo: indicarlo con --case`
  if (captures !== undefined && from === undefined) return t`--captures serve solo con --from`
  if (dryRun !== undefined && (from !== undefined || watch === true || tellsOfCases(options)))
    return t`--dry-run non invia niente: non si combina con --from, --watch, --debug, --diff e --curl`
  if (watch === true && json === true)
    return t`--watch non finisce da solo: non si combina con --json`
  if (
    events === true &&
    (json === true || watch === true || dryRun !== undefined || tellsOfCases(options))
  )
    return t`--events stampa solo eventi: non si combina con --json, --watch, --dry-run, --debug, --diff e --curl`
  if (watch === true && from !== undefined)
    return t`--watch ripete il caso intero: non si combina con --from`
  return undefined
}

/** Refuses options that contradict each other, before anything is opened. */
export const checkDebugOptions = (options: Asked): void => {
  const conflict = conflicts(options)
  if (conflict !== undefined)
    throw new HarnessError('COMMAND_INVALID', conflict, { hint: 'collaudo run --help' })
}
