import type { Adapter } from '../../adapter/define-adapter.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { entryText } from '../../explain/entry-text.ts'
import { allEntries, lookUp, type Entry } from '../../explain/look-up.ts'
import { t } from '../../lib/language/t.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { installedAdapters, loadAdaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'

export interface ExplainOptions {
  readonly json?: boolean
}

const titleOf = (entry: Entry): string => {
  switch (entry.kind) {
    case 'code':
      return entry.explanation.title
    case 'tls-alert':
    case 'network':
      return entry.meaning
    case 'exit-code':
    case 'word':
      return entry.title
    case 'authority':
      return entry.explanation.meaning
  }
}

const asData = (entry: Entry) => {
  switch (entry.kind) {
    case 'code':
      return { kind: entry.kind, code: entry.code, ...entry.explanation }
    case 'authority':
      return { kind: entry.kind, code: entry.code, title: entry.title, ...entry.explanation }
    case 'exit-code':
    case 'tls-alert':
    case 'network':
    case 'word':
      return entry
  }
}

const list = (adapters: readonly Adapter[], options: ExplainOptions, io: Io): number => {
  const entries = allEntries(adapters)
  if (options.json === true) {
    const titles = entries.map((entry) => ({
      kind: entry.kind,
      code: entry.code,
      title: titleOf(entry),
    }))
    io.out(`${JSON.stringify({ codes: titles }, null, 2)}\n`)
    return exitCodes.passed
  }
  const width = Math.max(...entries.map(({ code }) => code.length))
  for (const entry of entries) io.out(`${entry.code.padEnd(width)}  ${titleOf(entry)}\n`)
  return exitCodes.passed
}

/** Explains a code of any kind, or lists them all. */
export const explain = async (
  code: string | undefined,
  options: ExplainOptions,
  io: Io,
): Promise<number> => {
  // What is wrong with an adapter of the workspace is explained here too.
  const loaded = await loadAdaptersOf(findWorkspace(io.cwd))
  const adapters = loaded.ok ? loaded.value : installedAdapters
  if (code === undefined) return list(adapters, options, io)
  const found = lookUp(code, adapters)
  if (!found.ok)
    throw new HarnessError('COMMAND_INVALID', t`nessun codice si chiama «${code}»`, {
      hint:
        found.nearest === undefined
          ? t`collaudo explain li elenca tutti`
          : t`forse si intendeva «${found.nearest}»`,
    })
  if (options.json === true)
    io.out(`${JSON.stringify({ entries: found.entries.map((entry) => asData(entry)) }, null, 2)}\n`)
  else io.out(found.entries.map((entry) => entryText(entry)).join('\n'))
  return exitCodes.passed
}
