import { isIP } from 'node:net'
import { join, relative, resolve } from 'node:path'

import { declareEnvironment } from '../../environment/declare-environment.ts'
import { resolveApplication } from '../../environment/resolve-application.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { scanSecrets } from '../../evidence/scan-secrets.ts'
import { t } from '../../lib/language/t.ts'
import { loadTrafficRules } from '../../plan/load-traffic-rules.ts'
import { findWorkspace, type Workspace } from '../../plan/workspace.ts'
import { isClientAddress } from '../../proxy/local-clients.ts'
import { chooseApplication } from '../../session/choose-application.ts'
import { aboutRun } from '../../session/make-header.ts'
import { openEnvironment, type OpenEnvironment } from '../../session/open-environment.ts'
import { judgedIn, openJudge } from '../../session/open-judge.ts'
import { openTraffic } from '../../session/open-traffic.ts'
import { runName } from '../../session/run-name.ts'
import { supply } from '../../session/supply.ts'
import { adaptersOf } from '../adapters-of.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { localNames, ownLocalCertificate, readLocalCertificate } from '../local-certificate.ts'
import { printProblems } from '../print-error.ts'
import { secretsOf } from '../secrets.ts'
import { findingsSummary } from '../findings-text.ts'
import { trafficText } from '../traffic-text.ts'
import { writeSimulatorKeys } from '../write-simulator-keys.ts'

/** Where the proxy listens, for whom, and with which certificate. */
export interface ListenOptions {
  readonly port?: number
  readonly listen?: string
  readonly client?: readonly string[]
  /** Folder of the proxy's certificate. */
  readonly keys?: string
}

export interface ProxyCommandOptions extends ListenOptions {
  readonly env?: string
  readonly application?: string
  readonly condition?: readonly string[]
  /** Where the simulator's certificates and keys are written, for an application that is to use them. */
  readonly simulatorKeys?: string
  readonly json?: boolean
}

const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || address.startsWith('127.')

/** What `openTraffic` is to listen with. Whoever opens a door beyond this machine is warned. */
export const listening = async (options: ListenOptions, workspace: Workspace, io: Io) => {
  const address = options.listen ?? '127.0.0.1'
  if (isIP(address) === 0)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`--listen vuole un indirizzo IP, trovato «${address}»`,
    )
  const wrong = (options.client ?? []).find((one) => !isClientAddress(one))
  if (wrong !== undefined)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`--client vuole un indirizzo IP o una rete, trovato «${wrong}»`,
      { hint: t`per esempio 192.168.1.20 oppure 192.168.1.0/24` },
    )
  if (!isLoopback(address))
    io.error(
      options.client === undefined
        ? t`avviso: il proxy ascolta su ${address}, ma accetta solo chiamate da questa macchina: indicare con --client chi altro può chiamare`
        : t`avviso: il proxy ascolta su ${address} e accetta ${options.client.join(', ')}: chi può chiamarlo agisce con il certificato del produttore`,
    )
  const folder =
    options.keys === undefined
      ? join(workspace.folder, '.collaudo', 'proxy')
      : resolve(io.cwd, options.keys)
  const certificate =
    options.keys === undefined
      ? await ownLocalCertificate(folder, address)
      : readLocalCertificate(folder, address)
  return {
    address,
    certificate,
    caFile: join(folder, localNames.ca),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.client === undefined ? {} : { clients: options.client }),
  }
}

/** The addresses that the application is to be given, in the place of the environment's. */
export const applicationEndpoints = (
  { environment }: OpenEnvironment,
  listeners: readonly { readonly url: string; readonly origin: string }[],
): [string, string][] =>
  Object.entries(environment.endpoints).map(([adapter, endpoint]) => {
    const { origin } = new URL(endpoint)
    const url = listeners.find((one) => one.origin === origin)?.url ?? origin
    return [adapter, `${url}${endpoint.slice(origin.length)}`]
  })

