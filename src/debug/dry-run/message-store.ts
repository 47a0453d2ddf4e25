import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { EvidenceStore } from '../../evidence/create-store.ts'
import { messageNames } from '../../evidence/record-exchange.ts'
import { sha256 } from '../../lib/sha256.ts'

const known: Readonly<Record<string, string>> = {
  [messageNames.request.head]: 'testa',
  [messageNames.request.body]: 'corpo',
}

const fileName = (name: string): string =>
  known[name] ??
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Keeps the parts of one message in a folder of their own, under names that a person reads. */
export const messageStore = (folder: string, path: string): EvidenceStore => {
  mkdirSync(join(folder, path), { recursive: true })
  return {
    keep: (bytes, { name, mediaType, extension }) => {
      const file = `${path}/${fileName(name)}.${extension}`
      writeFileSync(join(folder, file), bytes)
      return { name, sha256: sha256(bytes), size: bytes.byteLength, mediaType, path: file }
    },
  }
}
