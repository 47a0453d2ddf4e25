import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join, relative, resolve } from 'node:path'

import { askTimestamp } from '../../dossier/ask-timestamp.ts'
import { buildDossier } from '../../dossier/build-dossier.ts'
import { lastRun, type GivenFile, type Parts } from '../../dossier/parts.ts'
import { readyDraft, readyFinal, tamperedRuns } from '../../dossier/ready-dossier.ts'
import { pageFile } from '../../dossier/run-files.ts'
import { verifyDossier, type VerifiedDossier } from '../../dossier/verify-dossier.ts'
import { comparePage } from '../../dossier/verify-page.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { readRun, type StoredRun } from '../../evidence/run-file.ts'
import { hasTraffic, readTraffic } from '../../evidence/traffic-file.ts'
import { fillingFile } from '../../fill/filling.ts'
import { t } from '../../lib/language/t.ts'
import { sha256 } from '../../lib/sha256.ts'
import { fileTrouble } from '../../plan/plan-file.ts'
import type { Problem } from '../../plan/problem.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import type { Ready, Subject } from '../../procedure/subject.ts'
import { caseName } from '../../report/allure/case-name.ts'
import { renderReport } from '../../report/allure/render.ts'
import { replayRun } from '../../suite/replay-run.ts'
import { draftKey, openKey, readyKeySpec, type OpenKey } from '../dossier-key.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { knownAdapters } from '../known-adapters.ts'
import { printProblems } from '../print-error.ts'
import { writableFile } from '../writable-file.ts'
import { findRun } from './find-run.ts'
import { subjectOf } from './messages/subject-of.ts'

export interface DossierOptions {
  readonly draft?: boolean
  readonly out?: string
  readonly statement?: string
  readonly timestamp?: string
  readonly force?: boolean
  /** Of copies in which pseudonyms stand for people. */
  readonly pseudonymise?: boolean
  readonly json?: boolean
}

const largestStatement = 20 * 1024 * 1024

const readStatement = (file: string): GivenFile => {
  const refuse = (reason: string) =>
    new HarnessError('COMMAND_INVALID', `${file}: ${reason}`, { hint: t`indicare un altro file` })
  try {
    const { size } = statSync(file)
    if (size === 0 || size > largestStatement)
      throw refuse(t`ha ${size} byte: da 1 a ${largestStatement}`)
    const name = basename(file).toLowerCase()
    const ending = /(?:\.[a-z0-9]{1,8}){1,2}$/.exec(name)?.[0] ?? extname(name)
    return { path: `dichiarazione${ending}`, bytes: readFileSync(file) }
  } catch (error) {
    throw error instanceof HarnessError ? error : refuse(fileTrouble(error))
  }
}

const statementOf = (
  { statement }: DossierOptions,
  subject: Ready<Subject>,
  io: Io,
): GivenFile | null => {
  if (statement !== undefined) return readStatement(resolve(io.cwd, statement))
  if (!subject.ok) return null
  const declared = subject.value.procedure?.shape.dossier?.statement
  return declared === undefined
    ? null
    : readStatement(join(subject.value.workspace.folder, declared))
}

const noWorkbook = { workbook: null, filling: null } as const

/** The authority's document, where `collaudo fill` has filled one in for the last of the runs. */
const workbookOf = (runs: Parts['runs']): Pick<Parts, 'workbook' | 'filling'> => {
  const { folder } = lastRun({ runs })
  const documents = join(folder, 'documento')
  const [name, ...others] = existsSync(documents) ? readdirSync(documents) : []
  if (name === undefined || others.length > 0) return noWorkbook
  const plain = name.replaceAll(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '')
  const filling = join(folder, fillingFile)
  return {
    workbook: { path: `documento/${plain}`, bytes: readFileSync(join(documents, name)) },
    filling: existsSync(filling) ? { path: fillingFile, bytes: readFileSync(filling) } : null,
  }
}

/** The page of each run, as it was made once; where there is none of this record, it is made now, and kept. */
const ensurePages = async (runs: readonly StoredRun[]): Promise<void> => {
  for (const { folder, record } of runs) {
    const file = join(folder, pageFile)
    if (
      existsSync(file) &&
      comparePage(pageFile, readFileSync(file), record, caseName).length === 0
    )
      continue
    const resultsDir = await replayRun(folder, record)
    const traffic = hasTraffic(folder) ? readTraffic(folder) : null
    await renderReport({ resultsDir, outputFile: file, record, traffic })
  }
}

const outputFile = (parts: Parts, options: DossierOptions, io: Io): string => {
  const [{ record }] = parts.runs
  const { name, version } = record.application
  const slug = `${name}-${version}`.replaceAll(/[^A-Za-z0-9._-]/g, '_')
  const asked = options.out ?? `dossier-${slug}${parts.kind === 'draft' ? '-bozza' : ''}.zip`
  const file = writableFile(io.cwd, '--out', asked)
  if (existsSync(file) && options.force !== true)
    throw new HarnessError('COMMAND_INVALID', t`${asked} c'è già`, {
      hint: t`con --force si sostituisce; con --out si scrive altrove`,
    })
  return file
}

const checkUrl = (url: string): void => {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return
  throw new HarnessError('COMMAND_INVALID', t`--timestamp vuole un indirizzo http o https`, {
    hint: t`per esempio --timestamp https://tsa.example.it/tsr`,
  })
}

interface Made {
  readonly bytes: Uint8Array
  readonly verified: VerifiedDossier
}

