import type { Adapter } from '../adapter/define-adapter.ts'
import type { ContractName, OwnFiles } from '../adapter/supplied.ts'
import type { KeyKind } from '../certificates/key-pair.ts'
import type {
  ApplicationSpec,
  DeclaredEnvironment,
  EnvironmentSpec,
} from '../environment/environment.ts'
import type { KeySpec } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { JournalLine } from '../simulator/journal.ts'
import type { RunningSimulator } from '../simulator/start-simulator.ts'
import { contractNames, ownFiles } from './supply.ts'

/** An environment ready to be called, and how to leave it. */
export interface OpenEnvironment extends AsyncDisposable {
  readonly environment: EnvironmentSpec
  readonly application: ApplicationSpec & { readonly applicationCode: string }
  /** Whether the application's secret code was made here, for want of one: nobody else knows it. */
  readonly isCodeMade: boolean
  /** The simulator, when it was started here. */
  readonly simulator: RunningSimulator | null
  /** The contracts in force, by adapter. */
  readonly contracts: Readonly<Record<string, ContractName>>
  /** The adapters of the workspace's own, by name. */
  readonly ownAdapters: Readonly<Record<string, OwnFiles>>
}

export interface SimulatorSettings {
  /** The operators that will act; all of them, unless said. The others have one certificate between them. */
  readonly employed?: ReadonlySet<string>
  /** Of which kind their keys are: RSA 2048, unless said, which SIST's messages are signed with. */
  readonly operatorKeys?: KeyKind
  /** Rules that are passed over, beside those that the environment names. */
  readonly rulesOff?: readonly string[]
  readonly port?: number
  /** Conditions in force from the start, as they are ordered: `slow=500ms`. */
  readonly ordered?: readonly string[]
  readonly onExchange?: (line: JournalLine) => void
}

const given = (value: KeySpec | 'generated'): KeySpec => {
  if (value === 'generated') throw new HarnessError('INTERNAL', t`chiave non risolta`)
  return value
}

/** Makes an environment ready: the simulator is started with its own certificates; others are as declared. */
export const openEnvironment = async (
  declared: DeclaredEnvironment,
  application: ApplicationSpec,
  adapters: readonly Adapter[],
  settings: SimulatorSettings = {},
): Promise<OpenEnvironment> => {
  if (declared.simulator) {
    const { openSimulator } = await import('./open-simulator.ts')
    return openSimulator(declared, application, adapters, settings)
  }
  return {
    simulator: null,
    contracts: contractNames(adapters),
    ownAdapters: ownFiles(adapters),
    application: { ...application, applicationCode: application.applicationCode ?? '' },
    isCodeMade: application.applicationCode === null,
    environment: {
      name: declared.name,
      title: declared.title,
      simulator: false,
      endpoints: declared.endpoints,
      caPem: declared.caPem ?? '',
      client: declared.client === null ? null : given(declared.client),
      operators: Object.fromEntries(
        Object.entries(declared.operators).map(([name, operator]) => [
          name,
          {
            ...operator,
            authentication: given(operator.authentication),
            signature: given(operator.signature),
          },
        ]),
      ),
      timeoutMs: declared.timeoutMs,
      readers: declared.readers,
      control: null,
      conditions: [],
      switches: {},
      rulesOff: [],
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
