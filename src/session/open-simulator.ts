import { randomBytes, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { KnownOperator, SimulatedService } from '../adapter/simulated.ts'
import type { ApplicationSpec, DeclaredEnvironment } from '../environment/environment.ts'
import { certificateOf } from '../environment/key-spec.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { packageRoot } from '../lib/package-root.ts'
import { secret } from '../model/secret.ts'
import type { XsdSource } from '../model/xsd-source.ts'
import { readOrders } from '../simulator/condition-board.ts'
import { conditionsOnOffer, startSimulator } from '../simulator/start-simulator.ts'
import { troubledServer } from '../simulator/troubled-server.ts'
import { compileXsd, type Validate } from '../xml/xsd.ts'
import type { OpenEnvironment, SimulatorSettings } from './open-environment.ts'
import { makeSimulatedKeys, serverSpec } from './simulated-keys.ts'
import { contractNames, ownFiles } from './supply.ts'

/** The people and drugs that the simulator knows: those of the environment, where it has some, else the built-in ones. */
const registryOf = (folder: string): string => {
  const own = join(folder, 'registry')
  return existsSync(own) ? own : join(packageRoot, 'environments', 'simulator', 'registry')
}

const compiled = ({ entry, files }: XsdSource): Validate => compileXsd(entry, files)

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

/** Starts the simulator of an environment, with keys made for it. */
export const openSimulator = async (
  declared: DeclaredEnvironment,
  application: ApplicationSpec,
  adapters: readonly Adapter[],
  settings: SimulatorSettings,
): Promise<OpenEnvironment> => {
  const switches = resolveSwitches(adapters, declared)
  const rulesOff = resolveRulesOff(adapters, declared, settings)
  const offered = {
    conditions: adapters.flatMap((adapter) => adapter.simulator?.conditions ?? []),
    operations: adapters.flatMap((adapter) => adapter.simulator?.operations ?? []),
  }
  // Before the keys, which take their time.
  readOrders(settings.ordered ?? [], conditionsOnOffer(offered, true))
  const employed = settings.employed ?? new Set(Object.keys(declared.operators))
  const keys = await makeSimulatedKeys(declared, employed, settings.operatorKeys ?? 'rsa-2048')
  const applicationCode =
    application.applicationCode ?? randomBytes(12).toString('hex').toUpperCase()
  // A card that is not good was never communicated: of it the authority knows who issued it, at most.
  const registered = Object.entries(keys.operators).filter(
    ([name]) => declared.operators[name]?.card === undefined,
  )
  const operators: KnownOperator[] = registered.map(([, operator]) => ({
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
      registryFolder: registryOf(declared.folder),
      ...(adapter.contract?.simulated === undefined
        ? {}
        : { suppliedSchema: compiled(adapter.contract.simulated) }),
      ...(adapter.suppliedFiles === undefined ? {} : { suppliedFiles: adapter.suppliedFiles }),
      switches,
      rulesOff: new Set(rulesOff),
      clock: () => new Date(),
    })
    services.push([adapter.id, service])
  }
  const policy = switches['client-certificate'] as 'required' | 'requested' | 'none' | undefined
  const simulator = await startSimulator({
    services: services.map(([, service]) => service),
    ...offered,
    server: keys.server,
    troubledServer: troubledServer(keys.ca, serverSpec),
    clientCertificate: policy ?? 'required',
    clientCertificateMoment:
      switches['client-certificate-moment'] === 'renegotiation' ? 'renegotiation' : 'handshake',
    knownClients: [certificateOf(keys.client)],
    ...settings,
  })
  return {
    simulator,
    contracts: contractNames(adapters),
    ownAdapters: ownFiles(adapters),
    application: { ...application, applicationCode },
    isCodeMade: application.applicationCode === null,
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
      conditions: settings.ordered ?? [],
      switches,
      rulesOff,
    },
    [Symbol.asyncDispose]: () => simulator.close(),
  }
}
