import type { Adapter, Operator, RegisteredApplication } from '../adapter/define-adapter.ts'
import type { CheckKinds } from '../check/expectation.ts'
import type { EvidenceStore } from '../evidence/create-store.ts'
import type { Exchange } from '../model/exchange.ts'
import type { RunEvent } from '../model/event.ts'
import type { Outcome } from '../model/outcome.ts'
import type { PlanCase } from '../plan/plan.ts'
import type { TextValue } from '../plan/read-yaml.ts'
import type { Desk } from './desk.ts'
import type { TrafficWatch } from './traffic-watch.ts'
import type { Transport } from '../transport/open-transport.ts'

/** Everything that a case is given to run with. Nothing else is read from the air. */
export interface RunContext {
  readonly adapters: ReadonlyMap<string, Adapter>
  readonly kinds: ReadonlyMap<string, CheckKinds>
  readonly data: Readonly<Record<string, TextValue>>
  readonly application: RegisteredApplication
  readonly defects: ReadonlySet<string>
  readonly operators: ReadonlyMap<string, Operator>
  /** Base addresses, by adapter. */
  readonly endpoints: Readonly<Record<string, string>>
  readonly transport: Transport
  /** Which of the cases that run side by side it is for, from 1; absent where they run one after another. */
  readonly place?: number
  readonly store: EvidenceStore
  /** The files that checks of an adapter's steps can name, by their path: kept as evidence where they are used. */
  readonly checkFiles?: (adapter: Adapter) => Readonly<Record<string, string>>
  /** The bytes of a file of the plan that a request is made of. */
  readonly sentFile: (path: string) => Uint8Array
  readonly emit: (event: RunEvent) => void
  /** The exchange with what the other side wrote of it; only where the other side is the simulator. */
  readonly witness?: (exchange: Exchange) => Promise<Exchange>
  readonly clock: () => Date
  readonly randomBytes: (length: number) => Uint8Array
  /** Where manual steps are taken to. */
  readonly desk: Desk
  /** What the application says, where the calls are its own; null where the tool makes them. */
  readonly traffic?: TrafficWatch | null
  /** Has the cards that a case needs at hand before it begins; else how it ends. */
  readonly haveCards?: (planCase: PlanCase) => Promise<Outcome | null>
  /** Orders conditions of the simulator, beside those of the whole run; null anywhere else. */
  readonly setConditions: ((orders: readonly string[]) => Promise<void>) | null
}
