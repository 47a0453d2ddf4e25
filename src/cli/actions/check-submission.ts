import { resolve } from 'node:path'

import { readKnownPlan, type KnownPlan } from '../../importer/plan-on-disk.ts'
import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import { shown } from '../../lib/shown.ts'
import type { Loaded } from '../../plan/problem.ts'
import { findWorkspace, planNames, unknownName } from '../../plan/workspace.ts'
import { checkSubmission } from '../../submission/check-submission.ts'
import { readSubmission } from '../../submission/read-submission.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { printProblems } from '../print-error.ts'

export interface CheckSubmissionOptions {
  readonly plan?: string
  readonly json?: boolean
}

const knownPlan = (io: Io, name: string | undefined): Loaded<KnownPlan | null> => {
  if (name === undefined) return { ok: true, value: null }
  const workspace = findWorkspace(io.cwd)
  const known = planNames(workspace)
  if (!known.includes(name)) throw unknownName('PLAN_NOT_FOUND', t`il piano`, name, known)
  return readKnownPlan(workspace, name)
}

/** Checks a folder that would be submitted in the national format. */
export const checkSubmissionFolder = (
  folder: string,
  options: CheckSubmissionOptions,
  io: Io,
): Promise<number> => {
  const plan = knownPlan(io, options.plan)
  if (!plan.ok) {
    printProblems(io, plan.problems)
    return Promise.resolve(exitCodes.wrong)
  }
  const findings = checkSubmission(readSubmission(resolve(io.cwd, folder)), plan.value)
  const code = findings.length === 0 ? exitCodes.passed : exitCodes.failed
  if (io.json) {
    io.out(`${JSON.stringify({ folder, findings }, null, 2)}\n`)
    return Promise.resolve(code)
  }
  const paint = makePaint(io.colour)
  for (const { rule, place, message, fix } of findings) {
    io.out(`${shown(place, 300)} ${paint('red', rule)} ${shown(message, 600)}\n`)
    io.out(`${paint('dim', t`  rimedio: ${shown(fix, 600)}`)}\n`)
  }
  io.out(
    findings.length === 0
      ? t`${folder}: niente da correggere, per quanto si può sapere senza chiamare nessuno\n`
      : t`${folder}: da correggere ${findings.length}\n`,
  )
  return Promise.resolve(code)
}
