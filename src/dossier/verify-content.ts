import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { StoredRun } from '../evidence/run-file.ts'
import { fillingFile } from '../fill/filling.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { language, t } from '../lib/language/t.ts'
import { sha256 } from '../lib/sha256.ts'
import { shown } from '../lib/shown.ts'
import { version } from '../lib/version.ts'
import { caseName } from '../report/allure/case-name.ts'
import {
  changed,
  nothingLooked,
  problems,
  together,
  type Finding,
  type Verification,
} from '../verify/finding.ts'
import { verifyRun } from '../verify/verify-run.ts'
import type { Files } from './archive.ts'
import { combineRuns } from './combine-runs.ts'
import { finalRefusals } from './final-claims.ts'
import { applicationOf, manifestFile, planOf, type Manifest } from './manifest.ts'
import { runFolderOf, type GivenFile, type Parts } from './parts.ts'
import { pageFile } from './run-files.ts'
import { comparePage } from './verify-page.ts'
import { verifyWorkbook } from './verify-workbook.ts'
import { viewsOf } from './views.ts'

const extract = (files: Files, folder: string): void => {
  for (const [path, bytes] of files) {
    if (!path.startsWith('runs/')) continue
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 })
  }
}

const under = (prefix: string, verification: Verification): Verification => {
  const placed = (one: Finding): Finding => ({
    ...one,
    place: /^(?:evidence\/|run\.json|events\.ndjson)/.test(one.place)
      ? `${prefix}/${one.place}`
      : one.place,
  })
  return {
    ...verification,
    problems: verification.problems.map(placed),
    notes: verification.notes.map(placed),
  }
}

const verifyRuns = async (
  files: Files,
  { runs }: Manifest,
  folder: string,
  adapters: readonly Adapter[],
): Promise<{ readonly stored: readonly StoredRun[]; readonly found: Verification }> => {
  const stored: StoredRun[] = []
  const found: Verification[] = []
  for (const { name, sha256: digest } of runs) {
    const at = runFolderOf(name)
    const record = files.get(`${at}/run.json`)
    if (record === undefined) {
      found.push(
        problems({ kind: 'missing', place: `${at}/run.json`, message: t`il registro manca` }),
      )
      continue
    }
    if (sha256(record) !== digest)
      found.push(problems(changed(`${at}/run.json`, t`non è il registro che il manifesto nomina`)))
    const verified = await verifyRun(join(folder, at), adapters)
    found.push(under(at, verified))
    if (verified.record === null) continue
    if (verified.record.run !== name)
      found.push(problems(changed(`${at}/run.json`, t`è il registro di un'altra esecuzione`)))
    const page = files.get(`${at}/${pageFile}`)
    if (page === undefined)
      found.push(
        problems({ kind: 'missing', place: `${at}/${pageFile}`, message: t`il rapporto manca` }),
      )
    else found.push(problems(...comparePage(`${at}/${pageFile}`, page, verified.record, caseName)))
    stored.push({ folder: join(folder, at), record: verified.record })
  }
  return { stored, found: together(found) }
}

const given = (files: Files, path: string | null): GivenFile | null => {
  const bytes = path === null ? undefined : files.get(path)
  return path === null || bytes === undefined ? null : { path, bytes }
}

/** Summary and table, made again from the records. */
const verifyViews = async (
  files: Files,
  parts: Parts,
  { harness }: Manifest,
  adapters: readonly Adapter[],
): Promise<Verification> => {
  if (harness.version !== version || harness.language !== language)
    return {
      problems: [],
      notes: [
        {
          kind: 'not-verifiable',
          place: manifestFile,
          message: t`fatto con collaudo ${harness.version} (${harness.language}), e qui c'è ${version} (${language}): sintesi e tabella valgono per la loro impronta, e non si rifanno`,
        },
      ],
      looked: nothingLooked,
    }
  const found: Finding[] = []
  for (const [path, bytes] of await viewsOf(parts, adapters)) {
    const there = files.get(path)
    if (there === undefined) found.push({ kind: 'missing', place: path, message: t`manca` })
    else if (Buffer.compare(there, bytes) !== 0)
      found.push(changed(path, t`non dice ciò che dicono i registri`))
  }
  return problems(...found)
}

/** What the manifest says of all runs together follows from them; a final dossier is one. */
const verifyClaims = (manifest: Manifest, parts: Parts): Verification => {
  const combined = combineRuns(parts.runs)
  const { verdict, plan, application } = combined.record
  const said = canonicalJson([manifest.verdict, manifest.plan, manifest.application])
  const follows = canonicalJson([verdict, planOf(plan), applicationOf(application)])
  return problems(
    ...(said === follows
      ? []
      : [
          {
            kind: 'verdict' as const,
            place: manifestFile,
            message: t`esito, piano o applicazione non sono quelli delle esecuzioni`,
          },
        ]),
    ...(manifest.kind === 'final'
      ? finalRefusals(parts, combined).map(({ place, message }): Finding => ({
          kind: 'verdict',
          place,
          message,
        }))
      : []),
  )
}

/** Judges the runs of a dossier again, and holds against them all that is made of them. */
export const verifyContent = async (
  files: Files,
  manifest: Manifest,
  adapters: readonly Adapter[],
): Promise<Verification> => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-dossier-'))
  try {
    extract(files, folder)
    const { stored, found } = await verifyRuns(files, manifest, folder, adapters)
    const [first, ...others] = stored
    if (first === undefined) return found
    const parts: Parts = {
      kind: manifest.kind,
      runs: [first, ...others],
      statement: given(files, manifest.statement),
      workbook: given(files, manifest.workbook),
      filling: manifest.workbook === null ? null : given(files, fillingFile),
    }
    return together([
      found,
      verifyClaims(manifest, parts),
      await verifyViews(files, parts, manifest, adapters),
      verifyWorkbook(parts),
    ])
  } catch (error) {
    return together([
      problems({
        kind: 'not-verifiable',
        place: manifestFile,
        message: t`il contenuto non si può guardare: ${shown(error instanceof Error ? error.message : String(error))}`,
      }),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
