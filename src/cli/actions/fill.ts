import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

import { HarnessError } from '../../errors/harness-error.ts'
import { readRun } from '../../evidence/run-file.ts'
import { fillDocument } from '../../fill/fill-document.ts'
import { fillingFile, fillingOf } from '../../fill/filling.ts'
import { loadMapping } from '../../fill/load-mapping.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { t } from '../../lib/language/t.ts'
import { sha256 } from '../../lib/sha256.ts'
import type { RunRecord } from '../../model/run-record.ts'
import { resolvePlanFile } from '../../plan/plan-file.ts'
import type { Plan } from '../../plan/plan.ts'
import { findWorkspace, planNames, unknownName, type Workspace } from '../../plan/workspace.ts'
import { readDocument } from '../../workbook/read-document.ts'
import { exitCodes } from '../exit-codes.ts'
import { fillData, fillLines } from '../fill-text.ts'
import type { Io } from '../io.ts'
import { loadWorkspacePlan } from '../load-workspace-plan.ts'
import { printProblems } from '../print-error.ts'
import { readDocumentFile } from '../read-document-file.ts'
import { findRun } from './find-run.ts'

export interface FillOptions {
  readonly out?: string
  readonly rehearsal?: boolean
  readonly force?: boolean
  readonly json?: boolean
}

const mismatch = (message: string, hint: string): HarnessError =>
  new HarnessError('DOCUMENT_MISMATCH', message, { hint })

/** The bytes of the plan's document, if they are those that were imported. */
export const planDocument = (
  workspace: Workspace,
  plan: Plan,
): { readonly file: string; readonly bytes: Uint8Array } => {
  if (plan.document === undefined)
    throw mismatch(
      t`il piano ${plan.name} non nomina il documento da cui viene`,
      t`farlo dal documento: collaudo import FILE --plan NOME`,
    )
  const { file, sha256: expected } = plan.document
  const found = resolvePlanFile(join(workspace.folder, 'plans', plan.name), file)
  if (!found.ok) throw mismatch(`plans/${plan.name}: ${found.message}`, found.hint)
  const bytes = readDocumentFile(found.absolute)
  const digest = sha256(bytes)
  if (digest !== expected)
    throw mismatch(
      t`${workspace.display(found.absolute)} non è il documento importato: atteso SHA-256 ${expected}, trovato ${digest}`,
      t`rimettere il documento com'era; se ne è arrivata una nuova versione: collaudo diff FILE --plan ${plan.name}`,
    )
  return { file: basename(file), bytes }
}

const refuseRehearsal = (record: RunRecord, options: FillOptions): void => {
  if (record.pseudonymised !== undefined)
    throw mismatch(
      t`l'esecuzione ${record.run} è una copia con pseudonimi: i suoi valori non sono quelli delle chiamate`,
      t`indicare l'esecuzione da cui viene`,
    )
  if (record.environment.simulator && options.rehearsal !== true)
    throw mismatch(
      t`l'esecuzione ${record.run} è sul simulatore: non è un esito da dare all'autorità`,
      t`eseguire il piano sull'ambiente vero, o --rehearsal per una prova generale`,
    )
}

const targetOf = (
  io: Io,
  options: FillOptions,
  runFolder: string,
  { file, source }: { readonly file: string; readonly source: string },
): string => {
  const asked = options.out === undefined ? undefined : resolve(io.cwd, options.out)
  const isFolder = asked !== undefined && statSync(asked, { throwIfNoEntry: false })?.isDirectory()
  const target =
    asked === undefined
      ? join(runFolder, 'documento', file)
      : isFolder === true
        ? join(asked, file)
        : asked
  if (resolve(target) === resolve(source))
    throw new HarnessError('COMMAND_INVALID', t`--out è il documento del piano, che resta com'è`, {
      hint: t`indicare un altro file con --out`,
    })
  if (existsSync(target) && options.force !== true)
    throw new HarnessError('COMMAND_INVALID', t`${target} c'è già`, {
      hint: t`indicare un altro file con --out, o --force per sostituirlo`,
    })
  return target
}

const replaceFile = (file: string, bytes: Uint8Array): void => {
  writeFileSync(`${file}.part`, bytes)
  renameSync(`${file}.part`, file)
}

/** Writes the outcomes of a run into the authority's document. */
export const fill = async (run: string, options: FillOptions, io: Io): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const runFolder = findRun(join(workspace.folder, 'reports'), io.cwd, run)
  const record = readRun(runFolder)
  const known = planNames(workspace)
  if (!known.includes(record.plan.name))
    throw unknownName('PLAN_NOT_FOUND', t`il piano`, record.plan.name, known)
  refuseRehearsal(record, options)
  const loaded = await loadWorkspacePlan(workspace, record.plan.name, io)
  if (!loaded.ok) {
    printProblems(io, loaded.problems)
    return exitCodes.wrong
  }
  const plan = loaded.value
  const { file, bytes } = planDocument(workspace, plan)
  const mapping = loadMapping(workspace, plan.name)
  if (!mapping.ok) {
    printProblems(io, mapping.problems)
    return exitCodes.wrong
  }
  const source = join(
    workspace.folder,
    'plans',
    plan.name,
    ...(plan.document?.file ?? file).split('/'),
  )
  const target = targetOf(io, options, runFolder, { file, source })
  const document = readDocument(file, bytes)
  const filling = fillingOf(plan, mapping.value, file, sha256(bytes))
  const filled = fillDocument({ filling, record, runFolder, file, bytes, document })
  mkdirSync(dirname(target), { recursive: true })
  replaceFile(target, filled.bytes)
  // For a dossier, which says how its document was made of the record.
  if (options.out === undefined)
    replaceFile(join(runFolder, fillingFile), Buffer.from(canonicalJson(filling), 'utf8'))
  if (io.json) io.out(`${JSON.stringify(fillData(filled, target, record), null, 2)}\n`)
  else
    for (const line of fillLines(filled, workspace.display(target), record, io)) io.out(`${line}\n`)
  return exitCodes.passed
}
