import { join } from 'node:path'

import type { Adapter } from '../adapter/define-adapter.ts'
import type { ApplicationSpec } from '../environment/environment.ts'
import { createCallJudge, type CallJudge } from '../findings/judge-calls.ts'
import { packageRoot } from '../lib/package-root.ts'
import { secret } from '../model/secret.ts'
import type { TrafficRule } from '../plan/load-traffic-rules.ts'
import { compileXsd } from '../xml/xsd.ts'
import type { OpenEnvironment } from './open-environment.ts'

/** Whose calls are judged, and with which answers to the open questions. */
export interface Judged {
  readonly application: Pick<ApplicationSpec, 'title' | 'producer' | 'version' | 'applicationCode'>
  readonly switches: Readonly<Record<string, string>>
}

/** Of what passes to an environment that is open: the code of the application is known, also if it was made here. */
export const judgedIn = ({ application, environment }: OpenEnvironment): Judged => ({
  application,
  switches: environment.switches,
})

/**
 * Of what passed to another: a simulator that is gone had a code of its own, which nobody knows any more.
 */
export const judgedElsewhere = ({
  application,
  environment,
  isCodeMade,
}: OpenEnvironment): Judged => ({
  application: { ...application, applicationCode: isCodeMade ? null : application.applicationCode },
  switches: environment.switches,
})

/** A judge that has seen no call yet. */
export const openJudge = (
  { application, switches }: Judged,
  rules: readonly TrafficRule[],
  adapters: readonly Adapter[],
): Promise<CallJudge> => {
  const { title, producer, version, applicationCode } = application
  return createCallJudge({
    rules,
    adapters,
    world: {
      application: {
        name: title,
        producer,
        version,
        applicationCode: applicationCode === null ? null : secret(applicationCode),
      },
      registryFolder: join(packageRoot, 'environments', 'simulator', 'registry'),
      switches,
    },
    suppliedSchema: ({ contract }) =>
      contract?.simulated === undefined
        ? undefined
        : compileXsd(contract.simulated.entry, contract.simulated.files),
    clock: () => new Date(),
  })
}
