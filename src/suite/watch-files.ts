import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

type Snapshot = ReadonlyMap<string, string>

const snapshotOf = (folders: readonly string[]): Snapshot => {
  const files = new Map<string, string>()
  for (const folder of folders) {
    if (!existsSync(folder)) continue
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      // Gone between the two looks: the next look tells.
      const stat = statSync(file, { throwIfNoEntry: false })
      if (stat !== undefined) files.set(file, `${stat.mtimeMs}:${stat.size}`)
    }
  }
  return files
}

const changedBetween = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  )

const everyMs = 250

export interface WatchOptions {
  readonly folders: readonly string[]
  /** Which files matter; read anew at each look. */
  readonly matters: (file: string) => boolean
  readonly signal: AbortSignal
}

/**
 * Files under the folders that were written, made or removed: one list for each burst of changes, until the
 * signal. It looks at times and sizes, so that it works on any file system and with any editor.
 */
export const watchFiles = ({ folders, matters, signal }: WatchOptions): AsyncIterable<string[]> => {
  // Now, not at the first look: what changes meanwhile is a change.
  let known = snapshotOf(folders)
  const look = (): string[] => {
    const now = snapshotOf(folders)
    const changed = changedBetween(known, now).filter(matters)
    known = now
    return changed
  }
  const pause = (): Promise<void> =>
    setTimeout(everyMs, undefined, { signal }).catch(() => undefined)
  return (async function* changes() {
    let gathered: string[] = []
    while (!signal.aborted) {
      await pause()
      const changed = look()
      gathered = [...new Set([...gathered, ...changed])]
      // A burst is over when a whole pause saw nothing more.
      if (gathered.length === 0 || changed.length > 0 || signal.aborted) continue
      yield gathered
      gathered = []
    }
  })()
}
