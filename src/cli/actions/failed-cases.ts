import { join } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import type { Workspace } from '../../plan/workspace.ts'
import { isOf, newestRun, openCases, type RunSubject } from '../../run/earlier-run.ts'

/** The cases that the last run of the same plan, environment and application left without a good end. */
export const failedCases = (
  workspace: Workspace,
  subject: RunSubject,
): { readonly run: string; readonly cases: readonly string[] } => {
  const last = newestRun(join(workspace.folder, 'reports'), isOf(subject))
  if (last === undefined)
    throw new HarnessError(
      'RUN_NOT_FOUND',
      t`${subject.suite ?? subject.plan} non è mai stato eseguito su ${subject.environment} con ${subject.application}`,
      { hint: t`eseguirlo prima intero, senza --failed` },
    )
  const { record } = last
  const cases = openCases(record)
  if (cases.length === 0)
    throw new HarnessError(
      'SELECTION_EMPTY',
      t`nell'ultima esecuzione, ${record.run}, nessun caso è da rifare`,
      { hint: t`per rifarla intera togliere --failed` },
    )
  return { run: record.run, cases }
}
