import { t } from '../lib/language/t.ts'
import { isAttended } from '../procedure/positive-run.ts'
import type { Combined } from './combine-runs.ts'
import type { Parts } from './parts.ts'
import { calledByTool } from './summary/cover.ts'

/** Why something is not what a final dossier is, and what to do. */
export interface Refusal {
  readonly place: string
  readonly message: string
  readonly hint: string
}

const againstOthers = (
  { runs, record }: Combined,
  key: 'plan' | 'application',
  label: string,
): Refusal[] =>
  runs.flatMap(({ record: one }) => {
    const [mine, its] = [record[key], one[key]]
    return mine.name === its.name && mine.version === its.version && mine.title === its.title
      ? []
      : [
          {
            place: one.run,
            message: t`${label} non è la stessa cosa nelle esecuzioni: ${mine.title} ${mine.version} e ${its.title} ${its.version}`,
            hint: t`unire solo esecuzioni dello stesso piano e della stessa versione dell'applicazione`,
          },
        ]
  })

/** All that keeps runs from making a final dossier, as far as the runs themselves show it. */
export const finalRefusals = (
  { statement }: Pick<Parts, 'statement'>,
  combined: Combined,
): readonly Refusal[] => {
  const { record, runs } = combined
  const open = record.cases.filter(
    ({ outcome }) =>
      outcome.status !== 'passed' &&
      !(outcome.status === 'skipped' && outcome.cause === 'not-applicable'),
  )
  const called = calledByTool(record)
  return [
    ...againstOthers(combined, 'plan', t`il piano`),
    ...againstOthers(combined, 'application', t`l'applicazione`),
    ...(record.verdict === 'positivo'
      ? []
      : [
          {
            place: record.run,
            message: t`l'esito è ${record.verdict}, e serve positivo: ${[...open.map(({ id }) => id), ...record.notRun].join(', ')}`,
            hint: t`rieseguire questi casi e indicare anche la nuova esecuzione: collaudo dossier ESECUZIONE NUOVA`,
          },
        ]),
    ...runs.flatMap(({ record: one }) =>
      isAttended(one)
        ? []
        : [
            {
              place: one.run,
              message: t`l'esecuzione non è nell'ambiente di test dell'autorità: ha risposto il simulatore, o un indirizzo che non è di test`,
              hint: t`eseguire il piano nell'ambiente di test; --draft fa una bozza anche sul simulatore`,
            },
          ],
    ),
    ...runs
      .filter(({ record: one }) => one.interrupted && runs.length === 1)
      .map(({ record: one }) => ({
        place: one.run,
        message: t`l'esecuzione è interrotta`,
        hint: t`riprenderla: collaudo run --resume`,
      })),
    ...runs
      .filter(({ record: one }) => one.application.defects.length > 0)
      .map(({ record: one }) => ({
        place: one.run,
        message: t`l'applicazione ha difetti messi di proposito: ${one.application.defects.join(', ')}`,
        hint: t`eseguire l'applicazione vera`,
      })),
    ...(called.length > 0 && statement === null
      ? [
          {
            place: record.run,
            message: t`in ${called.length} casi le chiamate le ha fatte questo strumento, e manca la dichiarazione del produttore che lo dice`,
            hint: t`scriverla e indicarla con --statement FILE, o in procedure.yaml: dossier: { statement: FILE }`,
          },
        ]
      : []),
  ]
}
