import type { ReviewStanding, ReviewState } from '../evidence/reviewed.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import type { Review } from '../model/review.ts'
import { statusText } from './outcome-text.ts'

const saidText = ({ says }: Review): string => {
  switch (says.kind) {
    case 'exclusion':
      return t`escluso: non conta`
    case 'override':
      return t`vale come ${statusText[says.status]}`
    case 'withdrawal':
      return t`ritirata`
  }
}

const stateText: Readonly<Record<ReviewState, string | undefined>> = {
  standing: undefined,
  expired: t`scaduta`,
  superseded: t`sostituita da una successiva`,
  withdrawn: t`ritirata`,
  outdated: t`riguarda un esito precedente`,
}

/** A day of the calendar as Italians write it. */
const dayText = (day: string): string => day.split('-').toReversed().join('/')

/** The reviewer's word in one line: what it says, why, whose it is, since when, until when, and whether it still holds. */
export const reviewText = ({ review, state }: ReviewStanding): string => {
  const until =
    review.expiresOn === null ? t`senza scadenza` : t`fino al ${dayText(review.expiresOn)}`
  const ended = stateText[state]
  const text = t`${saidText(review)} (esito automatico: ${statusText[review.of.status]}). ${review.reason} — ${review.author}, ${romeDate(new Date(review.at))}, ${until}`
  return ended === undefined ? text : t`${text} [${ended}]`
}
