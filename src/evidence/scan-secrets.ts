import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret by the name under which a person knows it. */
export interface NamedSecret {
  readonly name: string
  readonly value: string
}

/** Shorter values would be found by chance. */
const shortest = 8

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** Where a secret stands, in clear or in base64, in the files of a folder: one sentence for each. */
export const scanSecrets = (folder: string, secrets: readonly NamedSecret[]): string[] => {
  const wanted = secrets
    .filter(({ value }) => value.length >= shortest)
    .map(({ name, value }) => ({
      name,
      forms: [Buffer.from(value, 'utf8'), Buffer.from(base64(value), 'latin1')],
    }))
  const found: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = readFileSync(file)
    for (const { name, forms } of wanted)
      if (forms.some((form) => content.includes(form))) found.push(`${name} compare in ${file}`)
  }
  return found
}
