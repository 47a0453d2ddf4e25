import { reviewStandings, type ReviewStanding } from '../evidence/reviewed.ts'
import { t } from '../lib/language/t.ts'
import type { RunRecord } from '../model/run-record.ts'
import type { Stale } from '../model/stale.ts'

/** What came to a result after the run: it is data, and can be handed to another thread. */
export interface CaseNotes {
  readonly stale: Stale['why'] | null
  readonly reviews: readonly ReviewStanding[]
}

export const noNotes: CaseNotes = { stale: null, reviews: [] }

/** The notes of each case that has any. `today` is a day of Europe/Rome, which decides what has expired. */
export const notesOf = (
  record: Pick<RunRecord, 'cases' | 'notRun' | 'reviews' | 'verdict'>,
  stale: readonly Stale[],
  today: string,
): Readonly<Record<string, CaseNotes>> => {
  const standings = reviewStandings(record, today)
  const ids = new Set([
    ...stale.map((one) => one.case),
    ...standings.map(({ review }) => review.case),
  ])
  return Object.fromEntries(
    [...ids].map((id) => [
      id,
      {
        stale: stale.find((one) => one.case === id)?.why ?? null,
        reviews: standings.filter(({ review }) => review.case === id),
      },
    ]),
  )
}

/** Why a result is older than its case. */
export const staleText: Readonly<Record<Stale['why'], string>> = {
  gone: t`il caso non è più nel piano`,
  words: t`le parole dell'autorità sono cambiate dopo`,
  file: t`il file del caso è cambiato dopo`,
  content: t`un payload, un frammento o i dati che il caso usa sono cambiati dopo`,
}

/** What stands behind the name of a case that has notes. */
export const noteMarks = ({ stale, reviews }: CaseNotes): string =>
  [
    ...(stale === null ? [] : [t`SUPERATO DA UNA MODIFICA`]),
    ...(reviews.some(({ state }) => state === 'standing') ? [t`RIESAMINATO`] : []),
  ]
    .map((mark) => ` [${mark}]`)
    .join('')
