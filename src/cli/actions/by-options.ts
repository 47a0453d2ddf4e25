import type { Adapter } from '../../adapter/define-adapter.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import type { TrafficRule } from '../../plan/load-traffic-rules.ts'
import type { Loaded } from '../../plan/problem.ts'
import type { Workspace } from '../../plan/workspace.ts'
import type { RunOptions } from './run.ts'

/** What `--by application` cannot be said together with. */
export const checkByOptions = (options: RunOptions): void => {
  const refuse = (what: string): never => {
    throw new HarnessError('COMMAND_INVALID', t`${what} non si può con --by application`, {
      hint: t`con l'applicativo si esegue un caso per volta, una volta sola`,
    })
  }
  if (options.by !== 'application') {
    // Who made the calls of a run that goes on, the run says.
    if (
      options.resume === undefined &&
      (options.proxyPort !== undefined || options.simulatorKeys !== undefined)
    )
      throw new HarnessError(
        'COMMAND_INVALID',
        t`--proxy-port e --simulator-keys valgono solo con --by application`,
      )
    return
  }
  if (options.watch === true) refuse('--watch')
  if (options.dryRun !== undefined) refuse('--dry-run')
  if (options.jobs !== undefined && options.jobs !== '1') refuse('--jobs')
  if (options.from !== undefined) refuse('--from')
  if (options.shard !== undefined) refuse('--shard')
}

/** What the calls of the application are held to, where it makes them. */
export const rulesFor = async (
  by: RunOptions['by'],
  workspace: Workspace,
  supplied: readonly Adapter[],
): Promise<Loaded<readonly TrafficRule[]>> => {
  if (by !== 'application' && by !== 'file') return { ok: true, value: [] }
  const { loadTrafficRules } = await import('../../plan/load-traffic-rules.ts')
  return loadTrafficRules(workspace, supplied)
}
