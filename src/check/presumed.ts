import { t } from '../lib/language/t.ts'
import type { CheckSubject, Presumed } from './check.ts'

/** What is missing where the service itself has not answered; null where it has. */
export const ofService = ({ reading }: CheckSubject): string | null =>
  reading.kind === 'expected' || reading.kind === 'fault' ? null : t`una risposta del servizio`

/** What a check that presumes something has not got to look at; null where it is there. */
export const missingFor = (presumes: Presumed, subject: CheckSubject): string | null => {
  switch (presumes) {
    // A check that presumes nothing is asked all the same; its contrary holds only of an answer of the service.
    case 'anything':
    case 'service':
      return ofService(subject)
    case 'http':
      if (subject.exchange.answer.kind !== 'http') return t`una risposta HTTP`
      return subject.reading.kind === 'other' && subject.reading.isForeign === true
        ? ofService(subject)
        : null
    case 'expected':
      return subject.reading.kind === 'expected' ? null : t`la risposta dell'operazione`
  }
}
