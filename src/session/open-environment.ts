import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { SimulatedService } from '../adapter/simulated.ts'
import { issueCa, issueSelfSigned } from '../certificates/issue-certificate.ts'
import type { PemCredential } from '../certificates/read-p12.ts'
import type {
  ApplicationSpec,
  DeclaredEnvironment,
  EnvironmentSpec,
} from '../environment/environment.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { secret } from '../model/secret.ts'
import type { GeneratedCard } from '../plan/environment-schema.ts'
import type { JournalLine } from '../simulator/journal.ts'
import { makeCards, type SimulatedCards } from './simulated-cards.ts'
import { startSimulator, type RunningSimulator } from '../simulator/start-simulator.ts'

/** An environment ready to be called, and how to leave it. */
export interface OpenEnvironment extends AsyncDisposable {
  readonly environment: EnvironmentSpec
  readonly application: ApplicationSpec & { readonly applicationCode: string }
  /** The simulator, when it was started here. */
  readonly simulator: RunningSimulator | null
}

export interface SimulatorSettings {
  /**
   * The operators that will act; all of them, unless said. The others get a key of EC P-256, made in no
   * time, which nobody will sign with.
   */
  readonly employed?: ReadonlySet<string>
  /** Rules that are passed over, beside those that the environment names. */
  readonly rulesOff?: readonly string[]
  readonly port?: number
  readonly onExchange?: (line: JournalLine) => void
}

type Issue = () => Promise<PemCredential>

const issued =
  (declared: PemCredential | 'generated' | null, issue: Issue): (() => Promise<PemCredential>) =>
  () =>
    declared === 'generated' || declared === null ? issue() : Promise.resolve(declared)

const unknownName = (message: string, name: string, known: readonly string[]): HarnessError => {
  const near = nearest(name, known)
  return new HarnessError('ENVIRONMENT_INVALID', message, {
    hint: near === undefined ? t`ci sono: ${known.join(', ')}` : t`forse si intendeva «${near}»`,
  })
}

/** Every switch of the simulator and its value: what the environment says, else the declared default. */
const resolveSwitches = (
  adapters: readonly Adapter[],
  declared: DeclaredEnvironment,
): Record<string, string> => {
  const known = adapters.flatMap((adapter) => adapter.simulator?.switches ?? [])
  for (const [name, value] of Object.entries(declared.switches)) {
    const found = known.find((one) => one.name === name)
    if (found === undefined)
      throw unknownName(
        t`il simulatore non ha la scelta «${name}»`,
        name,
        known.map((one) => one.name),
      )
    if (!found.values.includes(value))
      throw new HarnessError(
        'ENVIRONMENT_INVALID',
        t`la scelta «${name}» vale uno tra ${found.values.join(', ')}, trovato «${value}»`,
      )
  }
  return Object.fromEntries(
    known.map((one) => [one.name, declared.switches[one.name] ?? one.default]),
  )
}

/** The rules that are passed over: those of the environment and those of whoever starts it. */
const resolveRulesOff = (
  adapters: readonly Adapter[],
  declared: DeclaredEnvironment,
  settings: SimulatorSettings,
): readonly string[] => {
  const known = adapters.flatMap((adapter) =>
    (adapter.simulator?.rules ?? []).map((one) => one.name),
  )
  const off = [...new Set([...declared.rulesOff, ...(settings.rulesOff ?? [])])]
  const unknown = off.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw unknownName(t`il simulatore non ha la regola «${unknown}»`, unknown, known)
  return off
}

interface SimulatedKeys extends SimulatedCards {
  readonly ca: { readonly certificatePem: string }
  readonly server: PemCredential
  readonly client: PemCredential
}

/** Certificates made on the spot, in memory: nothing of them is ever written. */
const makeKeys = async (
  declared: DeclaredEnvironment,
  employed: ReadonlySet<string>,
): Promise<SimulatedKeys> => {
  const cards = makeCards(declared.operators, employed, {
    authentication: t`CA delle CNS di prova`,
    signature: t`CA di firma di prova`,
    stranger: t`CA sconosciuta di prova`,
  })
  const serverCa = await issueCa(t`CA del simulatore`)
  const server = serverCa.issue({
    commonName: 'simulatore.collaudo.invalid',
    use: 'server',
    dnsNames: ['localhost'],
    ipAddresses: ['127.0.0.1'],
  })
  const client = issued(declared.client, () =>
    issueSelfSigned({
      commonName: '01234567897.collaudo.invalid',
      use: 'server-client',
      key: 'ec-p256',
    }),
  )()
  return {
    ...(await cards),
    ca: serverCa,
    server: await server,
    client: await client,
  }
}

const openSimulator = async (
  declared: DeclaredEnvironment,
  application: ApplicationSpec,
  adapters: readonly Adapter[],
  settings: SimulatorSettings,
): Promise<OpenEnvironment> => {
  const switches = resolveSwitches(adapters, declared)
  const rulesOff = resolveRulesOff(adapters, declared, settings)
  const employed = settings.employed ?? new Set(Object.keys(declared.operators))
  const keys = await makeKeys(declared, employed)
  const applicationCode =
    application.applicationCode ?? randomBytes(12).toString('hex').toUpperCase()
  const services: [string, SimulatedService][] = []
  for (const adapter of adapters) {
    if (adapter.simulator === undefined) continue
    const service = await adapter.simulator.create({
      applications: [
        {
          name: application.title,
          producer: application.producer,
          version: application.version,
          applicationCode: secret(applicationCode),
        },
      ],
      operators: keys.known,
      authorities: keys.authorities,
      server: keys.server,
      registryFolder: join(declared.folder, 'registry'),
      switches,
      rulesOff: new Set(rulesOff),
      clock: () => new Date(),
    })
    services.push([adapter.id, service])
  }
  const policy = switches['client-certificate'] as 'required' | 'requested' | 'none' | undefined
  const simulator = await startSimulator({
    services: services.map(([, service]) => service),
    conditions: adapters.flatMap((adapter) => adapter.simulator?.conditions ?? []),
    server: keys.server,
    clientCertificate: policy ?? 'required',
    knownClients: [keys.client.certificatePem],
    ...settings,
  })
  return {
    simulator,
    application: { ...application, applicationCode },
    environment: {
      name: declared.name,
      title: declared.title,
      simulator: true,
      endpoints: Object.fromEntries(
        services.map(([id, service]) => [id, `${simulator.url}${service.path.replace(/\/$/, '')}`]),
      ),
      caPem: keys.ca.certificatePem,
      client: keys.client,
      operators: keys.operators,
      timeoutMs: declared.timeoutMs,
      control: simulator.control,
      switches,
      rulesOff,
    },
    [Symbol.asyncDispose]: () => simulator.close(),
  }
}

const given = (value: PemCredential | GeneratedCard): PemCredential => {
  if (typeof value === 'string') throw new HarnessError('INTERNAL', t`chiave non risolta`)
  return value
}

/** Makes an environment ready: the simulator is started with its own certificates; others are as declared. */
export const openEnvironment = async (
  declared: DeclaredEnvironment,
  application: ApplicationSpec,
  adapters: readonly Adapter[],
  settings: SimulatorSettings = {},
): Promise<OpenEnvironment> => {
  if (declared.simulator) return openSimulator(declared, application, adapters, settings)
  return {
    simulator: null,
    application: { ...application, applicationCode: application.applicationCode ?? '' },
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
      control: null,
      switches: {},
      rulesOff: [],
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
