import { t } from '../lib/language/t.ts'
import type { RunEvent } from '../model/event.ts'
import type { CaseRecord, RunHeader, RunRecord } from '../model/run-record.ts'
import type { Plan, PlanCase } from '../plan/plan.ts'
import { sha256 } from '../lib/sha256.ts'

/** The SHA-256 of everything that a plan's cases are made of, payloads and data too, wherever they lie. */
export const contentOf = (plan: Plan): string =>
  sha256(
    JSON.stringify([
      plan.cases.map(({ declared, ...planCase }) => ({ ...planCase, asks: declared?.asks })),
      plan.data,
    ]),
  )

/** The cases that sent something that writes, whatever became of them. */
const writers = (events: readonly RunEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap((event) => (event.event === 'sending' ? [event.case] : [])))

/**
 * Whether a case that ended may run when the run goes on: it waits for an operator, or it did nothing and the
 * reason may be gone.
 */
const mayRun = (record: CaseRecord, wrote: ReadonlySet<string>): boolean => {
  const { id, outcome } = record
  if (outcome.status !== 'skipped') return false
  switch (outcome.cause) {
    case 'awaiting-operator':
      return true
    case 'environment':
    case 'dependency':
      return !wrote.has(id)
    case 'not-applicable':
    case 'not-encoded':
      return false
  }
}

/**
 * What a run that goes on keeps: every case that ended, but for those that wait for an operator, and those that
 * did nothing for want of the environment or of a need. Any other that sent something that writes is kept.
 */
export const keptOf = (record: RunRecord, events: readonly RunEvent[]): readonly CaseRecord[] => {
  const wrote = writers(events)
  return record.cases.filter((one) => !mayRun(one, wrote))
}

/**
 * A case that waited for an operator, from where it waited: what it did until then is not done again. Undefined
 * when it has not begun, and is run as any other.
 */
export const takenUp = (
  planCase: PlanCase,
  record: CaseRecord,
  run: { readonly name: string; readonly folder: string },
): PlanCase | undefined => {
  const passed = new Map(
    record.steps
      .filter(({ phase, outcome }) => (phase ?? 'steps') === 'steps' && outcome.status === 'passed')
      .map((step) => [step.id, step]),
  )
  const index = planCase.steps.findIndex(({ id }) => !passed.has(id))
  const from = planCase.steps[index]
  if (from === undefined || index === 0) return undefined
  const steps = planCase.steps.slice(0, index).flatMap(({ id }) => passed.get(id) ?? [])
  return {
    ...planCase,
    steps: planCase.steps.slice(index),
    start: {
      from: from.id,
      run: run.name,
      runFolder: run.folder,
      values: Object.assign({}, ...steps.map(({ captured }) => captured)) as Record<string, string>,
      steps,
      isSameRun: true,
    },
  }
}

const isAwaiting = ({ outcome }: CaseRecord): boolean =>
  outcome.status === 'skipped' && outcome.cause === 'awaiting-operator'

/** Whether there is a reason to go on with a run. One that went on from another is not gone on with itself. */
export const isUnfinished = (record: RunRecord): boolean =>
  (record.interrupted || record.stopped !== undefined || record.cases.some(isAwaiting)) &&
  record.cases.every(({ partial }) => partial === undefined)

const differing = (what: string, then: string, now: string): readonly string[] =>
  then === now ? [] : [t`${what}: prima ${then}, ora ${now}`]

const listed = (values: readonly string[]): string => values.join(', ') || t`nessuno`

const switchesText = (switches: Readonly<Record<string, string>>): string =>
  listed(
    Object.entries(switches)
      .map(([name, value]) => `${name}: ${value}`)
      .toSorted(),
  )

const contracts = ({ environment }: RunHeader): readonly string[] =>
  Object.entries(environment.contracts ?? {}).map(
    ([adapter, used]) => `${adapter}: ${used.name} ${used.sha256}`,
  )

const ownAdapters = ({ harness }: RunHeader): readonly string[] =>
  Object.values(harness.ownAdapters ?? {}).map((own) => `${own.folder} ${own.sha256}`)

/** What is no longer as it was when the run began, one sentence each: two halves of a run must be of one piece. */
export const changesSince = (
  start: Extract<RunEvent, { event: 'run-start' }>,
  plan: Plan,
  now: RunHeader,
): readonly string[] => {
  const then = start.header
  const byId = new Map(plan.cases.map(({ head }) => [head.id, head]))
  const files = new Set<string>()
  const missing: string[] = []
  for (const { id, file, fileSha256 } of start.planned) {
    const found = byId.get(id)
    if (found === undefined) missing.push(t`il caso ${id} non è più nel piano`)
    else if (found.fileSha256 !== fileSha256) files.add(file)
  }
  const changed = [...missing, ...[...files].map((file) => t`${file} è cambiato`)]
  const content =
    changed.length === 0 &&
    start.contentSha256 !== undefined &&
    start.contentSha256 !== contentOf(plan)
      ? [t`i dati, i payload o i frammenti del piano sono cambiati`]
      : []
  const environment = (header: RunHeader): readonly string[] =>
    header.environment.simulator
      ? []
      : Object.entries(header.environment.endpoints).map(([name, url]) => `${name}: ${url}`)
  return [
    ...changed,
    ...content,
    ...differing(t`la versione del piano`, then.plan.version, now.plan.version),
    ...differing(t`l'applicazione`, then.application.name, now.application.name),
    ...differing(t`il produttore`, then.application.producer, now.application.producer),
    ...differing(t`il titolo`, then.application.title, now.application.title),
    ...differing(
      t`la versione dell'applicazione`,
      then.application.version,
      now.application.version,
    ),
    ...differing(t`il profilo`, then.application.profile, now.application.profile),
    ...differing(
      t`l'elenco dei difetti`,
      listed(then.application.defects),
      listed(now.application.defects),
    ),
    ...(then.environment.contracts === undefined
      ? []
      : differing(t`il contratto`, listed(contracts(then)), listed(contracts(now)))),
    ...differing(t`l'indirizzo`, listed(environment(then)), listed(environment(now))),
    ...differing(
      t`le scelte del simulatore`,
      switchesText(then.environment.switches),
      switchesText(now.environment.switches),
    ),
    ...differing(
      t`le regole spente del simulatore`,
      listed(then.environment.rulesOff ?? []),
      listed(now.environment.rulesOff ?? []),
    ),
    ...differing(
      t`gli adattatori della cartella di lavoro`,
      listed(ownAdapters(then)),
      listed(ownAdapters(now)),
    ),
    ...differing('Collaudo', then.harness.version, now.harness.version),
  ]
}
