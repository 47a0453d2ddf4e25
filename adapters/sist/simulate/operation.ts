import type { Conditions, KnownOperator, SimulatedWorld } from '../../../src/adapter/simulated.ts'
import type { Prescriptions } from './prescriptions.ts'
import type { Refusal } from './refusal.ts'
import type { Registry } from './registry.ts'
import type { RequestBody } from './request-body.ts'

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

export type Operation = (context: OperationContext) => OperationResult

export const refused = (rule: string, code: string, text: string): OperationResult => ({
  refusal: { rule, code, text },
})
