import { z } from 'zod'

import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256 } from '../lib/sha256.ts'
import { Verdict, type RunRecord } from '../model/run-record.ts'
import type { Files } from './archive.ts'

export const manifestFile = 'manifest.json'
export const signatureFile = 'manifest.json.p7m'
export const timestampFile = 'manifest.json.p7m.tsr'

/** The files that no manifest can name, since they are made after it. */
export const besideManifest: readonly string[] = [manifestFile, signatureFile, timestampFile]

const Path = z.string().min(1)

/** `manifest.json`: what a dossier is of, and the hash of each of its files. It holds no time: the runs have theirs. */
export const Manifest = z.strictObject({
  schema: z.literal('collaudo/dossier@1'),
  /** A draft proves nothing, and is signed by a key that was made for it. */
  kind: z.enum(['final', 'draft']),
  application: z.strictObject({
    name: z.string(),
    title: z.string(),
    producer: z.string(),
    version: z.string(),
  }),
  plan: z.strictObject({ name: z.string(), title: z.string(), version: z.string() }),
  verdict: Verdict,
  /** In the order of their instants; each in `runs/<name>/`. */
  runs: z.array(z.strictObject({ name: z.string(), sha256: z.string() })).min(1),
  /** The vendor's statement about cases that the tool called itself. */
  statement: Path.nullable(),
  /** The authority's workbook, filled in. */
  workbook: Path.nullable(),
  harness: z.strictObject({ version: z.string(), language: z.enum(['it', 'en']) }),
  files: z.array(
    z.strictObject({
      path: Path,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      size: z.int().nonnegative(),
    }),
  ),
})
export type Manifest = Readonly<z.output<typeof Manifest>>

/** What a manifest says of a plan and of an application. */
export const planOf = ({ name, title, version }: RunRecord['plan']): Manifest['plan'] => ({
  name,
  title,
  version,
})
export const applicationOf = ({
  name,
  title,
  producer,
  version,
}: RunRecord['application']): Manifest['application'] => ({ name, title, producer, version })

/** Every file with its hash, in the order of their paths. */
export const listFiles = (files: Files): Manifest['files'] =>
  [...files]
    .map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))

/** The manifest in the one form in which it is signed. */
export const writeManifest = (manifest: Manifest): Buffer =>
  Buffer.from(canonicalJson(Manifest.parse(manifest)), 'utf8')

/** The list that `sha256sum -c` reads. */
export const sumsOf = (files: Manifest['files']): string =>
  files.map(({ path, sha256: digest }) => `${digest}  ${path}\n`).join('')
