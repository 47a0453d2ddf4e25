import { relative, resolve } from 'node:path'

import type { Adapter } from '../../adapter/define-adapter.ts'
import { HarnessError } from '../../errors/harness-error.ts'
import { t } from '../../lib/language/t.ts'
import type { TrafficEvent } from '../../model/traffic.ts'
import type { TrafficRule } from '../../plan/load-traffic-rules.ts'
import type { Workspace } from '../../plan/workspace.ts'
import { aboutRun } from '../../session/make-header.ts'
import type { OpenEnvironment } from '../../session/open-environment.ts'
import { judgedIn, openJudge } from '../../session/open-judge.ts'
import { openTraffic, type OpenTraffic } from '../../session/open-traffic.ts'
import type { Io } from '../io.ts'
import { trafficText } from '../traffic-text.ts'
import { writeSimulatorKeys } from '../write-simulator-keys.ts'
import { applicationEndpoints, listening } from './proxy.ts'
import type { RunOptions } from './run.ts'

/** Opens the proxy of a run in which the application makes the calls, and says where it is. */
export const openObserving = async (
  open: OpenEnvironment,
  run: {
    readonly workspace: Workspace
    readonly folder: string
    readonly name: string
    readonly rules: readonly TrafficRule[]
    /** With what the vendor supplies for them. */
    readonly adapters: readonly Adapter[]
    /** Told of everything that passes. */
    readonly onEvent: (event: TrafficEvent) => void
  },
  options: RunOptions,
  io: Io,
  show: (text: string) => void,
): Promise<OpenTraffic> => {
  const { caFile, ...listen } = await listening(
    options.proxyPort === undefined ? {} : { port: options.proxyPort },
    run.workspace,
    io,
  )
  if (options.simulatorKeys !== undefined) {
    if (!open.environment.simulator)
      throw new HarnessError(
        'COMMAND_INVALID',
        t`--simulator-keys scrive le chiavi del simulatore, e «${open.environment.name}» non lo è`,
      )
    writeSimulatorKeys(resolve(io.cwd, options.simulatorKeys), open)
  }
  const traffic = await openTraffic(open, {
    folder: run.folder,
    header: { name: run.name, ...aboutRun(open) },
    adapters: run.adapters,
    judge: await openJudge(judgedIn(open), run.rules, run.adapters),
    ...listen,
    onEvent: (event) => {
      run.onEvent(event)
      const text = trafficText(event)
      if (text !== undefined) show(`    ${text}`)
    },
  })
  show(
    [
      t`  Le chiamate le fa l'applicativo. Indirizzi da dargli:`,
      ...applicationEndpoints(open, traffic.header.listeners).map(
        ([adapter, url]) => `    ${adapter}: ${url}`,
      ),
      t`  CA di cui l'applicativo deve fidarsi: ${relative(io.cwd, caFile)}`,
      '',
    ].join('\n'),
  )
  return traffic
}
