import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from '../lib/sha256.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'

/** What is told of a file beside its bytes. */
export interface EvidenceLabel {
  readonly name: string
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
}

export interface EvidenceStore {
  /** Writes the bytes at once, under their own hash; what is there already is never written again. */
  readonly keep: (bytes: Uint8Array, label: EvidenceLabel) => EvidenceRef
}

/** Another thread may have been quicker, with the same bytes. */
const writeOnce = (file: string, bytes: Uint8Array): void => {
  try {
    writeFileSync(file, bytes, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** The content-addressed, append-only store of a run: `evidence/<sha256>.<extension>`. */
export const createStore = (runFolder: string): EvidenceStore => {
  const folder = join(runFolder, 'evidence')
  mkdirSync(folder, { recursive: true })
  return {
    keep: (bytes, { name, mediaType, extension }) => {
      const digest = sha256(bytes)
      const file = `${digest}.${extension}`
      const absolute = join(folder, file)
      if (!existsSync(absolute)) writeOnce(absolute, bytes)
      return { name, sha256: digest, size: bytes.byteLength, mediaType, path: `evidence/${file}` }
    },
  }
}
