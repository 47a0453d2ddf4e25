import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

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

/** How the base64 of what is zipped (RFC 1952 §2.3.1) begins: so a large page holds what it shows. */
const zipped = /H4sI[A-Za-z0-9+/]{16,}={0,2}/g

/** Bytes, and what is zipped in them. */
function* layersOf(content: Buffer): Generator<Buffer> {
  yield content
  if (!content.includes('H4sI')) return
  for (const [packed] of content.toString('latin1').matchAll(zipped)) {
    try {
      yield gunzipSync(Buffer.from(packed, 'base64'))
    } catch {
      // Begins as if it were zipped.
    }
  }
}

/** What has one content for sure: the same file under another name, as attachments are of the evidence. Undefined: it has no other. */
const contentOf = (file: string): string | undefined => {
  const { dev, ino, nlink } = statSync(file, { bigint: true })
  return nlink > 1n ? `${dev}:${ino}` : undefined
}

/** Where a secret stands, in clear, in base64 or zipped, in the files of a folder: one sentence for each. */
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
  const namesIn = (file: string): ReadonlySet<string> => {
    const here = new Set<string>()
    for (const layer of layersOf(readFileSync(file)))
      for (const { name, forms } of wanted)
        if (!here.has(name) && forms.some((form) => layer.includes(form))) here.add(name)
    return here
  }
  const known = new Map<string, ReadonlySet<string>>()
  const found: string[] = []
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const content = contentOf(file)
    const names = (content === undefined ? undefined : known.get(content)) ?? namesIn(file)
    if (content !== undefined) known.set(content, names)
    found.push(...Array.from(names, (name) => t`${name} compare in ${file}`))
  }
  return found
}
