import type { ApplicationSpec, EnvironmentSpec } from '../environment/environment.ts'
import type { CaseRecord, RunHeader } from '../model/run-record.ts'
import type { Plan } from '../plan/plan.ts'
import type { Limits } from '../run/direct.ts'
import type { SuppliedParts } from '../session/supply.ts'
import type { ManualMeans } from './manual-desk.ts'

/** How many at a time, how fast, and when to give up. */
export interface RunLimits extends Limits {
  /** Cases at the same time. */
  readonly jobs: number
  /** Calls a second, of all cases together; null: as fast as they are answered. */
  readonly pace: number | null
}

/** One case after another, to the last, unless nobody answers. */
export const usualLimits: RunLimits = { jobs: 1, pace: null, maxFailures: null, breaker: 3 }

/** How the worker gets what cards want of a person: the channel to the main process, and whether one is there. */
export interface CardMeans {
  readonly channel: string
  readonly isAttended: boolean
}

/** What the worker that runs the cases is given, through Vitest's `provide`. It holds secrets: never print it. */
export interface RunInput {
  readonly runFolder: string
  readonly header: RunHeader
  readonly environment: EnvironmentSpec
  readonly application: ApplicationSpec & { readonly applicationCode: string }
  readonly plan: Plan
  readonly limits: RunLimits
  /** Cases of the plan that ended in an earlier part of this run: they do not run again. */
  readonly kept: readonly CaseRecord[]
  /** What the vendor supplies for the adapters; nothing, where it is not said. */
  readonly supplied?: SuppliedParts
  /** The workspace from which its own adapters come; without it there are none. */
  readonly ownFrom?: string
  /** How manual steps get what they want; without it they wait. */
  readonly manual?: ManualMeans
  /** How cards get PINs and are inserted; without it no card can be opened. */
  readonly cards?: CardMeans
  /** The order in which the cases run, by id, where it is not the plan's. */
  readonly order?: readonly string[]
  /** Whether all cases are in one module: what is open is closed at its end. */
  readonly isOneModule?: boolean
  /** Whether each case is told to Allure as it ends. */
  readonly allure: boolean
}

/** The cases in the order in which they run. */
export const orderedCases = ({ plan, order }: Pick<RunInput, 'plan' | 'order'>): Plan['cases'] => {
  if (order === undefined) return plan.cases
  const place = new Map(order.map((id, index) => [id, index]))
  const at = ({ head }: Plan['cases'][number]): number => place.get(head.id) ?? order.length
  return plan.cases.toSorted((a, b) => at(a) - at(b))
}

declare module 'vitest' {
  interface ProvidedContext {
    /** By the name of the plan. */
    collaudo: Readonly<Record<string, RunInput>>
    /** Counts the passes of watch mode: results of an earlier pass are not used again. */
    collaudoPass: number
  }
}
