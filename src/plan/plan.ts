import type { CaseHead } from '../model/run-record.ts'
import type { TextValue } from './read-yaml.ts'

/** The operator of a step by name, in its three roles. */
export interface OperatorNames {
  readonly datiOperatore: string
  readonly authentication: string
  readonly signature: string
}

/** A step ready to run: payload merged in, operator chosen. Expressions are still in it. */
export interface PlanStep {
  readonly id: string
  readonly title: string | null
  readonly uses: string
  readonly operator: OperatorNames
  readonly send: Readonly<Record<string, TextValue>>
  readonly expect: readonly TextValue[]
  readonly capture: Readonly<Record<string, { readonly xpath: string; readonly optional: boolean }>>
  readonly deviate: Readonly<Record<string, TextValue>>
}

/** A case of a plan. It is plain data, so that it can travel to the worker that runs it. */
export interface PlanCase {
  readonly head: CaseHead
  /** Set when nothing runs, with the reason. */
  readonly skip: {
    readonly cause: 'not-applicable' | 'not-encoded'
    readonly reason: string
  } | null
  readonly needs: readonly { readonly case: string; readonly take: readonly string[] }[]
  readonly exports: readonly string[]
  readonly requires: { readonly simulator: string; readonly otherwise: string } | null
  readonly steps: readonly PlanStep[]
  /** Every operator that acts in it: an environment without one of them cannot run it. */
  readonly operators: readonly string[]
  /** Line of the case's file where its title stands. */
  readonly line: number
}

/** A plan as loaded and checked: cases in the authority's order. */
export interface Plan {
  readonly name: string
  readonly title: string
  readonly version: string
  readonly note: string | null
  readonly cases: readonly PlanCase[]
  /** The plan's data, with the environment's own laid over it: the roots of expressions. */
  readonly data: Readonly<Record<string, TextValue>>
}
