import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { sha256 } from '../lib/sha256.ts'
import type { EvidenceRef } from '../model/evidence-ref.ts'
import { whyRefused } from './why-refused.ts'

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

/** What a process left half written when it was killed: under no hash, so nobody takes it for evidence. */
const unfinished = /\.part$/

/** Whole or not at all: a kill or a full disk leaves nothing under a hash that is not of it. */
const writeOnce = (file: string, bytes: Uint8Array): void => {
  const part = `${file}.${process.pid}-${randomUUID()}.part`
  try {
    writeFileSync(part, bytes)
    // Another thread may have been quicker, with the same bytes.
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw whyRefused(error, file)
  }
}

/** Takes away what an earlier process left half written. */
export const mendStore = (runFolder: string): void => {
  const folder = join(runFolder, 'evidence')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (unfinished.test(name)) rmSync(join(folder, name), { force: true })
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
