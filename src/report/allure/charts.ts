import { t } from '../../lib/language/t.ts'

/** What the page draws: this run, and how it went from run to run. */
export const charts = [
  { type: 'currentStatus', title: t`Esiti di questa esecuzione` },
  { type: 'statusDynamics', title: t`Andamento degli esiti` },
  { type: 'statusTransitions', title: t`Casi che hanno cambiato esito` },
  {
    type: 'testResultSeverities',
    title: t`Esiti per gravità`,
    levels: ['blocker', 'critical', 'normal', 'minor', 'trivial'],
    statuses: ['passed', 'failed', 'broken', 'skipped'],
    includeUnset: false,
  },
  {
    type: 'stabilityDistribution',
    title: t`Stabilità delle aree`,
    skipStatuses: ['skipped', 'unknown'],
    threshold: 90,
    groupBy: 'feature',
  },
  { type: 'durationDynamics', title: t`Andamento delle durate` },
  { type: 'durations', title: t`Durate dei casi`, groupBy: 'none' },
] as const
