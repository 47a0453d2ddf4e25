import type { ApplicationSpec, EnvironmentSpec } from '../environment/environment.ts'
import type { RunHeader } from '../model/run-record.ts'
import type { Plan } from '../plan/plan.ts'

/** What the worker that runs the cases is given, through Vitest's `provide`. It holds secrets: never print it. */
export interface RunInput {
  readonly runFolder: string
  readonly header: RunHeader
  readonly environment: EnvironmentSpec
  readonly application: ApplicationSpec & { readonly applicationCode: string }
  readonly plan: Plan
  /** Whether each case is told to Allure as it ends. */
  readonly allure: boolean
}

declare module 'vitest' {
  interface ProvidedContext {
    /** By the name of the plan. */
    collaudo: Readonly<Record<string, RunInput>>
    /** Counts the passes of watch mode: results of an earlier pass are not used again. */
    collaudoPass: number
  }
}
