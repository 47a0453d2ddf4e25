import { join } from 'node:path'

import { t } from '../lib/language/t.ts'
import { reservedNames } from './known-names.ts'
import { namesIn } from './plan-file.ts'
import type { Problem } from './problem.ts'
import { readYaml, type TextValue } from './read-yaml.ts'
import type { Workspace } from './workspace.ts'

const isRecord = (value: TextValue | undefined): value is { readonly [key: string]: TextValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Structures are merged key by key; anything else, and lists, is replaced. */
export const mergeText = (below: TextValue | undefined, above: TextValue): TextValue => {
  if (!isRecord(below) || !isRecord(above)) return above
  const merged: Record<string, TextValue> = { ...below }
  for (const [key, value] of Object.entries(above)) merged[key] = mergeText(below[key], value)
  return merged
}

/** All `*.yaml` of the folders, each file under its own name, later folders laid over earlier ones. */
export const loadData = (
  workspace: Workspace,
  folders: readonly string[],
): { data: Record<string, TextValue>; problems: Problem[] } => {
  const data: Record<string, TextValue> = {}
  const problems: Problem[] = []
  for (const folder of folders) {
    const at = (name: string, message: string, hint: string): Problem => ({
      code: 'DATA_INVALID',
      file: workspace.display(join(folder, name)),
      line: 1,
      column: 1,
      message,
      hint,
    })
    const listed = namesIn(folder)
    if (!listed.ok) {
      problems.push(at('', listed.message, t`i dati stanno in file .yaml nella cartella data/`))
      continue
    }
    for (const name of listed.names.filter((file) => file.endsWith('.yaml'))) {
      if (!/^[A-Za-z_][A-Za-z0-9_-]*\.yaml$/.test(name) || name === '__proto__.yaml') {
        problems.push(
          at(
            name,
            t`il nome del file è quello che si scrive in \${ … }: attese lettere, cifre, _ e -`,
            t`rinominare il file`,
          ),
        )
        continue
      }
      if (reservedNames.includes(name.replace(/\.yaml$/, ''))) {
        problems.push(
          at(
            name,
            t`«${name.replace(/\.yaml$/, '')}» ha già un significato in ogni espressione: questi dati non si potrebbero leggere`,
            t`rinominare il file`,
          ),
        )
        continue
      }
      const absolute = join(folder, name)
      const read = readYaml(workspace.display(absolute), absolute)
      if (!read.ok) {
        problems.push(...read.problems)
        continue
      }
      const root = name.replace(/\.yaml$/, '')
      data[root] = mergeText(data[root], read.value.value)
    }
  }
  return { data, problems }
}
