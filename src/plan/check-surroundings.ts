import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { CheckSurroundings, FileText } from '../check/check.ts'
import { t } from '../lib/language/t.ts'
import { resolvePlanFile } from './plan-file.ts'

const maxBytes = 5_000_000

const readText = (folder: string, path: string): FileText => {
  const found = resolvePlanFile(folder, path)
  if (!found.ok) return { ...found, absent: !existsSync(join(folder, path)) }
  const refuse = (message: string, hint: string): FileText => ({
    ok: false,
    absent: false,
    message: t`il file «${path}» ${message}`,
    hint,
  })
  const { size } = statSync(found.absolute)
  if (size > maxBytes)
    return refuse(t`ha ${size} byte: il massimo è ${maxBytes}`, t`dividerlo in file più piccoli`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(found.absolute))
    return { ok: true, text }
  } catch {
    return refuse(t`non è testo UTF-8 che si possa leggere`, t`salvarlo con codifica UTF-8`)
  }
}

/** Reads the files that checks name from the plan's folder; every text that is read is put into `read`. */
export const filesOfFolder =
  (folder: string, read: Map<string, string>): CheckSurroundings['file'] =>
  (path) => {
    const known = read.get(path)
    if (known !== undefined) return { ok: true, text: known }
    const found = readText(folder, path)
    if (found.ok) read.set(path, found.text)
    return found
  }

/** The same files once more, where only their texts have travelled. */
export const filesOfPlan =
  (files: Readonly<Record<string, string>>): CheckSurroundings['file'] =>
  (path) => {
    const text = Object.hasOwn(files, path) ? files[path] : undefined
    return text === undefined
      ? {
          ok: false,
          absent: true,
          message: t`il file «${path}» non c'è`,
          hint: t`controllare il nome`,
        }
      : { ok: true, text }
  }

/** Every file that checks can have been evaluated with, those of the contract under `contract/`. */
export const filesOfChecks = (
  { contract }: Adapter,
  files: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...files,
  ...Object.fromEntries(
    Object.entries(contract?.kept ?? {}).map(([path, text]) => [`contract/${path}`, text]),
  ),
})

/** What the checks of an adapter's steps are read and evaluated with. */
export const checkSurroundings = (
  adapter: Adapter,
  file: CheckSurroundings['file'],
): CheckSurroundings => ({
  namespaces: adapter.namespaces,
  file,
  contract: adapter.contract ?? null,
})
