import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { t } from '../lib/language/t.ts'

/** A secret by the name under which a person knows it. */
export interface NamedSecret {
  readonly name: string
  readonly value: string
}

/** Shorter values would be found by chance. */
const shortest = 8

/**
 * What a value leaves in the base64 (RFC 4648 §4) of any content that holds it: what stands before it
 * decides where the groups of three bytes begin. Characters shared with its neighbours are left out.
 */
const base64Forms = (value: Buffer): string[] =>
  [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), value])
      .toString('base64')
      .slice(Math.ceil((before * 4) / 3), Math.floor(((before + value.length) * 4) / 3)),
  )

/** Where a secret stands, in clear or in base64, in the files of a folder: one sentence for each. */
export const scanSecrets = (folder: string, secrets: readonly NamedSecret[]): string[] => {
  const wanted = secrets
    .filter(({ value }) => value.length >= shortest)
    .map(({ name, value }) => {
      const bytes = Buffer.from(value, 'utf8')
      return {
        name,
        forms: [bytes, ...base64Forms(bytes).map((form) => Buffer.from(form, 'latin1'))],
      }
    })
  const found: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    for (const { name, forms } of wanted)
      if (forms.some((form) => content.includes(form))) found.push(t`${name} compare in ${file}`)
  }
  return found
}
