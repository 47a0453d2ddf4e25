import { join } from 'node:path'

import { coverageOf, type CoverageRow, type CoverageState } from '../../importer/coverage.ts'
import { t } from '../../lib/language/t.ts'
import { makePaint } from '../../lib/paint.ts'
import type { Plan, PlanCase } from '../../plan/plan.ts'
import type { Workspace } from '../../plan/workspace.ts'
import { statusText } from '../../report/outcome-text.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'

const stateText: Readonly<Record<CoverageState, string>> = {
  encoded: t`codificato`,
  declared: t`dichiarato`,
  'to-be-encoded': t`da codificare`,
  'not-applicable': t`non applicabile`,
  'no-case': t`senza caso`,
}

const lastText = ({ last, state }: CoverageRow): string => {
  if (last === null) return state === 'encoded' || state === 'declared' ? t`mai eseguito` : ''
  const stale =
    last.staleness === 'words'
      ? t`, ma su altre parole dell'autorità: da rifare`
      : last.staleness === 'file'
        ? t`, ma il caso è cambiato da allora`
        : ''
  const where = last.isSimulator ? t` (simulatore)` : ''
  return `${statusText[last.status]}${where}${stale}`
}

/**
 * Prints the rows of the authority's document, each with the state of its case and its last result. A row that
 * has no case would never be run: that is a failure.
 */
export const printCoverage = (
  workspace: Workspace,
  plan: Plan,
  cases: readonly PlanCase[],
  io: Io,
): number => {
  const coverage = coverageOf(plan, cases, join(workspace.folder, 'reports'))
  const { rows, counts, isImported } = coverage
  const code = counts['no-case'] > 0 ? exitCodes.failed : exitCodes.passed
  if (io.json) {
    const { name, title, version, document } = plan
    const from = document === undefined ? null : { file: document.file, sha256: document.sha256 }
    io.out(
      `${JSON.stringify({ plan: { name, title, version }, document: from, counts, rows }, null, 2)}\n`,
    )
    return code
  }
  const paint = makePaint(io.colour)
  io.out(t`${plan.title}, versione ${plan.version}: ${rows.length} righe\n`)
  if (!isImported)
    io.out(t`Il piano non nomina il documento da cui viene: le righe sono i suoi casi.\n`)
  const widest = Math.max(...rows.map(({ id }) => id.length), 2)
  for (const row of rows) {
    const last = lastText(row)
    const line = `  ${row.id.padEnd(widest)}  ${row.cell.padEnd(16)}  ${stateText[row.state].padEnd(15)}  ${[
      ...(row.reason === null ? [] : [row.reason]),
      ...(row.review === null ? [] : [t`da rileggere: ${row.review}`]),
      ...(last === '' ? [] : [last]),
      ...(row.title === '' ? [] : [row.title]),
    ].join('; ')}`
    io.out(`${row.state === 'no-case' ? paint('red', line.trimEnd()) : line}\n`)
  }
  io.out(
    t`\n${counts.encoded} codificati, ${counts['to-be-encoded']} da codificare, ${counts.declared} dichiarati, ${counts['not-applicable']} non applicabili, ${counts['no-case']} senza caso\n`,
  )
  if (counts['no-case'] > 0)
    io.error(
      t`righe del documento senza un caso: ${counts['no-case']}; elencarle in un'area di plan.yaml, o rifare l'importazione`,
    )
  return code
}
