import type { Adapter } from '../adapter/define-adapter.ts'
import { language } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { version } from '../lib/version.ts'
import type { SigningKey } from '../model/signing-key.ts'
import { signCades } from '../signature/sign-cades.ts'
import { writeArchive, type Files } from './archive.ts'
import { combineRuns } from './combine-runs.ts'
import {
  applicationOf,
  listFiles,
  manifestFile,
  planOf,
  signatureFile,
  sumsOf,
  timestampFile,
  writeManifest,
  type Manifest,
} from './manifest.ts'
import { messageFile, runFolderOf, sumsFile, type Parts } from './parts.ts'
import { filesOfRun } from './run-files.ts'
import { viewsOf } from './views.ts'

export interface Signing {
  readonly key: SigningKey
  readonly at: Date
  /** Asks for a time stamp over the signature (RFC 3161); absent where none is wanted. */
  readonly timestamp?: (signature: Uint8Array) => Promise<Uint8Array>
}

const inOrder = (entries: readonly (readonly [string, Uint8Array])[]): Files =>
  new Map(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))

const manifestOf = (parts: Parts, files: Files): Manifest => {
  const { record, runs } = combineRuns(parts.runs)
  return {
    schema: 'collaudo/dossier@1',
    kind: parts.kind,
    application: applicationOf(record.application),
    plan: planOf(record.plan),
    verdict: record.verdict,
    runs: runs.map((run) => ({
      name: run.record.run,
      sha256: sha256(files.get(`${runFolderOf(run.record.run)}/run.json`) ?? new Uint8Array()),
    })),
    statement: parts.statement?.path ?? null,
    workbook: parts.workbook?.path ?? null,
    harness: { version, language },
    files: listFiles(files),
  }
}

/**
 * The bytes of a dossier. For the same runs and the same key's owner everything in it is the same, but for the signature
 * and the time stamp. `message` is the draft of stage 5, where one can be written.
 */
export const buildDossier = async (
  parts: Parts,
  message: Uint8Array | null,
  adapters: readonly Adapter[],
  signing: Signing,
): Promise<Uint8Array> => {
  const content = inOrder([
    ...(await viewsOf(parts, adapters)),
    ...parts.runs.flatMap(filesOfRun),
    ...[parts.statement, parts.workbook, parts.filling].flatMap((file): [string, Uint8Array][] =>
      file === null ? [] : [[file.path, file.bytes]],
    ),
    ...(message === null ? [] : [[messageFile, message] as const]),
  ])
  const files = inOrder([...content, [sumsFile, Buffer.from(sumsOf(listFiles(content)), 'utf8')]])
  const manifest = writeManifest(manifestOf(parts, files))
  const signature = await signCades(manifest, signing.key, signing.at)
  const stamp = await signing.timestamp?.(signature)
  return writeArchive(
    new Map([
      [manifestFile, manifest],
      [signatureFile, signature],
      ...(stamp === undefined ? [] : [[timestampFile, stamp] as const]),
      ...files,
    ]),
  )
}
