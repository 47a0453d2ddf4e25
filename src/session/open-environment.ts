import { randomBytes, X509Certificate } from 'node:crypto'
import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { KnownOperator, SimulatedService } from '../adapter/simulated.ts'
import { issueCa, issueSelfSigned } from '../certificates/issue-certificate.ts'
import type { PemCredential } from '../certificates/read-p12.ts'
import type {
  ApplicationSpec,
  DeclaredEnvironment,
  EnvironmentSpec,
} from '../environment/environment.ts'
import { certificateOf, type KeySpec } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { secret } from '../model/secret.ts'
import type { JournalLine } from '../simulator/journal.ts'
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
  readonly port?: number
  readonly onExchange?: (line: JournalLine) => void
}

type Issue = () => Promise<PemCredential>

const issued =
  (declared: KeySpec | 'generated' | null, issue: Issue): (() => Promise<KeySpec>) =>
  () =>
    declared === 'generated' || declared === null ? issue() : Promise.resolve(declared)

/** Every switch of the simulator and its value: what the environment says, else the declared default. */
const resolveSwitches = (
  adapters: readonly Adapter[],
  declared: DeclaredEnvironment,
): Record<string, string> => {
  const known = adapters.flatMap((adapter) => adapter.simulator?.switches ?? [])
  for (const [name, value] of Object.entries(declared.switches)) {
    const found = known.find((one) => one.name === name)
    if (found === undefined) {
      const near = nearest(
        name,
        known.map((one) => one.name),
      )
      throw new HarnessError('ENVIRONMENT_INVALID', t`il simulatore non ha la scelta «${name}»`, {
        hint:
          near === undefined
            ? t`ci sono: ${known.map((one) => one.name).join(', ')}`
            : t`forse si intendeva «${near}»`,
      })
    }
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

interface SimulatedKeys {
  readonly ca: { readonly certificatePem: string }
  readonly server: PemCredential
  readonly client: KeySpec
  readonly authorities: {
    readonly authentication: X509Certificate[]
    readonly signature: X509Certificate[]
  }
  readonly operators: EnvironmentSpec['operators']
}

/** Certificates made on the spot, in memory: nothing of them is ever written. */
const makeKeys = async (
  declared: DeclaredEnvironment,
  employed: ReadonlySet<string>,
): Promise<SimulatedKeys> => {
  const [serverCa, cnsCa, signatureCa] = await Promise.all([
    issueCa(t`CA del simulatore`),
    issueCa(t`CA delle CNS di prova`),
    issueCa(t`CA di firma di prova`),
  ])
  const operators = Promise.all(
    Object.entries(declared.operators).map(async ([name, operator]) => {
      const card = {
        commonName: `${operator.codiceFiscale}/0000000000000000.TEST`,
        subjectSerialNumber: `TINIT-${operator.codiceFiscale}`,
        key: employed.has(name) ? ('rsa-2048' as const) : ('ec-p256' as const),
      }
      const [authentication, signature] = await Promise.all([
        issued(operator.authentication, () => cnsCa.issue({ ...card, use: 'authentication' }))(),
        issued(operator.signature, () => signatureCa.issue({ ...card, use: 'signature' }))(),
      ])
      return [name, { ...operator, authentication, signature }] as const
    }),
  )
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
    ca: serverCa,
    server: await server,
    client: await client,
    authorities: {
      authentication: [cnsCa.certificate],
      signature: [signatureCa.certificate],
    },
    operators: Object.fromEntries(await operators),
  }
}

const openSimulator = async (
  declared: DeclaredEnvironment,
  application: ApplicationSpec,
  adapters: readonly Adapter[],
  settings: SimulatorSettings,
): Promise<OpenEnvironment> => {
  const switches = resolveSwitches(adapters, declared)
  const employed = settings.employed ?? new Set(Object.keys(declared.operators))
  const keys = await makeKeys(declared, employed)
  const applicationCode =
    application.applicationCode ?? randomBytes(12).toString('hex').toUpperCase()
  const operators: KnownOperator[] = Object.values(keys.operators).map((operator) => ({
    codiceFiscale: operator.codiceFiscale,
    codStruttura: operator.codStruttura,
    ruoloIstituzionale: operator.ruoloIstituzionale,
    codiceRegionale: operator.codiceRegionale,
    authentication: new X509Certificate(certificateOf(operator.authentication)),
    signature: new X509Certificate(certificateOf(operator.signature)),
  }))
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
      operators,
      authorities: keys.authorities,
      server: keys.server,
      registryFolder: join(declared.folder, 'registry'),
      switches,
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
    knownClients: [certificateOf(keys.client)],
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
      readers: declared.readers,
      control: simulator.control,
      switches,
    },
    [Symbol.asyncDispose]: () => simulator.close(),
  }
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
      readers: declared.readers,
      control: null,
      switches: {},
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
