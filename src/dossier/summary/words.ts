import type { CheckResult } from '../../model/check-result.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { CaseHead } from '../../model/run-record.ts'
import { romeFields } from '../../lib/rome-time.ts'

/** The summary is Italian whoever makes it, since the authority is. */
export const statuses: Readonly<Record<Outcome['status'], string>> = {
  passed: 'superato',
  failed: 'non superato',
  broken: 'interrotto',
  skipped: 'non eseguito',
}

export const kinds: Readonly<Record<CaseHead['kind'], string>> = {
  positive: 'positivo',
  negative: 'negativo (atteso un rifiuto)',
  declared: 'dichiarato (descritto dal produttore)',
}

export const checkStatuses: Readonly<Record<CheckResult['status'], string>> = {
  met: 'soddisfatta',
  unmet: 'NON soddisfatta',
  'not-evaluated': 'non valutata',
}

export const skipCauses = {
  'not-applicable': 'non applicabile',
  'not-encoded': 'non ancora codificato',
  'awaiting-operator': "in attesa dell'operatore",
  dependency: 'dipendenza non soddisfatta',
  environment: 'ambiente non adatto',
} as const

/** What came of a case, with the reason where it did not pass. */
export const outcomeWords = (outcome: Outcome): string => {
  switch (outcome.status) {
    case 'passed':
      return statuses.passed
    case 'failed':
    case 'broken':
      return `${statuses[outcome.status]}: ${outcome.message}`
    case 'skipped':
      return `${skipCauses[outcome.cause]}: ${outcome.reason}`
  }
}

/** Day and time on the clocks of Rome, to the second. */
export const moment = (iso: string): string => {
  const { day, month, year, hour, minute, second } = romeFields(new Date(iso))
  return `${day}/${month}/${year} ${hour}:${minute}:${second}`
}

const most = 400

/**
 * Text from outside as a page may show it: of a long one the beginning, what would not be seen or would turn the text
 * around written out.
 */
export const safe = (text: string, limit = most): string => {
  const clipped =
    text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} caratteri)`
  return clipped
    .replaceAll(/[\r\n\t]+/g, ' ')
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Co}]/gu,
      (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )
}

/** The beginning of a hash: enough to find the file, whose name is the whole. */
export const shortHash = (hash: string): string => hash.slice(0, 16)
