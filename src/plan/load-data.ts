import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

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
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()) {
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
