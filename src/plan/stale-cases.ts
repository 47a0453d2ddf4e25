import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from '../lib/sha256.ts'
import type { CaseHead, RunRecord } from '../model/run-record.ts'
import type { Stale } from '../model/stale.ts'
import type { Plan } from './plan.ts'

const whyStale = (then: CaseHead, now: CaseHead | undefined): Stale['why'] | undefined => {
  if (now === undefined) return 'gone'
  if (then.wordsSha256 !== now.wordsSha256) return 'words'
  if (then.fileSha256 !== now.fileSha256) return 'file'
  // Older records do not say what else a case was made of.
  const isKnown = then.contentSha256 !== undefined && now.contentSha256 !== undefined
  return isKnown && then.contentSha256 !== now.contentSha256 ? 'content' : undefined
}

/** The results of a run that are older than their case, as the plan is now. */
export const staleCases = (
  { cases }: Pick<RunRecord, 'cases'>,
  plan: Pick<Plan, 'cases'>,
): readonly Stale[] => {
  const now = new Map(plan.cases.map(({ head }) => [head.id, head]))
  return cases.flatMap((then) => {
    const why = whyStale(then, now.get(then.id))
    return why === undefined ? [] : [{ case: then.id, why }]
  })
}

/** The same where the plan cannot be loaded: by the bytes of the case's files alone. */
export const staleFiles = (
  { cases }: Pick<RunRecord, 'cases'>,
  workspaceFolder: string,
): readonly Stale[] => {
  const hashes = new Map<string, string | null>()
  const hashOf = (file: string): string | null => {
    const known = hashes.get(file)
    if (known !== undefined) return known
    const absolute = join(workspaceFolder, file)
    const found = existsSync(absolute) ? sha256(readFileSync(absolute)) : null
    hashes.set(file, found)
    return found
  }
  return cases.flatMap(({ id, file, fileSha256 }): Stale[] => {
    const now = hashOf(file)
    if (now === fileSha256) return []
    return [{ case: id, why: now === null ? 'gone' : 'file' }]
  })
}
