import { storedRuns } from '../evidence/run-file.ts'
import { rowIdOf } from './coverage.ts'
import type { ImportedCase, ImportedDocument } from './import-document.ts'
import type { KnownCase, KnownPlan } from './plan-on-disk.ts'
import { wordChanges, type WordChange } from './word-changes.ts'

export interface Reworded {
  readonly before: KnownCase
  readonly after: ImportedCase
  readonly changes: readonly WordChange[]
}

/** A case that stands elsewhere: on another sheet, or in another order. */
export interface Moved {
  readonly id: string
  readonly from: string
  readonly to: string
}

/** Results that were got on words that are no longer the authority's. */
export interface StaleResults {
  readonly run: string
  readonly cases: readonly string[]
}

/** What a version of a document has that the plan has not, and the other way round. */
export interface PlanDiff {
  readonly isSameFile: boolean
  readonly version: { readonly before: string; readonly after: string | null }
  readonly added: readonly ImportedCase[]
  readonly withdrawn: readonly KnownCase[]
  readonly reworded: readonly Reworded[]
  readonly moved: readonly Moved[]
  /** A withdrawn and an added case with the very same words: perhaps only the id is another. */
  readonly renumbered: readonly { readonly from: string; readonly to: string }[]
  readonly stale: readonly StaleResults[]
}

/** Indexes of a longest run of ever greater numbers: the cases that kept their order. */
const keptInOrder = (places: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, place] of places.entries()) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[tails[middle] ?? 0] ?? 0) < place) low = middle + 1
      else high = middle
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = index
  }
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at)
  return kept
}

const sheetOf = (cell: string): string => cell.slice(0, Math.max(0, cell.lastIndexOf('!')))

const movedBetween = (before: readonly KnownCase[], after: readonly ImportedCase[]): Moved[] => {
  const places = new Map(after.map((one, index) => [one.id, index]))
  const common = before.filter(({ id }) => places.has(id))
  const kept = keptInOrder(common.map(({ id }) => places.get(id) ?? 0))
  return common.flatMap(({ id, cell }, index) => {
    const now = after[places.get(id) ?? 0]
    if (now === undefined) return []
    const isElsewhere = sheetOf(cell) !== now.sheet || !kept.has(index)
    return isElsewhere ? [{ id, from: cell, to: `${now.sheet}!${now.cell}` }] : []
  })
}

const withoutId = (text: string, id: string): string => text.split(id).join('').trim()

/** Results under `reports/` that prove words which these cases no longer have. */
const staleResults = (
  plan: string,
  changed: ReadonlyMap<string, string | null>,
  reports: string,
): StaleResults[] =>
  [...storedRuns(reports)].flatMap(({ record }) => {
    if (record.plan.name !== plan) return []
    const cases = record.cases
      .filter(({ id, source, outcome }) => {
        const now = changed.get(rowIdOf(id))
        const isResult = outcome.status === 'passed' || outcome.status === 'failed'
        return isResult && now !== undefined && source?.text !== now
      })
      .map(({ id }) => id)
    return cases.length === 0 ? [] : [{ run: record.run, cases }]
  })

/** Sets a version of the document beside the plan that was made from another. */
export const diffPlans = (
  name: string,
  plan: KnownPlan,
  document: ImportedDocument,
  reports: string,
): PlanDiff => {
  const known = new Map(plan.cases.map((one) => [one.id, one]))
  const now = new Map(document.cases.map((one) => [one.id, one]))
  const added = document.cases.filter(({ id }) => !known.has(id))
  const withdrawn = plan.cases.filter(({ id }) => !now.has(id))
  const reworded = plan.cases.flatMap((before): Reworded[] => {
    const after = now.get(before.id)
    return after === undefined || after.text === before.text
      ? []
      : [{ before, after, changes: wordChanges(before.text, after.text) }]
  })
  const renumbered = withdrawn.flatMap((gone) => {
    const same = added.find((one) => withoutId(one.text, one.id) === withoutId(gone.text, gone.id))
    return same === undefined ? [] : [{ from: gone.id, to: same.id }]
  })
  const changed = new Map<string, string | null>([
    ...reworded.map(({ after }): [string, string] => [after.id, after.text]),
    ...withdrawn.map(({ id }): [string, null] => [id, null]),
  ])
  return {
    isSameFile: plan.shape.document.sha256 === document.sha256,
    version: { before: plan.shape.version, after: document.version },
    added,
    withdrawn,
    reworded,
    moved: movedBetween(plan.cases, document.cases),
    renumbered,
    stale: changed.size === 0 ? [] : staleResults(name, changed, reports),
  }
}

/** Whether the plan is all that the document is. */
export const isUnchanged = ({ added, withdrawn, reworded, moved }: PlanDiff): boolean =>
  added.length + withdrawn.length + reworded.length + moved.length === 0
