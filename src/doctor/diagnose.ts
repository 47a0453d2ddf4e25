import type { Adapter } from '../adapter/define-adapter.ts'
import { readEnvironment } from '../environment/declare-environment.ts'
import type { ApplicationSpec } from '../environment/environment.ts'
import { resolveApplication } from '../environment/resolve-application.ts'
import { t } from '../lib/language/t.ts'
import { requiredNode } from '../lib/version.ts'
import { loadApplication, loadEnvironment } from '../plan/load-file.ts'
import type { Loaded, Problem } from '../plan/problem.ts'
import type { YamlSource } from '../plan/read-yaml.ts'
import { applicationNames, environmentFolder, type Workspace } from '../plan/workspace.ts'
import { chooseApplication } from '../session/choose-application.ts'
import {
  applicationAsCommunicated,
  applicationFile,
  applicationUnknown,
  noApplication,
} from './application.ts'
import { environmentFiles, unreadableEnvironment } from './environment-files.ts'
import { environmentValues } from './environment-values.ts'
import type { DoctorLine } from './line.ts'
import { networkLines, withoutNetwork } from './network.ts'
import { nodeVersion } from './node-version.ts'
import { lookAtOperators, operatorsUnknown } from './operators.ts'
import { ownAdapters } from './own-adapters.ts'
import { openPlace } from './place.ts'
import { suppliedContract } from './supplied-contract.ts'

export interface DiagnoseOptions {
  readonly workspace: Workspace
  readonly environment: string
  /** The only one there is, unless said. */
  readonly application: string | undefined
  readonly installed: readonly Adapter[]
  /** Those, and the workspace's own as far as they can be used. */
  readonly adapters: Loaded<readonly Adapter[]>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly now: Date
  readonly signal: AbortSignal
}

export interface Diagnosis {
  readonly simulator: boolean
  /** Null where the workspace has none. */
  readonly application: string | null
  readonly lines: readonly DoctorLine[]
}

/** No server is waited for longer, whatever an environment says of its answers. */
const longestWaitMs = 10_000

/** The application under test as far as it can be read. */
interface ReadApplication {
  readonly name: string | null
  readonly spec: ApplicationSpec | null
  /** Mistakes of its file; a value that is missing is told with the others. */
  readonly problems: readonly Problem[]
  /** Where its values are named; null where none of them is used. */
  readonly source: YamlSource | null
}

const readApplication = (options: DiagnoseOptions, simulator: boolean): ReadApplication => {
  const { workspace, env } = options
  const adapters = options.adapters.ok ? options.adapters.value : options.installed
  if (options.application === undefined && applicationNames(workspace).length === 0)
    return { name: null, spec: null, problems: [], source: null }
  const name = chooseApplication(workspace, options.application)
  const knownDefects = adapters.flatMap(({ defects }) => Object.keys(defects))
  const resolved = resolveApplication(workspace, name, { simulator, env, knownDefects })
  const file = loadApplication(workspace, name)
  return {
    name,
    spec: resolved.ok ? resolved.value : null,
    problems: resolved.ok
      ? []
      : resolved.problems.filter(({ code }) => code !== 'ENVIRONMENT_VALUE_MISSING'),
    // On the simulator the application's code is made on the spot.
    source: file.ok && !simulator ? file.value.source : null,
  }
}

/** Looks at everything that a run needs, before anything is sent: no operation of a service is ever called. */
export const diagnose = async (options: DiagnoseOptions): Promise<Diagnosis> => {
  const { workspace, env, now, signal } = options
  const read = readEnvironment(workspace, options.environment, env)
  const node = nodeVersion(process.versions.node, requiredNode)
  const adapters = options.adapters.ok ? options.adapters.value : options.installed
  const contract = await suppliedContract(adapters, env, options.cwd)
  const file = loadEnvironment(
    workspace,
    environmentFolder(workspace, options.environment) ?? workspace.folder,
  )
  if (!read.ok || !file.ok) {
    const reason = t`environment.yaml non si legge`
    const unreadable = unreadableEnvironment(read.ok ? [] : read.problems)
    return {
      simulator: false,
      application: null,
      lines: [
        node,
        unreadable,
        contract.line,
        ...ownAdapters(options.adapters),
        applicationUnknown(reason),
        operatorsUnknown(reason),
        ...withoutNetwork(reason, { kind: 'withheld', reason }, now),
      ],
    }
  }
  const { environment, problems } = read.value
  const { shape, source } = file.value
  const application = readApplication(options, environment.simulator)
  await using place = await openPlace(
    read.value,
    shape.client !== undefined,
    application.spec,
    contract.supplied.adapters,
  )
  const looked = await lookAtOperators(place.environment, now)
  const asCommunicated = (): DoctorLine => {
    if (application.name === null) return noApplication()
    if (application.problems.length > 0) return applicationFile(application.problems)
    return problems.length > 0
      ? applicationUnknown(t`l'ambiente non si legge per intero`, t`sistemare prima valori e file`)
      : applicationAsCommunicated(workspace, application.name, looked.environment, env)
  }
  const network =
    place.unreachable === null
      ? await networkLines(place.environment.endpoints, {
          caPem: place.environment.caPem,
          client: place.client,
          timeoutMs: Math.min(environment.timeoutMs, longestWaitMs),
          now,
          signal,
        })
      : withoutNetwork(place.unreachable, place.client, now)
  const sources = application.source === null ? [source] : [source, application.source]
  return {
    simulator: environment.simulator,
    application: application.name,
    lines: [
      node,
      environmentValues(sources, env),
      ...environmentFiles(problems, environment.endpoints, Object.keys(shape.endpoints ?? {})),
      contract.line,
      ...ownAdapters(options.adapters),
      asCommunicated(),
      ...looked.lines,
      ...network,
    ],
  }
}
