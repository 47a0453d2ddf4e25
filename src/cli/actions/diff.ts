import { join, resolve } from 'node:path'

import { loadMapping } from '../../fill/load-mapping.ts'
import { applyDiff } from '../../importer/apply-diff.ts'
import { diffPlans, isUnchanged } from '../../importer/diff-plans.ts'
import { parseChoice } from '../../importer/doubts.ts'
import { carriedMapping, choicesOf } from '../../importer/earlier-mapping.ts'
import { importDocument } from '../../importer/import-document.ts'
import { readKnownPlan } from '../../importer/plan-on-disk.ts'
import { proposeMapping } from '../../importer/propose-mapping.ts'
import { t } from '../../lib/language/t.ts'
import { findWorkspace, planNames, unknownName } from '../../plan/workspace.ts'
import { readDocument } from '../../workbook/read-document.ts'
import { diffData, diffLines } from '../diff-text.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'
import { readDocumentFile } from '../read-document-file.ts'
import { settleColumns } from './import.ts'

export interface DiffOptions {
  readonly plan: string
  readonly apply?: boolean
  readonly sheet?: readonly string[]
  readonly map?: readonly string[]
  readonly json?: boolean
}

/** Sets a new version of the authority's document beside the plan, and brings the plan to it if asked. */
export const diff = async (file: string, options: DiffOptions, io: Io): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const known = planNames(workspace)
  if (!known.includes(options.plan))
    throw unknownName('PLAN_NOT_FOUND', t`il piano`, options.plan, known)
  const plan = readKnownPlan(workspace, options.plan)
  const mapping = loadMapping(workspace, options.plan)
  if (!plan.ok || !mapping.ok) {
    printProblems(io, [...(plan.ok ? [] : plan.problems), ...(mapping.ok ? [] : mapping.problems)])
    return exitCodes.wrong
  }
  const bytes = readDocumentFile(resolve(io.cwd, file))
  const document = readDocument(file, bytes)
  const sheets = options.sheet ?? []
  const said = (options.map ?? []).map(parseChoice)
  const choices = await settleColumns(
    file,
    document,
    { sheets, choices: said, earlier: choicesOf(mapping.value) },
    io,
  )
  const imported = importDocument(file, document, { sheets, choices })
  const found = diffPlans(options.plan, plan.value, imported, join(workspace.folder, 'reports'))
  const isApplied = options.apply === true
  if (isApplied && !(found.isSameFile && isUnchanged(found)))
    applyDiff(plan.value, found, imported, {
      bytes,
      mapping: carriedMapping(proposeMapping(imported.tables), mapping.value),
    })
  if (io.json)
    io.out(`${JSON.stringify(diffData(found, imported, options.plan, isApplied), null, 2)}\n`)
  else
    for (const line of diffLines(found, imported, options.plan, isApplied, io)) io.out(`${line}\n`)
  return isApplied || isUnchanged(found) ? exitCodes.passed : exitCodes.failed
}
