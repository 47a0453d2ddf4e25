import { realpathSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { shown } from '../lib/shown.ts'

/** A place in a file of an adapter, relative to the workspace. */
export interface OwnPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Where in a workspace's folder an error was thrown, as its stack tells; undefined where that is elsewhere. */
export const placeOf = (thrown: unknown, workspace: string): OwnPlace | undefined => {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : ''
  // Node names a module by its real path.
  const folder = realpathSync(workspace)
  for (const root of [`${pathToFileURL(folder).href}/`, `${folder}/`, `${folder}\\`]) {
    const at = stack.indexOf(`${root}adapters`)
    if (at < 0) continue
    const found = /^([^\s:()?]+)(?:\?[^\s:()]*)?:(\d+)(?::(\d+))?/.exec(
      stack.slice(at + root.length),
    )
    if (found === null) continue
    const [, file = '', line = '1', column = '1'] = found
    return {
      file: decodeURI(file).replaceAll('\\', '/'),
      line: Number(line),
      column: Number(column),
    }
  }
  return undefined
}

/** What was thrown, in one line. */
export const thrownText = (thrown: unknown): string =>
  shown(thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown), 300)

/** That an adapter of the workspace did what it must not: of its author, not of ours. */
export const adapterFailed = (
  id: string,
  member: string,
  reason: string,
  options: {
    readonly place?: OwnPlace | undefined
    readonly cause?: unknown
    readonly hint?: string
  },
): HarnessError => {
  const { place } = options
  return new HarnessError(
    'ADAPTER_FAILED',
    t`l'adattatore «${id}» della cartella di lavoro, in ${member}: ${reason}${place === undefined ? '' : ` (${place.file}:${place.line})`}`,
    {
      hint: options.hint ?? t`correggere adapters/${id}: non è un difetto di Collaudo`,
      ...(options.cause === undefined ? {} : { cause: options.cause }),
    },
  )
}
