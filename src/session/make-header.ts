import { language } from '../lib/language/t.ts'
import { version } from '../lib/version.ts'
import type { RunHeader } from '../model/run-record.ts'
import type { Plan } from '../plan/plan.ts'
import type { OpenEnvironment } from './open-environment.ts'

/** Whose application it was, where it went, and with what it was looked at. */
export const aboutRun = ({
  environment,
  application,
  contracts,
  ownAdapters,
}: OpenEnvironment): Pick<RunHeader, 'application' | 'environment' | 'harness'> => ({
  application: {
    name: application.name,
    title: application.title,
    producer: application.producer,
    version: application.version,
    profile: application.profile,
    defects: [...application.defects],
  },
  environment: {
    name: environment.name,
    simulator: environment.simulator,
    endpoints: { ...environment.endpoints },
    switches: { ...environment.switches },
    ...(environment.conditions.length === 0 ? {} : { conditions: [...environment.conditions] }),
    contracts: { ...contracts },
    ...(environment.rulesOff.length === 0 ? {} : { rulesOff: [...environment.rulesOff] }),
  },
  harness: {
    version,
    node: process.versions.node,
    platform: process.platform,
    language,
    ...(Object.keys(ownAdapters).length === 0 ? {} : { ownAdapters: { ...ownAdapters } }),
  },
})

/** What a run's record says of itself: what ran, on what, against what, with what. */
export const makeHeader = (
  run: string,
  plan: Plan,
  suite: string | null,
  open: OpenEnvironment,
  startedAt: Date,
): RunHeader => ({
  schema: 'collaudo/run@2',
  run,
  plan: {
    name: plan.name,
    title: plan.title,
    version: plan.version,
    ...(plan.note === null ? {} : { note: plan.note }),
    ...(plan.requirements.length === 0 ? {} : { requirements: [...plan.requirements] }),
  },
  suite,
  ...aboutRun(open),
  startedAt: startedAt.toISOString(),
})
