import type { CardFlaw } from '../plan/environment-schema.ts'
import type { KeySpec } from './key-spec.ts'

/** An operator with both keys, as plain data. */
export interface OperatorSpec {
  readonly codiceFiscale: string
  readonly codStruttura: string
  readonly ruoloIstituzionale: string
  /** Empty where the operator has none. */
  readonly codiceRegionale: string
  readonly authentication: KeySpec
  readonly signature: KeySpec
}

/** Everything about where a run happens, as plain data that can travel to a worker. It holds secrets. */
export interface EnvironmentSpec {
  readonly name: string
  readonly title: string
  readonly simulator: boolean
  readonly endpoints: Readonly<Record<string, string>>
  readonly caPem: string
  readonly client: KeySpec | null
  readonly operators: Readonly<Record<string, OperatorSpec>>
  readonly timeoutMs: number
  /** How many card readers there are; null when it does not say, and each card has its own. */
  readonly readers: number | null
  /** The simulator's control endpoint. */
  readonly control: { readonly url: string; readonly token: string } | null
  /** Conditions of the simulator that hold for the whole run, as they were ordered. */
  readonly conditions: readonly string[]
  readonly switches: Readonly<Record<string, string>>
  /** Rules of the simulator that are passed over. */
  readonly rulesOff: readonly string[]
}

/** An environment as declared: on the simulator, credentials and addresses are still to be made. */
export interface DeclaredEnvironment {
  readonly name: string
  readonly folder: string
  readonly title: string
  readonly simulator: boolean
  readonly endpoints: Readonly<Record<string, string>>
  readonly caPem: string | null
  readonly client: KeySpec | 'generated' | null
  readonly operators: Readonly<
    Record<
      string,
      Omit<OperatorSpec, 'authentication' | 'signature'> & {
        readonly authentication: KeySpec | 'generated'
        readonly signature: KeySpec | 'generated'
        /** What keeps its generated card from being good. */
        readonly card?: CardFlaw
      }
    >
  >
  readonly timeoutMs: number
  /** How many cases it bears at the same time; null when it does not say. */
  readonly jobs: number | null
  readonly readers: number | null
  readonly switches: Readonly<Record<string, string>>
  readonly rulesOff: readonly string[]
}

type DeclaredOperator = DeclaredEnvironment['operators'][string]

/** An environment as far as it could be read: a key with a problem is null. */
export type ReadEnvironment = Omit<DeclaredEnvironment, 'operators'> & {
  readonly operators: Readonly<
    Record<
      string,
      Omit<DeclaredOperator, 'authentication' | 'signature'> & {
        readonly authentication: DeclaredOperator['authentication'] | null
        readonly signature: DeclaredOperator['signature'] | null
      }
    >
  >
}

/** The application under test, as plain data. The code is secret; null when it is still to be generated. */
export interface ApplicationSpec {
  readonly name: string
  readonly title: string
  readonly producer: string
  readonly version: string
  readonly profile: 'struttura' | 'dispositivo'
  readonly applicationCode: string | null
  readonly defects: readonly string[]
}
