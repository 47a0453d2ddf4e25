import type { Conditions, KnownOperator, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import type { Prescriptions } from './prescriptions.ts'
import type { Registry } from './registry.ts'
import type { RequestBody } from './request-body.ts'
import { allBreaches, firstRefusal, type Breached, type Refusal, type Rule } from './rule.ts'
import type { RuleName } from './rule-table.ts'

/** What an operation works with: the request is authentic, valid against the contract and from a registered operator. */
export interface OperationContext {
  readonly body: RequestBody
  readonly operator: KnownOperator
  readonly world: SimulatedWorld
  readonly registry: Registry
  readonly prescriptions: Prescriptions
  readonly now: Date
  readonly conditions: Conditions
}

/** The children of `return`, as XML, or why the request is refused. */
export type OperationResult = { readonly content: string } | { readonly refusal: Refusal }

export interface Operation {
  /** Refuses by the first rule that is not kept, or acts. */
  readonly answer: (context: OperationContext) => OperationResult
  readonly ruleNames: readonly RuleName[]
  /** Judges by those rules that are `asked` for, and does nothing else. */
  readonly judge: (
    context: OperationContext,
    asked: (name: RuleName) => boolean,
  ) => readonly Breached[]
}

/** An operation that reads what it is about, lets its rules judge, and acts on what they let through. */
export const ruled = <Subject extends OperationContext>(
  read: (context: OperationContext) => Subject,
  rules: readonly Rule<Subject>[],
  act: (subject: Subject) => OperationResult,
): Operation => ({
  answer: (context) => {
    const subject = read(context)
    const refusal = firstRefusal(rules, subject, context.world.rulesOff)
    return refusal === undefined ? act(subject) : { refusal }
  },
  ruleNames: rules.map(({ name }) => name),
  judge: (context, asked) =>
    allBreaches(
      rules.filter(({ name }) => asked(name)),
      read(context),
    ),
})
