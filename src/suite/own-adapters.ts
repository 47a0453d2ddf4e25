import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { loadOwnAdapters } from '../own-adapters/load-own-adapters.ts'
import { problemText } from '../plan/problem.ts'
import type { RunInput } from './run-input.ts'

/** The workspace's own adapters in the thread that runs the cases: those, and no others, that the run's header names. */
export const ownAdaptersOf = async (
  { ownFrom, header }: RunInput,
  installed: readonly Adapter[],
): Promise<readonly Adapter[]> => {
  if (ownFrom === undefined) return []
  const loaded = await loadOwnAdapters(ownFrom, installed)
  if (!loaded.ok) throw new Error(loaded.problems.map((one) => problemText(one)).join('\n'))
  const named = header.harness.ownAdapters ?? {}
  const other = loaded.value.find(({ id, own }) => named[id]?.sha256 !== own?.sha256)
  if (other !== undefined)
    throw new Error(
      t`${other.own?.folder ?? other.id} è cambiato da quando il comando è cominciato: ripeterlo`,
    )
  return loaded.value
}
