import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'

/** What was said about how many cases run at the same time, and by whom. */
export interface JobsWishes {
  /** On the command line. */
  readonly asked: number | undefined
  readonly suite: number | undefined
  readonly environment: {
    readonly name: string
    readonly simulator: boolean
    readonly jobs: number | null
  }
}

/**
 * How many cases run at the same time. An environment bears as many as it says; one that says nothing bears
 * one, but for the simulator, which bears any number. Who asks for more on the command line is told so.
 */
export const chooseJobs = ({ asked, suite, environment }: JobsWishes): number => {
  const most = environment.jobs ?? (environment.simulator ? Number.POSITIVE_INFINITY : 1)
  if (asked !== undefined && asked > most)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`l'ambiente «${environment.name}» regge ${most === 1 ? t`un caso per volta` : t`${most} casi insieme`}, non ${asked}`,
      {
        hint: t`togliere --jobs, o dichiarare jobs: ${asked} in environments/${environment.name}/environment.yaml`,
      },
    )
  return Math.min(asked ?? suite ?? environment.jobs ?? 1, most)
}
