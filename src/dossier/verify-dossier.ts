import type { Adapter } from '../adapter/define-adapter.ts'
import { t } from '../lib/language/t.ts'
import { romeIso } from '../lib/rome-time.ts'
import { sha256 } from '../lib/sha256.ts'
import { readTimestamp } from '../signature/timestamp.ts'
import {
  changed,
  nothingLooked,
  problems,
  together,
  type Finding,
  type Verification,
} from '../verify/finding.ts'
import { readArchive, strayByte, type Files } from './archive.ts'
import {
  besideManifest,
  Manifest,
  manifestFile,
  signatureFile,
  sumsOf,
  timestampFile,
  writeManifest,
} from './manifest.ts'
import { sumsFile } from './parts.ts'
import { verifyContent } from './verify-content.ts'
import { signerText, verifySignature } from './verify-signature.ts'

/** What came of verifying a dossier, and what it says it is. */
export interface VerifiedDossier extends Verification {
  /** Null where there is none to read. */
  readonly manifest: Manifest | null
  /** Who signed it; null where the signature does not hold. */
  readonly signer: string | null
  /** When a time stamping authority saw it, in ISO 8601, and which; null where there is none, or it does not hold. */
  readonly timestamp: { readonly at: string; readonly authority: string } | null
}

const nothing = (verification: Verification): VerifiedDossier => ({
  ...verification,
  manifest: null,
  signer: null,
  timestamp: null,
})

/** The manifest, if it can be read; whether it is in the one form in which it is signed is a matter of its own. */
const readManifest = (
  bytes: Uint8Array,
): { readonly manifest: Manifest; readonly found: Verification } | Verification => {
  try {
    const manifest = Manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return {
      manifest,
      found:
        Buffer.compare(writeManifest(manifest), bytes) === 0
          ? problems()
          : problems(
              changed(manifestFile, t`non è nella forma canonica (RFC 8785) in cui si firma`),
            ),
    }
  } catch {
    return problems(changed(manifestFile, t`non è il manifesto di un dossier, o non si legge`))
  }
}

/** Every file is the one that the manifest names; none is missing, and none is there besides. */
const verifyFiles = (files: Files, { files: listed }: Manifest): Verification => {
  const names = new Set(listed.map(({ path }) => path))
  const found: Finding[] = []
  for (const { path, sha256: digest } of listed) {
    const bytes = files.get(path)
    if (bytes === undefined)
      found.push({ kind: 'missing', place: path, message: t`il manifesto lo nomina, e non c'è` })
    else if (sha256(bytes) !== digest)
      found.push(changed(path, t`non ha l'impronta che il manifesto dice`))
  }
  for (const path of files.keys())
    if (!names.has(path) && !besideManifest.includes(path))
      found.push({ kind: 'added', place: path, message: t`il manifesto non lo nomina` })
  const sums = files.get(sumsFile)
  const others = listed.filter(({ path }) => path !== sumsFile)
  if (sums !== undefined && Buffer.from(sums).toString('utf8') !== sumsOf(others))
    found.push(changed(sumsFile, t`non è l'elenco delle impronte dei file`))
  return { problems: found, notes: [], looked: { ...nothingLooked, files: listed.length } }
}

const verifyStamp = async (
  files: Files,
): Promise<{ readonly timestamp: VerifiedDossier['timestamp']; readonly found: Verification }> => {
  const stamp = files.get(timestampFile)
  const signature = files.get(signatureFile)
  if (stamp === undefined || signature === undefined) return { timestamp: null, found: problems() }
  const read = await readTimestamp(stamp, signature)
  return read.ok
    ? {
        timestamp: { at: romeIso(read.value.at), authority: read.value.authority },
        found: { ...problems(), looked: { ...nothingLooked, signatures: 1 } },
      }
    : {
        timestamp: null,
        found: problems({ kind: 'signature', place: timestampFile, message: read.reason }),
      }
}

/** A dossier as far as its bytes go: its files, where it could be opened. */
export interface VerifiedForm extends VerifiedDossier {
  readonly files: Files
}

const noFiles: Files = new Map()

/**
 * Whether a dossier is the one that was signed: archive, manifest, signature, time stamp, and the hash of every file.
 * What its runs say is not looked at.
 */
export const verifyForm = async (
  name: string,
  bytes: Uint8Array,
  now: Date,
): Promise<VerifiedForm> => {
  const archive = readArchive(bytes)
  if (!archive.ok) return { ...nothing(problems(changed(name, archive.reason))), files: noFiles }
  const { files } = archive
  const stray = strayByte(bytes, files)
  const form =
    stray === null
      ? problems()
      : problems(
          changed(
            stray.file ?? name,
            t`l'archivio non è scritto come lo scrive Collaudo, dal byte ${stray.offset}`,
          ),
        )
  const written = files.get(manifestFile)
  if (written === undefined)
    return {
      ...nothing(
        together([
          form,
          problems({ kind: 'missing', place: manifestFile, message: t`il manifesto manca` }),
        ]),
      ),
      files,
    }
  const read = readManifest(written)
  if (!('manifest' in read)) return { ...nothing(together([form, read])), files }
  const { manifest } = read
  const signature = await verifySignature(files.get(signatureFile), written, manifest.kind, now)
  const stamp = await verifyStamp(files)
  return {
    files,
    manifest,
    signer: signature.ok ? signerText(signature.signer, signature.isDraft) : null,
    timestamp: stamp.timestamp,
    ...together([
      form,
      read.found,
      signature.ok
        ? { ...problems(), looked: { ...nothingLooked, signatures: 1 } }
        : problems(signature.problem),
      stamp.found,
      verifyFiles(files, manifest),
    ]),
  }
}

/** Verifies a dossier from its bytes alone: nobody is called, and nothing but the adapters is needed. */
export const verifyDossier = async (
  name: string,
  bytes: Uint8Array,
  adapters: readonly Adapter[],
  now: Date,
): Promise<VerifiedDossier> => {
  const { files, ...form } = await verifyForm(name, bytes, now)
  return form.manifest === null
    ? form
    : { ...form, ...together([form, await verifyContent(files, form.manifest, adapters)]) }
}
