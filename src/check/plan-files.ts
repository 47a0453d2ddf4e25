import { t } from '../lib/language/t.ts'
import type { CheckSurroundings, FileText, SpecProblem } from './check.ts'

/** Texts by path, or the first problem that stands in their way. */
export type Gathered =
  | { readonly ok: true; readonly files: Readonly<Record<string, string>> }
  | {
      readonly ok: false
      readonly message: string
      readonly hint?: string
      readonly unavailable?: true
    }

/** What a file refers to: paths in the plan's folder; or why that cannot be followed. */
export type References =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly hint?: string }

const mostFiles = 200

const missing = (path: string, found: FileText & { ok: false }, isEntry: boolean): Gathered => ({
  ok: false,
  message: isEntry ? found.message : `${path}: ${found.message}`,
  hint: found.hint,
  ...(found.absent && isEntry ? { unavailable: true as const } : {}),
})

/** Reads a file of the plan and all that it refers to, directly or not. */
export const gatherFiles = (
  entry: string,
  around: CheckSurroundings,
  referencesOf: (path: string, text: string) => References,
): Gathered => {
  const files: Record<string, string> = {}
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (Object.hasOwn(files, path)) continue
    if (Object.keys(files).length === mostFiles)
      return { ok: false, message: t`${entry} importa più di ${mostFiles} file` }
    const found = around.file(path)
    if (!found.ok) return missing(path, found, path === entry)
    files[path] = found.text
    const references = referencesOf(path, found.text)
    if (!references.ok) return { ...references, message: `${path}: ${references.message}` }
    waiting.push(...references.paths)
  }
  return { ok: true, files }
}

/** The problem of an entry whose file, named by its key, cannot be used. */
export const fileProblem = (key: string, gathered: Gathered & { ok: false }): SpecProblem => ({
  path: [key],
  message: gathered.message,
  ...(gathered.hint === undefined ? {} : { hint: gathered.hint }),
  ...(gathered.unavailable === undefined ? {} : { unavailable: gathered.unavailable }),
})
