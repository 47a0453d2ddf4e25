import { storedRuns } from '../evidence/run-file.ts'
import type { Outcome } from '../model/outcome.ts'
import type { CaseRecord } from '../model/run-record.ts'
import type { Plan, PlanCase } from '../plan/plan.ts'

/** How far a row of the document is on its way to a proof. */
export type CoverageState =
  | 'encoded'
  | 'declared'
  | 'to-be-encoded'
  | 'not-applicable'
  /** A row of the document for which the plan has no case: it would never be run. */
  | 'no-case'

/** The last time that a case ran, whatever came of it. */
export interface LastResult {
  readonly run: string
  readonly isSimulator: boolean
  /** Of a case with a table of examples: the gravest of its rows. */
  readonly status: Outcome['status']
  /** Whether the authority's words, or the case's file, are no longer those that ran. */
  readonly staleness: 'words' | 'file' | null
}

export interface CoverageRow {
  /** Empty for a row that has no id either. */
  readonly id: string
  /** Sheet and cell; empty where the case does not say. */
  readonly cell: string
  readonly title: string
  readonly state: CoverageState
  readonly reason: string | null
  /** Why its encoding is to be read over, if it is. */
  readonly review: string | null
  readonly last: LastResult | null
}

export interface Coverage {
  readonly rows: readonly CoverageRow[]
  readonly counts: Readonly<Record<CoverageState, number>>
  /** Whether the plan names the document that it comes from: otherwise the rows are its cases. */
  readonly isImported: boolean
}

/** The authority's id of a case, without the row of its table of examples. */
export const rowIdOf = (id: string): string => id.replace(/\[\d+\]$/, '')

const gravity: readonly Outcome['status'][] = ['broken', 'failed', 'skipped', 'passed']

const gravest = (records: readonly CaseRecord[]): Outcome['status'] =>
  gravity.find((status) => records.some(({ outcome }) => outcome.status === status)) ?? 'skipped'

const stateOf = ({ skip, declared }: PlanCase): CoverageState =>
  skip?.cause === 'not-applicable'
    ? 'not-applicable'
    : skip !== null
      ? 'to-be-encoded'
      : declared === null
        ? 'encoded'
        : 'declared'

const staleness = ({ head }: PlanCase, records: readonly CaseRecord[]): LastResult['staleness'] => {
  if (records.some(({ source }) => source?.text !== head.source?.text)) return 'words'
  return records.some(({ fileSha256 }) => fileSha256 !== head.fileSha256) ? 'file' : null
}

const isAnyResult = ({ outcome }: CaseRecord): boolean =>
  outcome.status !== 'skipped' ||
  (outcome.cause !== 'not-encoded' && outcome.cause !== 'not-applicable')

/** The last result of each case of a plan, from the runs under `reports/`. */
const lastResults = (plan: Plan, reports: string): ReadonlyMap<string, LastResult> => {
  const wanted = new Map(
    plan.cases
      .filter((one) => stateOf(one) !== 'not-applicable')
      .map((one) => [rowIdOf(one.head.id), one]),
  )
  const found = new Map<string, LastResult>()
  for (const { record } of storedRuns(reports)) {
    if (found.size === wanted.size) break
    if (record.plan.name !== plan.name) continue
    const ids = new Set(record.cases.map(({ id }) => rowIdOf(id)))
    for (const id of ids) {
      const planCase = wanted.get(id)
      const records = record.cases.filter((one) => rowIdOf(one.id) === id)
      if (planCase === undefined || found.has(id) || !records.some(isAnyResult)) continue
      found.set(id, {
        run: record.run,
        isSimulator: record.environment.simulator,
        status: gravest(records),
        staleness: staleness(planCase, records),
      })
    }
  }
  return found
}

/** Sets the rows of the authority's document beside the cases that stand for them, and what came of those. */
export const coverageOf = (plan: Plan, cases: readonly PlanCase[], reports: string): Coverage => {
  const last = lastResults(plan, reports)
  const { document } = plan
  const cells = new Map(Object.entries(document?.cells ?? {}))
  const covered = new Set<string>()
  const rows: CoverageRow[] = []
  for (const one of cases) {
    const id = rowIdOf(one.head.id)
    if (covered.has(id)) continue
    covered.add(id)
    const { source } = one.head
    const said = [source?.sheet, source?.cell].filter((part) => part !== undefined).join('!')
    rows.push({
      id,
      cell: cells.get(id) ?? said,
      title: one.head.title,
      state: stateOf(one),
      reason: one.skip?.cause === 'not-applicable' ? one.skip.reason : null,
      review: one.review ?? null,
      last: last.get(id) ?? null,
    })
  }
  const known = new Set(plan.cases.map(({ head }) => rowIdOf(head.id)))
  const none = { title: '', state: 'no-case', reason: null, review: null, last: null } as const
  for (const [id, cell] of cells) if (!known.has(id)) rows.push({ id, cell, ...none })
  for (const cell of document?.['without-id'] ?? []) rows.push({ id: '', cell, ...none })
  const count = (state: CoverageState): number => rows.filter((row) => row.state === state).length
  return {
    rows,
    counts: {
      encoded: count('encoded'),
      declared: count('declared'),
      'to-be-encoded': count('to-be-encoded'),
      'not-applicable': count('not-applicable'),
      'no-case': count('no-case'),
    },
    isImported: document !== undefined,
  }
}
