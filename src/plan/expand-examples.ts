import { t } from '../lib/language/t.ts'
import { interpolateText } from '../template/interpolate.ts'
import type { LoadedCase } from './load-case.ts'
import type { PlanCase } from './plan.ts'

const rowId = (id: string, index: number): string => `${id}[${index + 1}]`

/** The title with the values of the row, else with the row's number. */
const titleOf = (title: string, row: Readonly<Record<string, string>>, index: number): string => {
  if (!title.includes('${')) return t`${title} (riga ${index + 1})`
  try {
    return String(interpolateText(title, row))
  } catch {
    return t`${title} (riga ${index + 1})`
  }
}

/** One case for each row of its table, with ids `CVP-07[1]`, …; a case without a table is itself. */
export const expandExamples = ({ case: planCase, rows }: LoadedCase): readonly PlanCase[] =>
  rows.length === 0
    ? [planCase]
    : rows.map((row, index) => ({
        ...planCase,
        row,
        head: {
          ...planCase.head,
          id: rowId(planCase.head.id, index),
          title: titleOf(planCase.head.title, row, index),
        },
      }))

/** A need of a case with a table is a need of each of its rows. */
export const expandNeeds = (planCase: PlanCase, rowsOf: (id: string) => number): PlanCase => ({
  ...planCase,
  needs: planCase.needs.flatMap((need) => {
    const rows = rowsOf(need.case)
    return rows === 0
      ? [need]
      : Array.from({ length: rows }, (_, index) => ({ ...need, case: rowId(need.case, index) }))
  }),
})
