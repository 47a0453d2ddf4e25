import type { OperationContext } from '../operation.ts'
import type { Prescription } from '../prescriptions.ts'
import type { RuleName } from '../rule-table.ts'
import { rule, type Rule } from '../rule.ts'

/** An operation on one prescription, which a request names. */
export interface Named extends OperationContext {
  readonly prescription: Prescription | undefined
}

/** Finds the prescription whose identifier stands in a field. */
export const namedBy =
  (path: string) =>
  (context: OperationContext): Named => ({
    ...context,
    prescription: context.prescriptions.find(context.body.text(path) ?? ''),
  })

/** SIST must know the prescription; the code is another when the SAC, which might know it, cannot be asked. */
export const knownRules = (sacDown: RuleName, unknown: RuleName): readonly Rule<Named>[] => [
  rule(sacDown, ({ prescription, conditions }) =>
    prescription === undefined && conditions.has('sac-down')
      ? 'prescrizione non identificata e SAC non disponibile'
      : undefined,
  ),
  rule(unknown, ({ prescription }) =>
    prescription === undefined ? 'prescrizione non identificata' : undefined,
  ),
]
