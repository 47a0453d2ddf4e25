import type { RunSummary } from '../../evidence/run-summary.ts'
import { t } from '../../lib/language/t.ts'
import type { RunRecord } from '../../model/run-record.ts'
import { originCounts } from '../origin-text.ts'
import { countedStatuses, statusText } from '../outcome-text.ts'

type Facts = readonly (readonly [name: string, value: string])[]

const when = (instant: string | null): string =>
  instant === null
    ? t`non terminata`
    : new Date(instant).toLocaleString('it-IT', {
        timeZone: 'Europe/Rome',
        dateStyle: 'short',
        timeStyle: 'medium',
      })

const contractsOf = ({ environment }: RunRecord): string =>
  Object.entries(environment.contracts ?? {})
    .map(([adapter, { name, isSupplied }]) =>
      isSupplied ? t`${adapter}: ${name}, copia del produttore` : t`${adapter}: ${name}, incluso`,
    )
    .join('; ')

/** Adapters that did not come with the tool: whoever reads the report knows whose code judged. */
const ownAdaptersOf = ({ harness }: RunRecord): string =>
  Object.entries(harness.ownAdapters ?? {})
    .map(([adapter, { sha256 }]) => t`${adapter}, del produttore, SHA-256 ${sha256}`)
    .join('; ')

const profiles = { struttura: t`struttura (certificato)`, dispositivo: t`dispositivo (carta)` }

/** What a person of the authority asks first: what was tried, of whom, where, with what, and who made the calls. */
export const coverFacts = (record: RunRecord): Facts => {
  const { application, environment, harness, plan, counts } = record
  const contracts = contractsOf(record)
  const ownAdapters = ownAdaptersOf(record)
  return [
    [t`Applicazione`, `${application.title} ${application.version}`],
    [t`Produttore`, application.producer],
    [t`Profilo`, profiles[application.profile]],
    [t`Piano`, t`${plan.title}, versione ${plan.version}`],
    [t`Ambiente`, environment.simulator ? t`SIMULATORE incorporato` : environment.name],
    ...Object.entries(environment.endpoints).map(
      ([adapter, url]) => [t`Indirizzo ${adapter}`, url] as const,
    ),
    [t`Chiamate`, originCounts(record)],
    [
      t`Casi`,
      countedStatuses(counts)
        .map(({ text }) => text)
        .join(', '),
    ],
    ...(record.notRun.length === 0 ? [] : [[t`Mai eseguiti`, record.notRun.join(', ')] as const]),
    ...(record.stopped === undefined ? [] : [[t`Perché`, record.stopped] as const]),
    [t`Inizio`, t`${when(record.startedAt)} (ora italiana)`],
    [t`Fine`, when(record.endedAt)],
    ...(contracts === '' ? [] : [[t`Contratto`, contracts] as const]),
    ...(ownAdapters === '' ? [] : [[t`Adattatori`, ownAdapters] as const]),
    [t`Strumento`, t`Collaudo ${harness.version}, Node ${harness.node}, ${harness.platform}`],
    [t`Esecuzione`, record.run],
    ...(plan.note === undefined ? [] : [[t`Nota sul piano`, plan.note] as const]),
  ]
}

/** A case whose outcome is another than in the run before. */
export interface ChangedCase {
  readonly id: string
  readonly before: string
  readonly now: string
}

/** What changed since the last of the earlier runs, case by case. */
export const changedSince = (
  record: Pick<RunRecord, 'cases'>,
  before: RunSummary,
): readonly ChangedCase[] => {
  const then = new Map(before.cases.map((one) => [one.id, one.outcome.status]))
  return record.cases.flatMap(({ id, outcome }) => {
    const was = then.get(id)
    return was === undefined || was === outcome.status
      ? []
      : [{ id, before: statusText[was], now: statusText[outcome.status] }]
  })
}
