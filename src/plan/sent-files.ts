import { readFileSync, statSync } from 'node:fs'

import type { NamedFile, RequestProblem } from '../adapter/define-adapter.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { fileTrouble, resolvePlanFile } from './plan-file.ts'

const maxBytes = 10_000_000

const readBytes = (
  folder: string,
  file: string,
):
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly message: string; readonly hint: string } => {
  const found = resolvePlanFile(folder, file)
  if (!found.ok) return found
  try {
    const { size } = statSync(found.absolute)
    return size > maxBytes
      ? {
          ok: false,
          message: t`il file ha ${size} byte: il massimo è ${maxBytes}`,
          hint: t`dividerlo in file più piccoli`,
        }
      : { ok: true, bytes: readFileSync(found.absolute) }
  } catch (error) {
    return {
      ok: false,
      message: fileTrouble(error),
      hint: t`controllare il file e i suoi permessi`,
    }
  }
}

/** Reads the files that a request is made of into `sent`, in base64, and says what keeps them from being sent. */
export const sentFileProblems = (
  named: readonly NamedFile[],
  folder: string,
  sent: Map<string, string>,
): readonly RequestProblem[] =>
  named.flatMap(({ path, file }) => {
    if (file.includes('${'))
      return [
        {
          path,
          message: t`atteso il nome di un file, non un'espressione`,
          hint: t`scrivere il nome alla lettera: il file si legge con il piano`,
        },
      ]
    if (sent.has(file)) return []
    const read = readBytes(folder, file)
    if (!read.ok) return [{ path, message: read.message, hint: read.hint }]
    sent.set(file, read.bytes.toString('base64'))
    return []
  })

/** The bytes of a file that was read with the plan; throws REQUEST_INVALID. */
export const sentFile = (sent: Readonly<Record<string, string>>, file: string): Uint8Array => {
  const text = Object.hasOwn(sent, file) ? sent[file] : undefined
  if (text !== undefined) return Buffer.from(text, 'base64')
  throw new HarnessError('REQUEST_INVALID', t`il file «${file}» non c'è`, {
    hint: t`controllare il nome`,
  })
}