/** Records what the application says to an environment, until it is stopped. */
export const proxy = async (options: ProxyCommandOptions, io: Io): Promise<number> => {
  const workspace = findWorkspace(io.cwd)
  const declared = declareEnvironment(workspace, options.env ?? 'simulator', io.env)
  if (!declared.ok) {
    printProblems(io, declared.problems)
    return exitCodes.wrong
  }
  if (options.condition !== undefined && !declared.value.simulator)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`--condition ordina una condizione al simulatore, e «${declared.value.name}» non lo è`,
      { hint: t`fuori dal simulatore una condizione si chiede all'autorità` },
    )
  if (options.simulatorKeys !== undefined && !declared.value.simulator)
    throw new HarnessError(
      'COMMAND_INVALID',
      t`--simulator-keys scrive le chiavi del simulatore, e «${declared.value.name}» non lo è`,
    )
  const { adapters } = await supply(await adaptersOf(workspace), io.env, io.cwd)
  const rules = loadTrafficRules(workspace, adapters)
  if (!rules.ok) {
    printProblems(io, rules.problems)
    return exitCodes.wrong
  }
  const application = resolveApplication(
    workspace,
    chooseApplication(workspace, options.application),
    {
      simulator: declared.value.simulator,
      env: io.env,
      knownDefects: adapters.flatMap((adapter) => Object.keys(adapter.defects)),
    },
  )
  if (!application.ok) {
    printProblems(io, application.problems)
    return exitCodes.wrong
  }
  const { caFile, ...listen } = await listening(options, workspace, io)
  await using open = await openEnvironment(declared.value, application.value, adapters, {
    ordered: options.condition ?? [],
  })
  if (options.simulatorKeys !== undefined)
    writeSimulatorKeys(resolve(io.cwd, options.simulatorKeys), open)
  const reports = join(workspace.folder, 'reports')
  const name = runName(reports, new Date(), 'proxy', open.environment.name)
  const folder = join(reports, name)
  const told = (text: string): void => {
    if (options.json !== true) io.out(text)
  }
  await using traffic = await openTraffic(open, {
    folder,
    header: { name, ...aboutRun(open) },
    adapters,
    judge: await openJudge(judgedIn(open), rules.value, adapters),
    ...listen,
    onEvent: (event) => {
      if (options.json === true) io.out(`${JSON.stringify(event)}\n`)
      const text = trafficText(event)
      if (text !== undefined) told(`${text}\n`)
    },
  })
  told(
    [
      t`Proxy avviato: registra ciò che l'applicativo dice a «${open.environment.title}».`,
      ...(open.environment.simulator
        ? [t`  L'ambiente è il simulatore: niente di quanto avviene qui vale come prova.`]
        : []),
      t`  Indirizzi da dare all'applicativo:`,
      ...applicationEndpoints(open, traffic.header.listeners).map(
        ([adapter, url]) => `    ${adapter}: ${url}`,
      ),
      t`  CA di cui l'applicativo deve fidarsi: ${relative(io.cwd, caFile)}`,
      t`  Prove: ${relative(io.cwd, folder)}`,
      t`  Ctrl+C per chiudere`,
      '',
    ].join('\n'),
  )
  if (!io.signal.aborted)
    await new Promise<void>((done) => {
      io.signal.addEventListener('abort', () => done(), { once: true })
    })
  const record = await traffic.close()
  const leaks = scanSecrets(folder, secretsOf(open))
  if (leaks.length > 0)
    throw new HarnessError(
      'SECRET_LEAKED',
      t`un segreto è finito tra le prove: ${leaks.join('; ')}`,
      { hint: t`non diffondere questa cartella e cambiare il segreto` },
    )
  told(
    t`\nChiamate registrate: ${record.exchanges.length}; rifiutate dal proxy: ${record.refused.length}\n`,
  )
  told(findingsSummary(record))
  return exitCodes.passed
}
