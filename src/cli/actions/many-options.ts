import { HarnessError } from '../../errors/harness-error.ts'
import { decimal } from '../../lib/language/numbers.ts'
import { t } from '../../lib/language/t.ts'
import type { Shard } from '../../plan/shard-cases.ts'
import { chooseJobs, type JobsWishes } from '../../run/choose-jobs.ts'
import { usualLimits, type RunLimits } from '../../suite/run-input.ts'

/** What `run` is asked for by whoever runs many cases. */
export interface ManyOptions {
  readonly failed?: boolean
  /** The run to go on with; true: the last that is unfinished. */
  readonly resume?: string | true
  readonly condition?: readonly string[]
  readonly jobs?: string
  readonly maxFailures?: string
  readonly pace?: string
  readonly breaker?: string
  readonly junit?: string
  /** `2/4`: the second of four parts. */
  readonly shard?: string
}

interface Asked extends ManyOptions {
  readonly case?: readonly string[]
  readonly tag?: readonly string[]
  readonly from?: string
  readonly watch?: boolean
  readonly dryRun?: string | true
}

const invalid = (message: string): HarnessError =>
  new HarnessError('COMMAND_INVALID', message, { hint: 'collaudo run --help' })

const conflicts = (options: Asked): string | undefined => {
  const { resume, failed, watch, dryRun, from, condition } = options
  const chosen = options.case !== undefined || options.tag !== undefined || failed === true
  if (resume !== undefined && chosen)
    return t`--resume riprende i casi di quella esecuzione: non si combina con --case, --tag e --failed`
  if (resume !== undefined && condition !== undefined)
    return t`--resume prosegue con le condizioni di quella esecuzione: non si combina con --condition`
  if (resume !== undefined && (from !== undefined || watch === true || dryRun !== undefined))
    return t`--resume non si combina con --from, --watch e --dry-run`
  if (options.shard !== undefined && (resume !== undefined || from !== undefined || watch === true))
    return t`--shard non si combina con --resume, --from e --watch`
  if (options.junit !== undefined && (watch === true || dryRun !== undefined))
    return t`--junit non si combina con --watch e --dry-run`
  return undefined
}

interface Bounds {
  readonly option: string
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
}

const numberOf = (text: string | undefined, bounds: Bounds): number | undefined => {
  if (text === undefined) return undefined
  const { option, least, most, isWhole } = bounds
  const isNumber = (isWhole ? /^\d+$/ : /^\d+(?:[.,]\d+)?$/).test(text)
  const value = Number(text.replace(',', '.'))
  if (!isNumber || value < least || value > most)
    throw invalid(
      isWhole
        ? t`${option} vuole un numero intero da ${least} a ${most}, trovato «${text}»`
        : t`${option} vuole un numero da ${decimal(least, { most: 1 })} a ${most}, trovato «${text}»`,
    )
  return value
}

/** The part that is asked for. */
export const shardOf = ({ shard }: ManyOptions): Shard | undefined => {
  if (shard === undefined) return undefined
  const [, index = '', of = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(shard) ?? []
  const found: Shard = { index: Number(index), of: Number(of) }
  if (found.index < 1 || found.of < 1 || found.index > found.of)
    throw invalid(t`--shard vuole una parte e quante sono, come 2/4, trovato «${shard}»`)
  return found
}

/** How many at a time, how fast, and when to give up. */
export const limitsOf = (options: ManyOptions, wishes: Omit<JobsWishes, 'asked'>): RunLimits => {
  const whole = { isWhole: true, most: 9999 }
  return {
    jobs: chooseJobs({
      ...wishes,
      asked: numberOf(options.jobs, { ...whole, option: '--jobs', least: 1, most: 64 }),
    }),
    // Slower than that, what was signed would be old before it is sent.
    pace:
      numberOf(options.pace, { option: '--pace', least: 0.1, most: 1000, isWhole: false }) ??
      usualLimits.pace,
    maxFailures:
      numberOf(options.maxFailures, { ...whole, option: '--max-failures', least: 1 }) ??
      usualLimits.maxFailures,
    breaker:
      numberOf(options.breaker, { ...whole, option: '--breaker', least: 0 }) ?? usualLimits.breaker,
  }
}

/** Refuses options that contradict each other, before anything is opened. */
export const checkManyOptions = (options: Asked): void => {
  const conflict = conflicts(options)
  if (conflict !== undefined) throw invalid(conflict)
}