/** Builds it, and looks at it as whoever gets it will: what does not hold is never written. */
const make = async (
  parts: Parts,
  message: Uint8Array | null,
  open: OpenKey,
  options: DossierOptions,
  io: Io,
): Promise<Made> => {
  const adapters = await knownAdapters(io)
  const { timestamp } = options
  try {
    const bytes = await buildDossier(parts, message, adapters, {
      key: open.key,
      at: new Date(),
      ...(timestamp === undefined
        ? {}
        : { timestamp: (signature: Uint8Array) => askTimestamp(timestamp, signature) }),
    })
    const verified = await verifyDossier('dossier', bytes, adapters, new Date())
    const [first] = verified.problems
    if (first !== undefined)
      throw new HarnessError('DOSSIER_REFUSED', `${first.place}: ${first.message}`, {
        hint: t`il dossier appena fatto non si verifica: controllare la chiave di firma e le esecuzioni`,
      })
    return { bytes, verified }
  } finally {
    await open.close()
  }
}

const tell = (file: string, parts: Parts, { bytes, verified }: Made, io: Io): void => {
  const { manifest, signer, timestamp } = verified
  const count = manifest?.files.length ?? 0
  if (io.json) {
    io.out(
      `${JSON.stringify({ file, kind: parts.kind, verdict: manifest?.verdict ?? null, signer, timestamp, files: count, size: bytes.length, sha256: sha256(bytes) }, null, 2)}\n`,
    )
    return
  }
  io.out(
    [
      parts.kind === 'draft'
        ? t`Bozza di dossier: ${relative(io.cwd, file)}`
        : t`Dossier: ${relative(io.cwd, file)}`,
      t`  esito     ${(manifest?.verdict ?? '').toUpperCase()}`,
      t`  file      ${count}, ${bytes.length} byte`,
      t`  firma     ${signer ?? ''}`,
      ...(timestamp === null ? [] : [t`  marca     ${timestamp.at}, ${timestamp.authority}`]),
      t`  SHA-256   ${sha256(bytes)}`,
      t`Verificato: chi lo riceve può rifarlo con collaudo verify ${basename(file)}`,
      '',
    ].join('\n'),
  )
}

const refuse = (problems: readonly Problem[], io: Io): number => {
  printProblems(io, problems)
  return exitCodes.wrong
}

interface PackedRuns extends Disposable {
  readonly runs: readonly StoredRun[]
  /** Throws when somebody is still to be found in what is about to be packed. */
  readonly scan: () => void
}

/** The runs as they are packed: themselves, or copies without anybody in them, which are gone afterwards. */
const packed = async (
  stored: readonly StoredRun[],
  { pseudonymise }: DossierOptions,
): Promise<PackedRuns> => {
  if (pseudonymise !== true)
    return { runs: stored, scan: () => undefined, [Symbol.dispose]: () => undefined }
  const { createPseudonyms } = await import('../../pseudonyms/assign.ts')
  const { pseudonymiseRun, refusePeople } = await import('../../pseudonyms/pseudonymise-run.ts')
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-pseudonimi-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    // The same person is the same pseudonym in all of them.
    const pseudonyms = createPseudonyms()
    const runs = stored.map(({ folder: from, record }): StoredRun => {
      const target = join(folder, basename(from))
      return { folder: target, record: pseudonymiseRun(from, record, target, pseudonyms).record }
    })
    return {
      runs,
      scan: () => {
        for (const one of runs) refusePeople(one.folder, pseudonyms)
      },
      [Symbol.dispose]: remove,
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** Makes the dossier of one run or of several, or says all that keeps it from being made. */
export const dossier = async (
  names: readonly string[],
  options: DossierOptions,
  io: Io,
): Promise<number> => {
  const { folder: workspace } = findWorkspace(io.cwd)
  if (options.timestamp !== undefined) checkUrl(options.timestamp)
  const folders = new Set(names.map((name) => findRun(join(workspace, 'reports'), io.cwd, name)))
  const stored = [...folders].map((folder): StoredRun => ({ folder, record: readRun(folder) }))
  const [first, ...others] = stored
  if (first === undefined) return exitCodes.wrong
  const subject = subjectOf({ application: first.record.application.name }, io)
  const original: Parts = {
    kind: options.draft === true ? 'draft' : 'final',
    runs: [first, ...others],
    statement: statementOf(options, subject, io),
    // What was written into it for the authority has people in it too.
    ...(options.pseudonymise === true ? noWorkbook : workbookOf([first, ...others])),
  }
  const file = outputFile(original, options, io)
  const adapters = await knownAdapters(io)
  const tampered = await tamperedRuns(original, adapters)
  using copies = await packed(stored, options)
  const [one, ...more] = copies.runs
  const parts: Parts = { ...original, runs: [one ?? first, ...more] }
  if (parts.kind === 'draft') {
    if (tampered.length > 0) return refuse(tampered, io)
    await ensurePages(copies.runs)
    copies.scan()
    const message = await readyDraft(subject, parts, adapters)
    const made = await make(parts, message, await draftKey(), options, io)
    writeFileSync(file, made.bytes)
    tell(file, parts, made, io)
    return exitCodes.passed
  }
  const message = await readyFinal(subject, parts, adapters)
  const spec: Ready<unknown> = subject.ok ? readyKeySpec(subject.value) : { ok: true, value: null }
  const problems = [
    ...tampered,
    ...(message.ok ? [] : message.problems),
    ...(spec.ok ? [] : spec.problems),
  ]
  if (problems.length > 0 || !message.ok || !subject.ok) return refuse(problems, io)
  const key = readyKeySpec(subject.value)
  if (!key.ok) return refuse(key.problems, io)
  await ensurePages(copies.runs)
  copies.scan()
  const made = await make(parts, message.value, await openKey(key.value, io), options, io)
  writeFileSync(file, made.bytes)
  tell(file, parts, made, io)
  return exitCodes.passed
}
