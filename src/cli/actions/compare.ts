import { join } from 'node:path'

import { compareRuns, type ComparedRun } from '../../compare/compare-runs.ts'
import { isSame, type CaseComparison, type RunComparison } from '../../compare/comparison.ts'
import { caseComparisonLines, comparisonLines } from '../../compare/comparison-lines.ts'
import { exchangesOf, patchLines } from '../../debug/exchange-text.ts'
import { neutralParts } from '../../debug/neutral-parts.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { readRun } from '../../evidence/run-file.ts'
import { t } from '../../lib/language/t.ts'
import { nearest } from '../../lib/nearest.ts'
import { makePaint, type Paint } from '../../lib/paint.ts'
import { findWorkspace } from '../../plan/workspace.ts'
import { adaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { findRun } from './find-run.ts'

export interface CompareOptions {
  readonly case?: readonly string[]
  readonly diff?: boolean
  readonly json?: boolean
}

const checkComparable = ({ record: left }: ComparedRun, { record: right }: ComparedRun): void => {
  if (left.plan.name !== right.plan.name)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`le due esecuzioni sono di piani diversi: A di ${left.plan.name}, B di ${right.plan.name}`,
      { hint: t`si confrontano due esecuzioni dello stesso piano` },
    )
}

const checkCases = (runs: readonly ComparedRun[], wanted: readonly string[]): void => {
  const known = [...new Set(runs.flatMap(({ record }) => record.cases.map(({ id }) => id)))]
  for (const id of wanted) {
    if (known.includes(id)) continue
    const near = nearest(id, known)
    throw new HarnessError('COMMAND_INVALID', t`nessuna delle due esecuzioni ha il caso «${id}»`, {
      hint:
        near === undefined
          ? t`senza --case si vedono tutti i casi che differiscono`
          : t`forse si intendeva «${near}»`,
    })
  }
}

/** What a unified diff shows of a call whose answers differ: the answer, and the request where that differs too. */
const diffsOf =
  (left: ComparedRun, right: ComparedRun, { id, answers }: CaseComparison, paint: Paint) =>
  (call: string): string[] => {
    if (!answers.some((one) => one.call === call && one.differences.length > 0)) return []
    const side = ({ record, folder }: ComparedRun) => {
      const found = record.cases.find((one) => one.id === id)
      const exchange = found === undefined ? undefined : exchangesOf(found).get(call)?.exchange
      return found === undefined || exchange === undefined
        ? new Map<string, string>()
        : neutralParts({ record: found, runFolder: folder }, exchange)
    }
    const [one, other] = [side(left), side(right)]
    return [...other].flatMap(([part, text]) => {
      const before = one.get(part) ?? ''
      return before === text
        ? []
        : [
            '',
            paint('bold', `  ${call}, ${part}:`),
            ...patchLines(before, text, [`A ${left.record.run}`, `B ${right.record.run}`], paint),
          ]
    })
  }

const asData = (comparison: RunComparison) => ({
  same: comparison.cases.every(isSame),
  ...comparison,
  cases: comparison.cases.map((one) => ({ same: isSame(one), ...one })),
})

/** Compares two runs of a plan, without a call to anyone. */
export const compare = async (
  first: string,
  second: string,
  options: CompareOptions,
  io: Io,
): Promise<number> => {
  const { folder: workspace } = findWorkspace(io.cwd)
  const [left, right] = [first, second].map((name): ComparedRun => {
    const folder = findRun(join(workspace, 'reports'), io.cwd, name)
    return { folder, record: readRun(folder) }
  }) as [ComparedRun, ComparedRun]
  checkComparable(left, right)
  if (options.case !== undefined) checkCases([left, right], options.case)
  const comparison = compareRuns(left, right, await adaptersOf({ folder: workspace }), options.case)
  const same = comparison.cases.every(isSame)
  if (options.json === true) io.out(`${JSON.stringify(asData(comparison), null, 2)}\n`)
  else {
    const paint = makePaint(io.colour)
    const inFull = comparison.cases.filter(
      (one) => options.case !== undefined || (options.diff === true && !isSame(one)),
    )
    for (const line of comparisonLines(comparison, paint)) io.out(`${line}\n`)
    for (const one of inFull) {
      const diffs = options.diff === true ? diffsOf(left, right, one, paint) : () => []
      for (const line of caseComparisonLines(one, paint, diffs)) io.out(`${line}\n`)
    }
    if (!same && inFull.length === 0)
      io.out(t`\nTutto di un caso: --case ID; riga per riga: --diff\n`)
  }
  return same ? exitCodes.passed : exitCodes.failed
}
